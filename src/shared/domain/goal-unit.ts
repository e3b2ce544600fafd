import type { EventType } from './event-type'
import {
  type Calendar,
  type EpochMs,
  type LocalDate,
  addDays,
  firstOfMonth,
  firstOfNextMonth,
  weekdayOf,
} from './local-day'

/** What a goal counts: which events, and how much of the goal's unit one unit of their value is. */
interface Measure {
  readonly types: readonly EventType[]
  readonly perValue: number
}

/** The measures a goal's unit may begin with. `xp` counts what the events earned instead of the events. */
export const MEASURES = {
  commits: { types: ['commit.push'], perValue: 1 },
  'pull-requests': { types: ['pull_request.opened'], perValue: 1 },
  merges: { types: ['pull_request.merged'], perValue: 1 },
  reviews: { types: ['review.submitted'], perValue: 1 },
  issues: { types: ['issue.closed'], perValue: 1 },
  releases: { types: ['release.published'], perValue: 1 },
  tasks: { types: ['task.completed'], perValue: 1 },
  steps: { types: ['steps.walked'], perValue: 1000 },
  'active-minutes': { types: ['minutes.active'], perValue: 10 },
  'sleep-hours': { types: ['sleep.logged'], perValue: 1 },
  'focus-sessions': { types: ['focus.completed'], perValue: 1 },
  xp: { types: [], perValue: 1 },
} as const satisfies Record<string, Measure>

export type KnownMeasure = keyof typeof MEASURES
export type MeasureName = KnownMeasure | `custom.${string}`
export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** A goal's unit, taken apart: `commits/week`, `steps/day`, `tasks`. */
export interface GoalUnit {
  readonly measure: MeasureName
  /** Null: the goal runs from its creation until it is reached. */
  readonly period: Period | null
}

const UNIT = /^([a-z-]+|custom\.[a-z0-9][a-z0-9_-]{0,39})(?:\/(day|week|month))?$/

/** Reads a goal's unit; null when it is not one Familiar can count. */
export function parseGoalUnit(unit: string): GoalUnit | null {
  const match = UNIT.exec(unit)
  if (!match) return null
  const [, name, period] = match
  if (name === undefined || !isMeasure(name)) return null
  return { measure: name, period: PERIODS.find((known) => known === period) ?? null }
}

/** The text form of a unit, as stored in `goals.unit`. */
export function formatGoalUnit({ measure, period }: GoalUnit): string {
  return period === null ? measure : `${measure}/${period}`
}

/** The civil days a goal's progress is counted over: from `start` up to, not including, `end`. */
export interface PeriodSpan {
  readonly start: LocalDate
  readonly end: LocalDate
}

/** The day, ISO week or month that holds an instant. */
export function periodAt(period: Period, instant: EpochMs, calendar: Calendar): PeriodSpan {
  const date = calendar.dateAt(instant)
  switch (period) {
    case 'day':
      return { start: date, end: addDays(date, 1) }
    case 'week': {
      const start = addDays(date, 1 - weekdayOf(date))
      return { start, end: addDays(start, 7) }
    }
    case 'month':
      return { start: firstOfMonth(date), end: firstOfNextMonth(date) }
  }
}

/** How far an event of `type` with `value` units, worth `xp`, moves a goal of this measure; 0 when it does not count. */
export function contributionTo(
  measure: MeasureName,
  event: { readonly type: EventType; readonly value: number; readonly xp: number },
): number {
  if (measure === 'xp') return event.xp
  if (!isKnownMeasure(measure)) return event.type === measure ? event.value : 0
  const { types, perValue }: Measure = MEASURES[measure]
  return types.includes(event.type) ? event.value * perValue : 0
}

/** Is this one of the measures listed in `MEASURES`? */
export function isKnownMeasure(name: string): name is KnownMeasure {
  return Object.hasOwn(MEASURES, name)
}

function isMeasure(name: string): name is MeasureName {
  return isKnownMeasure(name) || name.startsWith('custom.')
}
