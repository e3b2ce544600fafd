import type { StoreApi } from 'zustand/vanilla'
import type { About, AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { Desktop } from '@shared/contract/desktop'
import type { GitOverview } from '@shared/contract/git'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { Updates } from '@shared/contract/updates'
import type { Api } from '../../ui/api'
import { type Feed, createFeed } from '../../ui/store/feed'
import { type KeepingFeeds, createKeepingFeeds, kept } from './keeping-feeds'
import type { SettingsState } from './settings-state'

export interface SettingsFeeds extends KeepingFeeds {
  readonly settings: Feed<Settings>
  readonly git: Feed<GitOverview>
  readonly connections: Feed<Connections>
  readonly about: Feed<About>
  readonly desktop: Feed<Desktop>
  readonly updates: Feed<Updates>
  readonly status: Feed<AppStatus>
  readonly pet: Feed<PetSnapshot>
  readonly pets: Feed<PetList>
}

/** One feed for each piece of the settings window's state. */
export function createSettingsFeeds(
  api: Api<'settings'>,
  store: StoreApi<SettingsState>,
): SettingsFeeds {
  const { getState, setState } = store
  return {
    ...createKeepingFeeds(api, store),
    settings: createFeed({
      fetch: () => api.request('settings.get', undefined),
      get: () => getState().settings,
      set: (settings) => setState({ settings }),
    }),
    git: createFeed({
      fetch: () => api.request('git.overview', undefined),
      get: () => getState().git,
      set: (git) => setState({ git }),
    }),
    connections: createFeed({
      fetch: () => api.request('connections.list', undefined),
      get: () => getState().connections,
      set: (connections) => setState({ connections }),
    }),
    about: createFeed({
      fetch: () => api.request('app.about', undefined),
      get: () => getState().about,
      set: (about) => setState({ about }),
    }),
    desktop: createFeed({
      fetch: () => api.request('desktop.get', undefined),
      get: () => getState().desktop,
      set: (desktop) => setState({ desktop }),
    }),
    updates: createFeed({
      fetch: () => api.request('updates.get', undefined),
      get: () => getState().updates,
      set: (updates) => setState({ updates }),
    }),
    status: createFeed({
      fetch: () => api.request('app.status', undefined),
      get: () => getState().status,
      set: (status) => setState({ status }),
    }),
    pets: createFeed({
      fetch: () => api.request('pet.list', undefined),
      get: () => getState().pets,
      set: (pets) => setState({ pets }),
    }),
    pet: createFeed({
      fetch: () => api.request('pet.get', undefined),
      get: () => getState().pet,
      set: (pet) => setState({ pet }),
      isCurrent: (next, held) => next.version >= held.version || next.id !== held.id,
    }),
  }
}

/** Asks for everything. */
export function loadAll(feeds: SettingsFeeds): void {
  for (const feed of all(feeds)) void feed.load()
}

/** Asks again for what could not be had. */
export function loadMissing(feeds: SettingsFeeds): void {
  for (const feed of all(feeds)) feed.loadMissing()
}

function all(feeds: SettingsFeeds): readonly Pick<Feed<unknown>, 'load' | 'loadMissing'>[] {
  const { settings, pet, pets, git, connections, about, desktop, updates, status } = feeds
  return [settings, pet, pets, git, connections, about, desktop, updates, status, ...kept(feeds)]
}
