import { z } from 'zod'
import { eventTypeSchema } from '@shared/domain/event-type-schema'
import { petIdSchema } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import {
  type NormalisedEvent,
  type Normaliser,
  type Normalisers,
  eventMetaSchema,
} from '@shared/domain/normalised-event'
import { messageOf } from '../failure'
import { storable, storableText } from '../raw-event'

export type Reading =
  | { readonly ok: true; readonly events: readonly NormalisedEvent[] }
  | { readonly ok: false; readonly reason: string; readonly version: number }

/** What `events` can hold; a normaliser that returns more is a bug and quarantines the payload. */
const storableEventsSchema = z.array(
  z.object({
    type: eventTypeSchema,
    value: z.number().min(-1e9).max(1e9),
    occurredAt: z.number().min(0),
    meta: eventMetaSchema,
    keys: z.array(z.string().min(1).max(255)).max(20),
    pet: petIdSchema.optional(),
  }),
)

/** How far in the future an event may claim to be before its clock is not believed. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** Reads one payload with its provider's normaliser; never throws. */
export function readPayload(
  normalisers: Normalisers,
  provider: string,
  payload: unknown,
  receivedAt: EpochMs,
): Reading {
  const normaliser = normaliserOf(normalisers, provider)
  if (!normaliser) {
    return {
      ok: false,
      reason: `This Familiar does not know the provider "${provider}".`,
      version: 0,
    }
  }
  try {
    // The payload could be stored, but text cut from it may end within a character.
    const read = storable(normaliser.normalise(payload, receivedAt))
    const events = storableEventsSchema.parse(read)
    return {
      ok: true,
      events: events.map((event) => ({
        ...event,
        occurredAt:
          event.occurredAt > receivedAt + CLOCK_TOLERANCE_MS ? receivedAt : event.occurredAt,
      })),
    }
  } catch (error) {
    return { ok: false, reason: reasonOf(error), version: normaliser.version }
  }
}

/** The version of a provider's normaliser; 0 where there is none. */
export function versionOf(normalisers: Normalisers, provider: string): number {
  return normaliserOf(normalisers, provider)?.version ?? 0
}

function normaliserOf(normalisers: Normalisers, provider: string): Normaliser | undefined {
  return Object.entries(normalisers).find(([name]) => name === provider)?.[1]
}

function reasonOf(error: unknown): string {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
  return storableText(reason.slice(0, 1_000))
}
