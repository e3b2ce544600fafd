import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'
import type { Database, Queries } from '../../database/connection'
import type { Log } from '../../log'
import type { RawBatch } from '../../raw-event'
import type { After } from './alarm'
import type { Reach } from './reach'
import type { Silences } from './silences'

/** The access token of a connection. */
export interface TokenPort {
  /** A token that is good as far as is known; renewed first when it is old. Throws a `Trouble`. */
  access(): Promise<string>
  /** A newer token than the one that was refused. Throws a `Trouble` (`reconnect`) when there is none to be had. */
  renew(refused: string): Promise<string>
}

/** What a connection is at the beginning of a poll. */
export interface ConnectionFacts {
  /** The provider's own id of the account. */
  readonly account: string
  /** `integrations.metadata.choices`, as stored. */
  readonly choices: unknown
  /** See `PollTurn.countFrom`. */
  readonly countFrom: EpochMs
  readonly calendar: Calendar
}

/** A connection to be polled. */
export interface PolledConnection {
  readonly integrationId: IntegrationId
  readonly userId: UserId
  /** The provider as users know it, such as GitHub. */
  readonly name: string
  /** Where the provider's API is; requests with the token go to this origin and to no other. */
  readonly apiUrl: string
  readonly tokens: TokenPort
  /** Asked at the start and before each poll. */
  facts(): Promise<ConnectionFacts>
}

/** What all pollers share. */
export interface PollingPorts {
  readonly database: Database
  /** `storeBatch` of the pipeline: stores raw rows in the caller's transaction and returns how many are new. */
  readonly storeBatch: (tx: Queries, batch: RawBatch) => Promise<number>
  /** New rows are safe: the pipeline may go on. */
  wake(): void
  /** The database did not answer. */
  databaseAway(): void
  readonly reach: Reach
  readonly silences: Silences
  /** A request that takes longer than this, to the last byte of its answer, is given up. */
  readonly requestTimeoutMs: number
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  readonly after: After
  /** Is the computer to be taken easy on? Asked when the next poll is planned. */
  readonly isSparing: () => boolean
  /** From 0 up to 1. */
  readonly random: () => number
  readonly log: Log
}
