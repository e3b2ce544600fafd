import { z } from 'zod'
import { effectSchema } from '../domain/effect'
import { eventTypeSchema } from '../domain/event-type-schema'
import { eventIdSchema, petIdSchema } from '../domain/ids'
import { providerSchema } from '../domain/provider'
import { defineRoutes } from './route'

/** One scored event with what it did. */
export const ledgerEntrySchema = z.object({
  id: eventIdSchema,
  /** Whom it fed. */
  pet: petIdSchema.optional(),
  type: eventTypeSchema,
  value: z.number(),
  occurredAt: z.iso.datetime(),
  source: providerSchema,
  title: z.string().optional(),
  place: z.string().optional(),
  ref: z.string().optional(),
  effect: effectSchema,
})
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>

/** Position in the ledger, newest first: entries strictly older than this one follow. */
export const ledgerCursorSchema = z.object({ occurredAt: z.iso.datetime(), id: eventIdSchema })
export type LedgerCursor = z.infer<typeof ledgerCursorSchema>

export const activityDaySchema = z.object({
  date: z.iso.date(),
  events: z.number(),
  xp: z.number(),
})

export const activitySchema = z.object({
  /** Oldest first, one entry for each of the days asked for. */
  days: z.array(activityDaySchema),
  streak: z.object({
    days: z.int(),
    freezesInHand: z.int(),
    frozen: z.array(z.iso.date()),
  }),
})
export type Activity = z.infer<typeof activitySchema>

export const ledgerRoutes = defineRoutes({
  'ledger.list': {
    input: z.object({
      before: ledgerCursorSchema.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      entries: z.array(ledgerEntrySchema),
      next: ledgerCursorSchema.nullable(),
    }),
    windows: ['panel'],
  },
  'ledger.activity': {
    input: z.object({ days: z.int().min(1).max(371) }),
    output: activitySchema,
    windows: ['panel'],
  },
})
