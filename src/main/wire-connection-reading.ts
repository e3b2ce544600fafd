import type { EpochMs } from '@shared/domain/local-day'
import type { OAuthClient } from './oauth/profiles'
import type { ReadingState } from './wire-connection-view'

/** A connection being read. */
export interface Reading {
  state(): ReadingState
  /** Before this the provider does not want to be asked; null when it may be. */
  notBefore(): EpochMs | null
  start(): Promise<void>
  resume(): void
  goOn(): void
  suspend(): void
  fetchNow(): void
  /** The user has changed something: what waited for them goes on. */
  reconfigured(): void
  /** Ends for now: the next start goes on. */
  stop(): Promise<void>
  /** Ends because the user wants it to: nothing is missed by not being read. */
  disconnect(): Promise<void>
}

export interface ReadingOptions {
  readonly client: () => Promise<OAuthClient>
  /** Another device has changed the connection, and what is read here is no longer what was begun. */
  readonly onOther: () => void
  /** Until when the provider asked the reading before to wait; undefined where there was none in this process. */
  readonly notBefore: EpochMs | null | undefined
}
