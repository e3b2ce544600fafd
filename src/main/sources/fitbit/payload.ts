import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EpochMs, LocalDate } from '@shared/domain/local-day'
import { type RawEvent, externalEventId } from '../../raw-event'
import { localDateSchema } from './civil-date'
import { DAY_TYPES } from './day-reading'

const PROVIDER = 'fitbit'
/** Of an answer that cannot be read, as much as one needs to see why. */
const MOST_EVIDENCE = 4_000

const countSchema = z.int().min(0).max(1_000_000)
const sequenceSchema = z.int().min(1)
const instantSchema = z.int().min(0).max(8_000_000_000_000_000)

/** A day's sum as read now, and as read before. */
const dailySchema = z.object({
  kind: z.literal('daily'),
  dataType: z.enum(DAY_TYPES),
  date: localDateSchema,
  /** Google's own words, trimmed. */
  reading: z.unknown(),
  value: countSchema,
  previous: countSchema,
  /** Of the day, this much lies before the time from which on things count. */
  base: countSchema,
  sequence: sequenceSchema,
  occurredAt: instantSchema,
})

/** A sleep as read now, and as read before. */
const sleepSchema = z.object({
  kind: z.literal('sleep'),
  dataType: z.literal('sleep'),
  name: z.string().min(1).max(1_000),
  /** The civil day of waking. */
  date: localDateSchema,
  /** Google's own words, trimmed; null when the sleep is there no more. */
  reading: z.unknown(),
  /** Minutes asleep that count, now and before. */
  value: countSchema,
  previous: countSchema,
  sequence: sequenceSchema,
  occurredAt: instantSchema,
  /** Where the minutes of before were counted, when that was another day. */
  moved: z.object({ date: localDateSchema, occurredAt: instantSchema }).nullable(),
})

/** What was read and cannot be made sense of. It has moved no note, so that a reading that can be counts whole. */
const unreadableSchema = z.object({
  kind: z.literal('unreadable'),
  dataType: z.enum([...DAY_TYPES, 'sleep']),
  reading: z.unknown(),
  reason: z.string().min(10).max(1_000),
})

/** What the source stores: one payload for each reading that differs from the one before. */
export const readingPayloadSchema = z.discriminatedUnion('kind', [
  dailySchema,
  sleepSchema,
  unreadableSchema,
])
export type DailyPayload = z.infer<typeof dailySchema>
export type SleepPayload = z.infer<typeof sleepSchema>
export type UnreadablePayload = z.infer<typeof unreadableSchema>

/** The raw event of a changed day or sleep. Its sequence grows with every change, so that A→B→A is three of them. */
export function changeEvent(account: string, payload: DailyPayload | SleepPayload): RawEvent {
  const thing = payload.kind === 'daily' ? payload.date : payload.name
  const nativeId = `${payload.dataType}:${thing}:${payload.sequence}`
  return { externalId: externalEventId(PROVIDER, account, nativeId), payload }
}

/** Of what cannot be read, so much is kept of one answer; the rest would tell nothing more. */
export const MOST_UNREADABLE = 100

/** The raw event of something unreadable, the same for the same nonsense however often it is read. */
export function unreadableEvent(
  account: string,
  dataType: UnreadablePayload['dataType'],
  point: unknown,
  reason: string,
): RawEvent {
  const text = JSON.stringify([point])
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32)
  const reading = text.length > MOST_EVIDENCE ? text.slice(0, MOST_EVIDENCE) : point
  const payload: UnreadablePayload = { kind: 'unreadable', dataType, reading, reason }
  return {
    externalId: externalEventId(PROVIDER, account, `${dataType}:unreadable:${digest}`),
    payload,
  }
}

/** Where a change is entered in the user's calendar. */
export interface Placed {
  readonly date: LocalDate
  readonly occurredAt: EpochMs
}
