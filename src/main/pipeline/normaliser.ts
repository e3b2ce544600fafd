import { z } from 'zod'
import { eventTypeSchema } from '@shared/domain/event-type-schema'
import type { EpochMs } from '@shared/domain/local-day'
import {
  type NormalisedEvent,
  type Normalisers,
  eventMetaSchema,
} from '@shared/domain/normalised-event'

export type Reading =
  | { readonly ok: true; readonly events: readonly NormalisedEvent[] }
  | { readonly ok: false; readonly reason: string; readonly version: number }

/** What `events` can hold; a normaliser that returns more is a bug and quarantines the payload. */
const storableEventSchema = z.object({
  type: eventTypeSchema,
  value: z.number().min(-1e9).max(1e9),
  occurredAt: z.number().min(0),
  meta: eventMetaSchema,
  keys: z.array(z.string().min(1).max(255)).max(20),
})

/** How far in the future an event may claim to be before its clock is not believed. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** Reads one payload with its provider's normaliser; never throws. */
export function readPayload(
  normalisers: Normalisers,
  provider: string,
  payload: unknown,
  receivedAt: EpochMs,
): Reading {
  const normaliser = Object.entries(normalisers).find(([name]) => name === provider)?.[1]
  if (!normaliser) {
    return {
      ok: false,
      reason: `This Familiar does not know the provider "${provider}".`,
      version: 0,
    }
  }
  try {
    const events = z.array(storableEventSchema).parse(normaliser.normalise(payload, receivedAt))
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

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).slice(0, 1_000)
  return error instanceof Error ? error.message : String(error)
}
