import type { GoalMove } from './effect'
import type { EventType } from './event-type'
import { type GoalUnit, type PeriodSpan, contributionTo, periodAt } from './goal-unit'
import type { GoalId } from './ids'
import { type Calendar, type EpochMs, type LocalDate, utcDateAt } from './local-day'
import { millionths } from './numbers'

/** One counting period of a goal, as stored in `goal_periods`. */
export interface GoalPeriod {
  readonly start: LocalDate
  /** The day after the last; null for a goal without periods. */
  readonly end: LocalDate | null
  readonly current: number
}

/** A goal as progress sees it. */
export interface CountedGoal {
  readonly id: GoalId
  readonly name: string
  readonly target: number
  readonly unit: GoalUnit
  readonly createdAt: EpochMs
}

/** A scored event as goals see it. */
export interface CountedEvent {
  readonly type: EventType
  readonly value: number
  readonly xp: number
  readonly occurredAt: EpochMs
}

/**
 * The one period of a goal without periods. It is known by a date that does not depend on where the user is: else the
 * goal would begin anew after a flight.
 */
export function onlySpan(goal: CountedGoal): { start: LocalDate; end: null } {
  return { start: utcDateAt(goal.createdAt), end: null }
}

/**
 * The period of a goal an event falls in. A goal without periods counts from its creation on: for it the answer is
 * null for older events. A periodic goal counts its whole first period, also what happened before it was written down.
 */
export function periodOfEvent(
  goal: CountedGoal,
  occurredAt: EpochMs,
  calendar: Calendar,
): { start: LocalDate; end: LocalDate | null } | null {
  const { period } = goal.unit
  if (period === null) return occurredAt < goal.createdAt ? null : onlySpan(goal)
  const span: PeriodSpan = periodAt(period, occurredAt, calendar)
  const first = periodAt(period, goal.createdAt, calendar)
  return span.start < first.start ? null : span
}

/** Moves a period's count by one event. Null when the event does not count for the goal. Never falls below zero. */
export function moveGoal(goal: CountedGoal, current: number, event: CountedEvent): GoalMove | null {
  const contribution = contributionTo(goal.unit.measure, event)
  if (contribution === 0) return null
  const to = millionths(Math.max(0, current + contribution))
  return {
    id: goal.id,
    name: goal.name,
    from: current,
    to,
    target: goal.target,
    completed: current < goal.target && to >= goal.target,
  }
}
