import { z } from 'zod'
import type { EpochMs, LocalDate } from '@shared/domain/local-day'
import { utcDateAt } from '@shared/domain/local-day'
import { civilDateOf } from './civil-date'
import { readCount } from './count'

/** A sleep of more than a day is no sleep. */
const MOST_MINUTES = 1_500
const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST = Date.UTC(9999, 0, 1)

/** What other apps and devices wrote down; taken in, one night would count as often as there are apps. */
const OTHER_PLATFORMS: ReadonlySet<unknown> = new Set([
  'HEALTH_CONNECT',
  'HEALTH_KIT',
  'FIT',
  'FITBIT_WEB_API',
  'NEST',
  'GOOGLE_WEB_API',
  'GOOGLE_PARTNER_INTEGRATION',
])

const intervalSchema = z
  .object({
    startTime: z.unknown(),
    endTime: z.unknown(),
    startUtcOffset: z.unknown(),
    endUtcOffset: z.unknown(),
    civilStartTime: z.unknown(),
    civilEndTime: z.unknown(),
  })
  .partial()
/** What is kept of a point: neither the stages nor which device it was. */
const pointSchema = z
  .object({
    name: z.string(),
    dataSource: z.object({ platform: z.unknown(), recordingMethod: z.unknown() }).partial(),
    sleep: z
      .object({
        interval: intervalSchema,
        type: z.unknown(),
        metadata: z
          .object({ processed: z.unknown(), nap: z.unknown(), manuallyEdited: z.unknown() })
          .partial(),
        summary: z
          .object({
            minutesAsleep: z.unknown(),
            minutesAwake: z.unknown(),
            minutesInSleepPeriod: z.unknown(),
          })
          .partial(),
        createTime: z.unknown(),
        updateTime: z.unknown(),
      })
      .partial(),
  })
  .partial()

/** A sleep that is over, as its data point tells it. */
export interface SleepReading {
  readonly endedAt: EpochMs
  /** The civil day of waking, on the wrist; null when neither it nor an offset is given. */
  readonly date: LocalDate | null
  /** Minutes asleep; null while Google is still working it out. */
  readonly minutes: number | null
}

/** The part of a sleep that is stored; null when it is no sleep at all. */
export function trimSleep(point: unknown): object | null {
  return pointSchema.safeParse(point).data ?? null
}

const namedSchema = z.object({ name: z.string() })
/** What a name may end with; anything else could not be a key in Postgres. */
const PLAIN = /^[!-~]+$/

/** The id of a sleep, out of `users/…/dataTypes/sleep/dataPoints/<id>`; null when it has no name. */
export function sleepIdOf(point: unknown): string | null {
  const id = namedSchema.safeParse(point).data?.name.split('/').at(-1) ?? ''
  return PLAIN.test(id) ? id : null
}

/**
 * Reads a sleep, or a nap. Null when it says nothing that counts: it was typed in by hand, comes from another app, or
 * lacks its length. Throws an Error with one sentence when it says something that cannot be.
 */
export function readSleep(point: unknown): SleepReading | null {
  const parsed = pointSchema.safeParse(point)
  if (!parsed.success) throw new Error('The sleep is not written as Google describes it.')
  const { dataSource, sleep } = parsed.data
  if (dataSource?.recordingMethod === 'MANUAL') return null
  if (OTHER_PLATFORMS.has(dataSource?.platform)) return null
  if (sleep?.interval?.endTime === undefined) return null
  const endedAt = instantOf(sleep.interval.endTime)
  const date = civilDateOf(sleep.interval.civilEndTime) ?? shifted(endedAt, sleep.interval)
  // Google leaves out what is false.
  if (sleep.metadata?.processed !== true) return { endedAt, date, minutes: null }
  const asleep = sleep.summary?.minutesAsleep
  if (asleep === undefined || asleep === null) return null
  return { endedAt, date, minutes: readCount(asleep, MOST_MINUTES, 'minutes of a sleep') }
}

function instantOf(text: unknown): EpochMs {
  const instant = typeof text === 'string' ? Date.parse(text) : Number.NaN
  if (!(instant >= EARLIEST && instant < LATEST))
    throw new Error('The end of a sleep is not given as a time.')
  return instant
}

/** The date on the wrist, out of an offset such as `-18000s`. */
function shifted(instant: EpochMs, { endUtcOffset }: { endUtcOffset?: unknown }): LocalDate | null {
  const seconds = typeof endUtcOffset === 'string' ? /^(-?\d{1,6})s$/.exec(endUtcOffset)?.[1] : null
  return seconds === null || seconds === undefined
    ? null
    : utcDateAt(instant + Number(seconds) * 1_000)
}
