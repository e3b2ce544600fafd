import { type StoreApi, createStore } from 'zustand/vanilla'
import type { Bridge } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'
import { type Api, apiOver } from '../../ui/api'
import { ON_ITS_WAY } from '../../ui/store/loadable'
import { keepFed } from '../../ui/store/keep-fed'
import { withPet } from './pet-commands'
import { type SettingsCommands, createSettingsCommands } from './settings-commands'
import { type SettingsFeeds, createSettingsFeeds, loadAll, loadMissing } from './settings-feeds'
import { NO_SETTINGS, type SettingsState } from './settings-state'

export interface SettingsWindow {
  readonly store: StoreApi<SettingsState>
  readonly commands: SettingsCommands
}

/** The settings window's state, fed from now on, and all it can ask main to do. */
export function createSettingsWindow(bridge: Bridge): SettingsWindow {
  const api: Api<'settings'> = apiOver(bridge)
  const store = createStore<SettingsState>()(() => NO_SETTINGS)
  const feeds = createSettingsFeeds(api, store)
  keepFed(bridge, {
    onPush: (push) => route(push, feeds, store),
    onConnection: (connected) => store.setState({ lostAt: connected ? null : Date.now() }),
    loadAll: () => loadAll(feeds),
  })
  return { store, commands: createSettingsCommands(api, feeds, store) }
}

function route(push: Push, feeds: SettingsFeeds, store: StoreApi<SettingsState>): void {
  switch (push.type) {
    case 'pets.changed': {
      feeds.pets.push(push.pets)
      const eating = push.pets.find(({ eats }) => eats)
      if (eating) feeds.pet.push(eating)
      return
    }
    case 'pet.changed': {
      const { data } = store.getState().pets
      if (data) feeds.pets.push(withPet(data, push.pet))
      if (push.pet.eats) feeds.pet.push(push.pet)
      return
    }
    case 'git.changed':
      feeds.git.push(push.git)
      return
    case 'connections.changed':
      feeds.connections.push(push.connections)
      return
    case 'settings.changed':
      feeds.settings.push(push.settings)
      return
    case 'app.statusChanged':
      feeds.status.push(push.status)
      // What a dying database could not give is asked for again once there is one.
      if (push.status.database.state === 'up') loadMissing(feeds)
      return
    case 'goals.changed':
      feeds.goals.push(push.goals)
      return
    case 'focus.changed':
      feeds.focus.push(push.focus)
      return
    case 'data.changed':
      feeds.data.push(push.data)
      return
    case 'desktop.changed':
      feeds.desktop.push(push.desktop)
      return
    case 'updates.changed':
      feeds.updates.push(push.updates)
      return
    case 'data.replaced':
      // Versions say nothing any more: it may be another pet, or the same in an earlier year.
      store.setState({ pet: ON_ITS_WAY, pets: ON_ITS_WAY, chosenPet: null })
      loadAll(feeds)
      return
    case 'snooze.changed':
    case 'ledger.appended':
      // Told to the panel only.
      return
    case 'agent.told':
      // Told to the pet only.
      return
  }
}
