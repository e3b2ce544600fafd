import { watch } from 'node:fs'

/** What the git source takes from the computer it runs on; tests give it others. */
export interface Surroundings {
  readonly environment: Readonly<NodeJS.ProcessEnv>
  readonly watchFolder: WatchFolder
  readonly timing: Timing
}

/**
 * Watches one folder, not what is below it. `heard` is given the name of the entry that changed, where the system
 * says; `appeared` is true when it came, went or was replaced. After `lost` nothing more is heard.
 * Throws when the folder cannot be watched.
 */
export type WatchFolder = (
  folder: string,
  heard: (name: string | null, appeared: boolean) => void,
  lost: (error: unknown) => void,
) => { close(): void }

export interface Timing {
  /** Between two looks at everything. */
  readonly sweepMs: number
  /** Quiet after a change before a repository is read: git writes several files for one commit. */
  readonly settleMs: number
  /** Longest wait for that quiet. */
  readonly settleLimitMs: number
  /** How long git may be silent. */
  readonly gitTimeoutMs: number
  /** How long a drive may be silent. */
  readonly driveTimeoutMs: number
  /** A reading that takes longer makes room for others. */
  readonly longReadingMs: number
  /** Wait before a repository in trouble is tried again, doubled each time up to the limit. */
  readonly retryMs: number
  readonly retryLimitMs: number
  /** Least time between two announcements. */
  readonly announceMs: number
}

const TIMING: Timing = {
  sweepMs: 60_000,
  settleMs: 150,
  settleLimitMs: 1_000,
  gitTimeoutMs: 60_000,
  driveTimeoutMs: 10_000,
  longReadingMs: 5_000,
  // A little less than a sweep, so that the next one already tries again.
  retryMs: 55_000,
  retryLimitMs: 30 * 60_000,
  announceMs: 500,
}

/** The real ones. */
export const realSurroundings: Surroundings = {
  environment: process.env,
  timing: TIMING,
  watchFolder: (folder, heard, lost) => {
    const watcher = watch(folder, { persistent: false }, (event, name) =>
      heard(name, event === 'rename'),
    )
    watcher.on('error', lost)
    return { close: () => watcher.close() }
  },
}
