import { type LocalDate, addDays, weekdayOf } from './local-day'

/** How a streak forgives. */
export interface StreakRules {
  /** Days of the week, 1 for Monday to 7 for Sunday, that never break a streak. */
  readonly restDays: readonly number[]
  /** Days of a streak after which a freeze is earned. */
  readonly daysPerFreeze: number
  readonly maxFreezes: number
}

export const STREAK_RULES: Omit<StreakRules, 'restDays'> = { daysPerFreeze: 7, maxFreezes: 2 }

export interface Streak {
  /** Active days in an unbroken row, ending today or, while today is still empty, yesterday. */
  readonly days: number
  readonly freezesInHand: number
  /** Missed days a freeze has covered within the running streak. */
  readonly frozen: readonly LocalDate[]
}

/**
 * The streak as of `today`: every active day counts one, a rest day without activity counts nothing and breaks
 * nothing, and a missed day uses a freeze up, where one is in hand. Today cannot be missed yet.
 */
export function streakOn(
  today: LocalDate,
  active: ReadonlySet<LocalDate>,
  rules: StreakRules,
): Streak {
  const first = [...active].filter((date) => date <= today).sort()[0]
  let days = 0
  let freezes = 0
  let frozen: LocalDate[] = []
  for (let date = first; date !== undefined && date <= today; date = addDays(date, 1)) {
    if (active.has(date)) {
      days += 1
      if (days % rules.daysPerFreeze === 0) freezes = Math.min(rules.maxFreezes, freezes + 1)
    } else if (date === today || days === 0 || rules.restDays.includes(weekdayOf(date))) {
      continue
    } else if (freezes > 0) {
      freezes -= 1
      frozen.push(date)
    } else {
      days = 0
      frozen = []
    }
  }
  return { days, freezesInHand: freezes, frozen }
}
