import type { EventId, PetId, RawEventId, UserId } from '@shared/domain/ids'
import type { NormalisedEvent } from '@shared/domain/normalised-event'

/** A raw row taken for normalising, with whose it is. */
export interface RawRow extends Record<string, unknown> {
  readonly id: RawEventId
  readonly payload: unknown
  readonly received_ms: number
  readonly provider: string
  readonly user_id: UserId
  /** The one that eats. */
  readonly pet_id: PetId
}

/** An event about to be stored, with the row it came from. */
export interface DraftEvent {
  readonly id: EventId
  readonly raw: RawRow
  readonly event: NormalisedEvent
  /** Whom it feeds. */
  readonly petId: PetId
}
