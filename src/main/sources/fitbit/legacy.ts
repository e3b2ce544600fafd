import { z } from 'zod'
import { type EpochMs, type LocalDate, calendarFor, isTimeZone } from '@shared/domain/local-day'
import type { NormalisedEvent } from '@shared/domain/normalised-event'
import { localDateSchema } from './civil-date'
import { readCount } from './count'
import { readingEvent } from './reading-event'

/*
 * Payloads of the Fitbit Web API, which Google switched off in November 2026. They are read where they are stored
 * already and never fetched again: there is no code here, or anywhere, that asks that API for anything.
 */

const MOST_STEPS = 500_000
const MOST_MINUTES = 1_500
const NOON = 12 * 60
const NOON_MS = NOON * 60_000

const activityBodySchema = z.object({
  summary: z
    .object({
      steps: z.unknown(),
      fairlyActiveMinutes: z.unknown(),
      veryActiveMinutes: z.unknown(),
    })
    .partial(),
})
const sleepBodySchema = z.object({
  sleep: z
    .array(
      z.object({
        logId: z.union([z.int(), z.string().min(1).max(40)]),
        dateOfSleep: localDateSchema,
        endTime: z.string().optional(),
        minutesAsleep: z.unknown(),
      }),
    )
    .max(100),
})

const envelope = {
  /** The civil day the body was asked for. */
  date: localDateSchema,
  /** Where the user was; Fitbit's own times have no zone. Without one, noon in UTC, which is that day nearly anywhere. */
  timeZone: z.string().refine(isTimeZone, 'Not a time zone').optional(),
}
/** How a legacy body is stored: as Fitbit sent it, with its day. */
export const legacyPayloadSchema = z.discriminatedUnion('kind', [
  /** `GET /1/user/-/activities/date/<date>.json` */
  z.object({ kind: z.literal('legacy-activity'), ...envelope, body: z.unknown() }),
  /** `GET /1.2/user/-/sleep/date/<date>.json` */
  z.object({ kind: z.literal('legacy-sleep'), ...envelope, body: z.unknown() }),
])
export type LegacyPayload = z.infer<typeof legacyPayloadSchema>

/**
 * Reads a legacy day whole: these payloads hold no reading before them. Their keys make sure that a day, or a sleep,
 * that was stored several times counts once. Throws an Error with one sentence, or a ZodError, for what cannot be read.
 */
export function readLegacy(payload: LegacyPayload): NormalisedEvent[] {
  switch (payload.kind) {
    case 'legacy-activity':
      return ofActivity(payload)
    case 'legacy-sleep':
      return ofSleep(payload)
  }
}

function ofActivity({ date, timeZone, body }: LegacyPayload): NormalisedEvent[] {
  const { summary } = activityBodySchema.parse(body)
  const steps = countOf(summary.steps, MOST_STEPS, 'steps of a day')
  const minutes =
    countOf(summary.fairlyActiveMinutes, MOST_MINUTES, 'fairly active minutes of a day') +
    countOf(summary.veryActiveMinutes, MOST_MINUTES, 'very active minutes of a day')
  const placed = { date, occurredAt: noonOf(date, timeZone) }
  return [
    ...readingEvent('steps', 0, steps, placed, [`fitbit-legacy:steps:${date}`]),
    ...readingEvent('active-minutes', 0, minutes, placed, [`fitbit-legacy:minutes:${date}`]),
  ]
}

/** A sum that is missing adds nothing; there is no later reading that could be compared with it. */
function countOf(value: unknown, most: number, what: string): number {
  return value === undefined ? 0 : readCount(value, most, what)
}

function ofSleep({ timeZone, body }: LegacyPayload): NormalisedEvent[] {
  return sleepBodySchema.parse(body).sleep.flatMap((sleep) => {
    const date = sleep.dateOfSleep
    const minutes = readCount(sleep.minutesAsleep, MOST_MINUTES, 'minutes of a sleep')
    const occurredAt = wakingOf(date, sleep.endTime, timeZone) ?? noonOf(date, timeZone)
    const keys = [`fitbit-legacy:sleep:${sleep.logId}`]
    return readingEvent('sleep', 0, minutes, { date, occurredAt }, keys)
  })
}

/** The end of a sleep, such as `2026-10-01T07:12:30.000`, as an instant; null where the zone is not known. */
function wakingOf(
  date: LocalDate,
  endTime: string | undefined,
  timeZone: string | undefined,
): EpochMs | null {
  if (timeZone === undefined) return null
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(endTime ?? '') ?? []
  if (day !== date) return null
  return calendarFor(timeZone).instantAt(date, Number(hour) * 60 + Number(minute))
}

function noonOf(date: LocalDate, timeZone: string | undefined): EpochMs {
  return timeZone === undefined
    ? Date.parse(`${date}T00:00:00Z`) + NOON_MS
    : calendarFor(timeZone).instantAt(date, NOON)
}
