import type { Provider } from '@shared/domain/normalised-event'
import type { Clock } from '../clock'
import type { Log } from '../log'
import type { RawBatch } from '../raw-event'

/** Something that observes the user's work and hands it over as raw events. */
export interface Source {
  readonly provider: Provider
  /** Begins to observe; resolves at once, the first reading goes on behind. */
  start(): Promise<void>
  /** The computer was asleep: look again now. */
  resume(): void
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
