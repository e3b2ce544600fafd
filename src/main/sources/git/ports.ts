import type { EpochMs } from '@shared/domain/local-day'
import type { RawBatch } from '../../raw-event'

/** An earlier commit of the user's as it was stored, in whichever repository and by whichever device. */
export interface PriorCommit {
  readonly sha: string
  readonly repositoryKey: string
  readonly parents: readonly string[]
  readonly authorEmail: string
  /** Unix seconds. */
  readonly authoredAt: number
  readonly patchId: string | null
  readonly subject: string
}

/** What the git source keeps between runs. Every function rejects when the database is away. */
export interface GitStore {
  /** Cursor of every repository by its scope, as stored. */
  readCursors(): Promise<ReadonlyMap<string, unknown>>
  /** Notes why a repository is not read; moving its cursor takes the note away. */
  noteProblem(scope: string, problem: StoredProblem): Promise<void>
  /** Forgets how far repositories were read: they are watched no more. */
  forget(scopes: readonly string[]): Promise<void>
  /** Those of the commits that have been handed over before. */
  known(shas: readonly string[]): Promise<ReadonlySet<string>>
  /** Earlier commits that make one of these changes; of each change, the newest. */
  withPatchIds(patchIds: readonly string[]): Promise<readonly PriorCommit[]>
  /** Earlier commits written at one of these times (Unix seconds); of each time, the newest. */
  authoredAt(seconds: readonly number[]): Promise<readonly PriorCommit[]>
}

export interface StoredProblem {
  readonly state: string
  readonly message: string
}

/** The settings of the git integration that are the user's choice. */
export interface GitMetadata {
  read(): Promise<unknown>
  merge(patch: Readonly<Record<string, unknown>>): Promise<void>
}

/** Who keeps, beside the user's choice, since when nothing is read. */
export interface PauseNotes {
  /** Since when it is paused; null where it is not. Called once that is known, and at each change; must not throw. */
  note(since: EpochMs | null): void
  /** The database answers again. */
  goOn(): void
  /** Resolves when what was noted is kept, as far as it can be; never rejects. */
  stop(): Promise<void>
}

export type Ingest = (batch: RawBatch) => Promise<number>

/** The database did not take or give something. Nothing is wrong with the repository. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
}
