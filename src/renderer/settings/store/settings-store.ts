import { type StoreApi, createStore } from 'zustand/vanilla'
import type { Bridge } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'
import { type Api, apiOver } from '../../ui/api'
import { keepFed } from '../../ui/store/keep-fed'
import { type SettingsCommands, createSettingsCommands } from './settings-commands'
import { type SettingsFeeds, createSettingsFeeds, loadAll } from './settings-feeds'
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
    onPush: (push) => route(push, feeds),
    onConnection: (connected) => store.setState({ lostAt: connected ? null : Date.now() }),
    loadAll: () => loadAll(feeds),
  })
  return { store, commands: createSettingsCommands(api, feeds) }
}

function route(push: Push, feeds: SettingsFeeds): void {
  switch (push.type) {
    case 'pet.changed':
      feeds.pet.push(push.pet)
      return
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
      return
    case 'ledger.appended':
    case 'goals.changed':
      // Told to the panel only.
      return
  }
}
