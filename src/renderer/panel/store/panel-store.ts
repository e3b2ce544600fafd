import { type StoreApi, createStore } from 'zustand/vanilla'
import type { Bridge } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'
import { type Api, apiOver } from '../../ui/api'
import { coalesce } from '../../ui/store/coalesce'
import { ON_ITS_WAY } from '../../ui/store/loadable'
import { keepFed } from '../../ui/store/keep-fed'
import { type PanelCommands, createPanelCommands } from './panel-commands'
import { type PanelFeeds, createPanelFeeds, loadAll, loadMissing } from './panel-feeds'
import { NO_LEDGER } from './ledger-state'
import { NO_PANEL, type PanelState } from './panel-state'

export interface Panel {
  readonly store: StoreApi<PanelState>
  readonly commands: PanelCommands
}

/** The panel's state, fed from now on, and all the panel can ask main to do. */
export function createPanel(bridge: Bridge): Panel {
  const api: Api<'panel'> = apiOver(bridge)
  const store = createStore<PanelState>()(() => NO_PANEL)
  const feeds = createPanelFeeds(api, store)
  const refreshActivity = coalesce(() => feeds.activity.load())
  keepFed(bridge, {
    onPush: (push) => route(push, feeds, refreshActivity, store),
    onConnection: (connected) => store.setState({ lostAt: connected ? null : Date.now() }),
    loadAll: () => loadAll(feeds),
  })
  return { store, commands: createPanelCommands(api, feeds) }
}

function route(
  push: Push,
  feeds: PanelFeeds,
  refreshActivity: () => void,
  store: StoreApi<PanelState>,
): void {
  switch (push.type) {
    case 'pets.changed': {
      feeds.pets.push(push.pets)
      const eating = push.pets.find(({ eats }) => eats)
      if (eating) feeds.pet.push(eating)
      return
    }
    case 'pet.changed': {
      const { data } = store.getState().pets
      if (data) feeds.pets.push(data.map((held) => (held.id === push.pet.id ? push.pet : held)))
      if (push.pet.eats) feeds.pet.push(push.pet)
      return
    }
    case 'goals.changed':
      feeds.goals.push(push.goals)
      return
    case 'git.changed':
      feeds.git.push(push.git)
      return
    case 'settings.changed':
      feeds.settings.push(push.settings)
      // Rest days decide about the streak.
      refreshActivity()
      return
    case 'app.statusChanged':
      feeds.status.push(push.status)
      // What a dying database could not give is asked for again once there is one.
      if (push.status.database.state === 'up') loadMissing(feeds)
      return
    case 'focus.changed':
      feeds.focus.push(push.focus)
      return
    case 'snooze.changed':
      feeds.snooze.push(push.snooze)
      return
    case 'data.replaced':
      // Versions say nothing any more: it may be another pet, or the same in an earlier year.
      store.setState({ pet: ON_ITS_WAY, ledger: NO_LEDGER })
      loadAll(feeds)
      return
    case 'data.changed':
      // Told to the settings only.
      return
    case 'ledger.appended':
      feeds.ledger.push(push.entries, push.total)
      refreshActivity()
      return
    case 'connections.changed':
    case 'desktop.changed':
    case 'updates.changed':
      // Told to the settings only.
      return
    case 'agent.told':
      // Told to the pet only.
      return
  }
}
