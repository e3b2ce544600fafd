import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../exchange'
import { civilDate, civilDateTime, daysLater, wallTime } from './civil'

export interface ActiveMinutes {
  readonly LIGHT?: number
  readonly MODERATE?: number
  readonly VIGOROUS?: number
}

/** A day of steps, as `dailyRollUp` tells it. Numbers of 64 bits are text. */
export function stepsRollup(day: string, steps: number): JsonObject {
  return { ...civilDay(day), steps: { countSum: String(steps) } }
}

/** A day of active minutes by level. */
export function activeMinutesRollup(day: string, minutes: ActiveMinutes): JsonObject {
  const levels = Object.entries(minutes).map(([activityLevel, sum]: [string, number]) => ({
    activityLevel,
    activeMinutesSum: String(sum),
  }))
  return { ...civilDay(day), activeMinutes: { activeMinutesRollupByActivityLevel: levels } }
}

function civilDay(day: string): JsonObject {
  return {
    civilStartTime: { date: civilDate(day) },
    civilEndTime: { date: civilDate(daysLater(day, 1)) },
  }
}

export interface SleepOptions {
  readonly id?: string
  /** When they fell asleep and woke up, in ms. */
  readonly start: number
  readonly end: number
  /** How far the wall is ahead of UTC, in seconds; another at the end for a night on a plane. */
  readonly offsetSeconds?: number
  readonly endOffsetSeconds?: number
  readonly minutesAwake?: number
  /** False: found, and still being worked out. */
  readonly processed?: boolean
  readonly nap?: boolean
  readonly isManual?: boolean
  /** When it was last worked out; the end of the sleep unless told. */
  readonly updatedAt?: number
}

/** A night of sleep, as a data point. */
export function sleepDataPoint(options: SleepOptions): JsonObject & { readonly name: string } {
  const { id = randomUUID(), start, end, processed = true, nap = false } = options
  const offset = options.offsetSeconds ?? 0
  const endOffset = options.endOffsetSeconds ?? offset
  const updateTime = iso(options.updatedAt ?? end)
  const hasStages = processed && !nap
  return {
    name: `users/me/dataTypes/sleep/dataPoints/${id}`,
    dataSource: {
      platform: 'FITBIT',
      recordingMethod: options.isManual === true ? 'MANUAL' : 'DERIVED',
      device: { displayName: 'Charge 6', formFactor: 'FITNESS_BAND', manufacturer: 'Fitbit' },
    },
    sleep: {
      interval: {
        startTime: iso(start),
        startUtcOffset: `${offset}s`,
        endTime: iso(end),
        endUtcOffset: `${endOffset}s`,
        civilStartTime: civilDateTime(wallTime(start, offset)),
        civilEndTime: civilDateTime(wallTime(end, endOffset)),
      },
      type: hasStages ? 'STAGES' : 'CLASSIC',
      ...(hasStages && { stages: [{ type: 'LIGHT', startTime: iso(start), endTime: iso(end) }] }),
      metadata: {
        processed,
        nap,
        mainSleep: !nap,
        ...(processed && { stagesStatus: nap ? 'REJECTED_NAP' : 'SUCCEEDED' }),
      },
      ...(processed && { summary: summaryOf(options, hasStages) }),
      createTime: iso(end),
      updateTime,
    },
  }
}

function summaryOf({ start, end, minutesAwake = 0 }: SleepOptions, hasStages: boolean): JsonObject {
  const period = Math.round((end - start) / 60_000)
  const asleep = String(period - minutesAwake)
  return {
    minutesAsleep: asleep,
    minutesAwake: String(minutesAwake),
    minutesInSleepPeriod: String(period),
    stagesSummary: [{ type: hasStages ? 'LIGHT' : 'ASLEEP', minutes: asleep, count: '1' }],
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
