import { z } from 'zod'
import type { EventType } from './event-type'
import type { PetId } from './ids'
import type { EpochMs } from './local-day'
import { providerSchema } from './provider'

/**
 * What every source says of an event in `events.meta`, so that one line of text can be made of any of them. Providers
 * add fields of their own beside these; scoring adds `effect`.
 */
export const eventMetaSchema = z.looseObject({
  source: providerSchema,
  /** What was done: a commit's subject, a task's name. Untrusted text. */
  title: z.string().max(300).optional(),
  /** Where it was done: a repository, a database. Untrusted text. */
  place: z.string().max(200).optional(),
  /** The provider's own short name for it: a commit hash, a number. */
  ref: z.string().max(100).optional(),
})

export type EventMeta = z.infer<typeof eventMetaSchema>

/** An event in the words of the pet, ready to be stored in `events`. */
export interface NormalisedEvent {
  readonly type: EventType
  readonly value: number
  readonly occurredAt: EpochMs
  readonly meta: EventMeta
  /**
   * Semantic keys, unique per user, such as `commit:<hash>`. When any of them is taken, the event has been counted
   * before, by whichever source, and is not stored again.
   */
  readonly keys: readonly string[]
  /** Whom it is for; the one that eats where it is left out, or where it is no pet of the user's. */
  readonly pet?: PetId | undefined
}

/** A provider's pure translation of its payloads. */
export interface Normaliser {
  /** Raised with every change that reads more; what an older version could not read is then tried again. */
  readonly version: number
  /** None to several events. Throws for a payload it cannot read, which is then kept in quarantine. */
  normalise(payload: unknown, receivedAt: EpochMs): NormalisedEvent[]
}

export type Normalisers = Readonly<Record<string, Normaliser>>
