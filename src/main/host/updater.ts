import type { NoUpdates, UpdateChannel, UpdateMeans } from '@shared/contract/updates'

/** A newer version, as the place of the releases tells of it. */
export interface FoundUpdate {
  readonly version: string
  /** Markdown or HTML that somebody wrote; null for none. */
  readonly notes: string | null
  readonly releasedAt: Date | null
}

/** What fetches newer versions of this copy. */
export interface WorkingUpdater {
  readonly possible: true
  readonly means: UpdateMeans
  /** Where people find the releases. */
  readonly page: string
  /** False: there is no network, and nobody needs to be asked. */
  isOnline(): boolean
  /** The newest version of the channel; null when it is not newer. Rejects with whatever kept it from being asked for. */
  check(channel: UpdateChannel): Promise<FoundUpdate | null>
  /**
   * Downloads what the last check found, and checks that it is what was released. `onProgress` hears 0–100. `unwanted`, at
   * any time: the download ends, and what has come of it is not installed when the app quits.
   */
  download(onProgress: (percent: number) => void, unwanted: AbortSignal): Promise<void>
  /** Is what is downloaded to be installed whenever the app quits? */
  installAtQuit(on: boolean): void
  /** Ends the app in order, installs what is downloaded, and starts it. */
  install(): void
}

/** How a host updates the app, or why it cannot. */
export type Updater =
  | WorkingUpdater
  | { readonly possible: false; readonly why: NoUpdates; readonly page: string | null }
