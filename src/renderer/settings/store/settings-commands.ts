import type { StoreApi } from 'zustand/vanilla'
import type { ResultOf } from '@shared/contract/contract'
import type { RouteResult } from '@shared/contract/errors'
import type { GitOverview } from '@shared/contract/git'
import { type SettingsPatch, settingsPatchSchema } from '@shared/contract/settings'
import type { Api } from '../../ui/api'
import { openPage } from '../../ui/bridge/open-page'
import type { FolderCommands } from '../../ui/folders/folders-card'
import { type ConnectionCommands, createConnectionCommands } from './connection-commands'
import { type KeepingCommands, createKeepingCommands } from './keeping-commands'
import { type PetCommands, createPetCommands } from './pet-commands'
import type { SettingsFeeds } from './settings-feeds'
import type { SettingsState } from './settings-state'
import { type SpeciesCommands, createSpeciesCommands } from './species-commands'
import { type UpdatesCommands, createUpdatesCommands } from './updates-commands'

/** What Familiar finds when it looks at itself. */
export interface DoctorCommands {
  readonly look: () => Promise<ResultOf<'doctor.look'>>
  readonly openLogs: () => Promise<ResultOf<'doctor.openLogs'>>
}

/** All the settings window can ask of main. */
export interface SettingsCommands extends FolderCommands, KeepingCommands, PetCommands {
  readonly update: (patch: SettingsPatch) => Promise<ResultOf<'settings.update'>>
  readonly setStartAtLogin: (on: boolean) => Promise<ResultOf<'desktop.setStartAtLogin'>>
  readonly setAliases: (emails: string[]) => Promise<ResultOf<'git.setAliases'>>
  readonly connections: ConnectionCommands
  readonly doctor: DoctorCommands
  readonly species: SpeciesCommands
  readonly updates: UpdatesCommands
  /** Null where main had nothing to do with it. */
  readonly openPanel: () => Promise<ResultOf<'app.openWindow'> | null>
  /** Asks again for one piece. */
  readonly reload: (piece: keyof SettingsFeeds) => void
}

/** Makes the settings window's commands. */
export function createSettingsCommands(
  api: Api<'settings'>,
  feeds: SettingsFeeds,
  store: StoreApi<SettingsState>,
): SettingsCommands {
  const gitChange = (
    ask: () => Promise<RouteResult<GitOverview>>,
  ): Promise<RouteResult<GitOverview>> => feeds.git.command(ask, (overview) => overview)
  return {
    ...createKeepingCommands(api, feeds),
    ...createPetCommands(api, feeds, store),
    update: async (patch) => {
      // Asked of the contract's own schema first: its words can then stand beside the field at once.
      const parsed = settingsPatchSchema.safeParse(patch)
      if (!parsed.success) {
        const message = parsed.error.issues[0]?.message ?? ''
        return { ok: false, error: { code: 'BAD_INPUT', message } }
      }
      return feeds.settings.command(
        () => api.request('settings.update', patch),
        (settings) => settings,
      )
    },
    setStartAtLogin: (on) =>
      feeds.desktop.command(
        () => api.request('desktop.setStartAtLogin', { on }),
        (desktop) => desktop,
      ),
    setAliases: (emails) => gitChange(() => api.request('git.setAliases', { emails })),
    addFolder: (path) => gitChange(() => api.request('git.addFolder', { path })),
    removeFolder: (path) => gitChange(() => api.request('git.removeFolder', { path })),
    setGitPaused: (paused) => gitChange(() => api.request('git.setPaused', { paused })),
    rescan: () => gitChange(() => api.request('git.rescan', undefined)),
    listFolders: (path) => api.request('git.listFolders', path === undefined ? {} : { path }),
    connections: createConnectionCommands(api, feeds.connections),
    doctor: {
      look: () => api.request('doctor.look', undefined),
      openLogs: () => api.request('doctor.openLogs', undefined),
    },
    species: createSpeciesCommands(api, feeds),
    updates: createUpdatesCommands(api, feeds.updates),
    openPanel: async () =>
      openPage({ window: 'panel' }, (wanted) => api.request('app.openWindow', wanted)),
    reload: (piece) => void feeds[piece].load(),
  }
}
