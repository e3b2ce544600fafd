import type { GoalView } from '@shared/contract/goals'
import { type Calendar, type EpochMs, daysBetween } from '@shared/domain/local-day'
import { hundredths } from '@shared/domain/numbers'
import { readLocalDate } from '../../ui/read-local-date'

/** How a goal is getting on, ready to be put in words. */
export type GoalPace =
  | { readonly kind: 'done' }
  | { readonly kind: 'on-track'; readonly daysLeft: number }
  | { readonly kind: 'behind'; readonly daysLeft: number; readonly expected: number }
  /** No pace to speak of: the last day of a period, or no deadline at all. */
  | { readonly kind: 'to-go'; readonly left: number; readonly daysLeft: number | null }

/**
 * Judges a goal by the whole days behind it: today still counts as open, so nobody is behind before the day is over.
 */
export function goalPace(goal: GoalView, now: EpochMs, calendar: Calendar): GoalPace {
  const left = hundredths(goal.target - goal.current)
  if (left <= 0) return { kind: 'done' }
  if (goal.period.end === null) return { kind: 'to-go', left, daysLeft: null }
  const today = calendar.dateAt(now)
  const start = readLocalDate(goal.period.start)
  const end = readLocalDate(goal.period.end)
  const daysLeft = Math.max(1, daysBetween(today, end))
  if (daysLeft === 1) return { kind: 'to-go', left, daysLeft }
  const expected = hundredths(
    (goal.target * Math.max(0, daysBetween(start, today))) / daysBetween(start, end),
  )
  return goal.current >= expected
    ? { kind: 'on-track', daysLeft }
    : { kind: 'behind', daysLeft, expected }
}
