import { z } from 'zod'
import type { LocalDate } from '@shared/domain/local-day'
import { civilDateOf } from './civil-date'
import { readCount } from './count'

/** The two sums of a day that are read. */
export const DAY_TYPES = ['steps', 'active-minutes'] as const
export type DayType = (typeof DAY_TYPES)[number]

/** More than anyone has walked in a day. */
const MOST_STEPS = 500_000
/** A day on which clocks are set back has 25 hours. */
const MOST_MINUTES = 1_500

const stepsSchema = z.object({ steps: z.object({ countSum: z.unknown() }) })
const minutesSchema = z.object({
  activeMinutes: z.object({
    activeMinutesRollupByActivityLevel: z
      .array(z.object({ activityLevel: z.string(), activeMinutesSum: z.unknown() }))
      .min(1),
  }),
})
/** What is kept of a point; the other sums of the day are not Familiar's business. */
const pointSchema = z.object({
  civilStartTime: z.unknown(),
  civilEndTime: z.unknown(),
  steps: z.unknown(),
  activeMinutes: z.unknown(),
})

/** The part of a rollup point that is stored; null when it is no point at all. */
export function trimDay(point: unknown): object | null {
  return pointSchema.partial().safeParse(point).data ?? null
}

/** The civil day a rollup point is about; null when it does not say. */
export function dayOf(point: unknown): LocalDate | null {
  return civilDateOf(pointSchema.partial().safeParse(point).data?.civilStartTime)
}

/**
 * What a rollup point says of its day: steps, or minutes of at least moderate activity. Null when it says nothing,
 * which is not the same as zero. Throws an Error with one sentence when it says something that cannot be.
 */
export function readDay(type: DayType, point: unknown): number | null {
  switch (type) {
    case 'steps':
      return stepsOf(point)
    case 'active-minutes':
      return activeMinutesOf(point)
  }
}

function stepsOf(point: unknown): number | null {
  const count = stepsSchema.safeParse(point).data?.steps.countSum
  return isNothing(count) ? null : readCount(count, MOST_STEPS, 'steps of a day')
}

/** Strolling about the house is LIGHT: it is in the steps, and no exercise. */
function activeMinutesOf(point: unknown): number | null {
  const levels = minutesSchema.safeParse(point).data?.activeMinutes
  if (!levels) return null
  let sum = 0
  for (const { activityLevel, activeMinutesSum } of levels.activeMinutesRollupByActivityLevel) {
    if (activityLevel !== 'MODERATE' && activityLevel !== 'VIGOROUS') continue
    if (isNothing(activeMinutesSum)) return null
    sum += readCount(activeMinutesSum, MOST_MINUTES, 'active minutes of a day')
  }
  return readCount(sum, MOST_MINUTES, 'active minutes of a day')
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}
