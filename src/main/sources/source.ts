import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Provider } from '@shared/domain/provider'
import type { RequestBudget } from '@shared/contract/connections'
import type { Clock } from '../clock'
import type { Log } from '../log'
import type { RawBatch, RawEvent } from '../raw-event'
import type { Trouble } from '../trouble'

/** Something that observes the user's work and hands it over as raw events. */
export interface Source {
  readonly provider: Provider
  /** Begins to observe; resolves at once, the first reading goes on behind. */
  start(): Promise<void>
  /** The computer was asleep: look again now. */
  resume(): void
  /**
   * The database answers again: what waited for it is tried now. What has been tried so in vain waits as it does by
   * itself: a database can answer, and still take nothing.
   */
  goOn(): void
  /** The computer goes to sleep: begin nothing new until `resume`. */
  suspend?(): void
  /** Ends what is under way; nothing is handed over afterwards. */
  stop(): Promise<void>
}

/** What every source is given. */
export interface SourcePorts {
  /** Stores a batch with its cursor in one transaction. Resolves when it is safe; returns how many rows are new. */
  ingest(batch: RawBatch): Promise<number>
  readonly clock: Clock
  readonly log: Log
}

/**
 * A provider that is read over the network from time to time: all that a new one has to fill in, beside its normaliser
 * and how one signs in to it (docs/add-a-provider.md). When to poll, jitter, backoff, budgets, being offline, asleep
 * or paused, tokens and their renewal, and storing exactly once are none of its business: `polling/` does that.
 */
export interface PolledSource {
  readonly provider: Provider
  readonly rhythm: PollRhythm
  /**
   * Reads what is new and delivers it. May deliver several times; each delivery is safe by itself, so a poll that is
   * cut short goes on from its last one. Throws a `Trouble` when the provider cannot be read.
   */
  poll(turn: PollTurn): Promise<PollResult>
  /** What the provider tells of its own limits with every answer; null when it tells nothing. */
  readBudget?(headers: Headers): RequestBudget | null
}

export interface PollRhythm {
  /** Between two polls while all is well, in ms; the poller adds its jitter. */
  readonly everyMs: number
  /** Requests an hour that the source allows itself; what goes beyond waits. */
  readonly requestsPerHour: number
}

/** One reading of a connection. */
export interface PollTurn {
  readonly integrationId: IntegrationId
  readonly userId: UserId
  /** The provider's own id of the account; part of every external id. */
  readonly account: string
  /** What the user has chosen for this connection (`integrations.metadata.choices`), as stored. */
  readonly choices: unknown
  /** Where the last delivery left off, as stored; null on the first poll. */
  readonly cursor: unknown
  /** Events before this were erased by the user or lie before the connection's first week, and are not to be counted. */
  readonly countFrom: EpochMs
  readonly startedAt: EpochMs
  /** The user's days. */
  readonly calendar: Calendar
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
  /**
   * `fetch` as this connection: with its token (renewed when it is old or refused), counted against the budget, ended
   * when it stalls. Resolves for 2xx, 304 and 404, 409, 410, 422; throws a `Trouble` for all that is not the source's own matter.
   */
  readonly fetch: typeof globalThis.fetch
  /** What the source noted of single things, such as a page or a day's reading, by scope and id. */
  readItems(scope: string, ids?: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  /**
   * Stores raw events, notes and cursor in one transaction; returns how many events are new. Throws when another
   * device has delivered for this connection since the turn began: the poll is then begun anew.
   */
  deliver(delivery: Delivery): Promise<number>
  /** Tells how far a long reading has come; `total` is null while it is not known. */
  progress(done: number, total: number | null): void
}

export interface Delivery {
  readonly events: readonly RawEvent[]
  readonly items?: readonly SourceItem[]
  readonly cursor: unknown
}

/** A note of the source on one thing it observes; a null value forgets it. */
export interface SourceItem {
  readonly scope: string
  readonly id: string
  readonly value: unknown
}

export interface PollResult {
  /** The provider asked for at least this pause before the next poll, in ms. */
  readonly notBeforeMs?: number
  /** There is more to read: go on at once rather than at the next poll. */
  readonly more?: boolean
  /**
   * Part of what was chosen cannot be read, and is told until it can; the rest has been read, so polls go on as
   * planned, whatever the trouble.
   */
  readonly trouble?: Trouble
}
