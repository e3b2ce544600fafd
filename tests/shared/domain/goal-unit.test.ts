import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_EVENT_TYPES } from '../../../src/shared/domain/event-type'
import {
  type KnownMeasure,
  MEASURES,
  PERIODS,
  contributionTo,
  formatGoalUnit,
  parseGoalUnit,
  periodAt,
} from '../../../src/shared/domain/goal-unit'
import { goalUnitSchema } from '../../../src/shared/domain/goal-unit-schema'
import { addDays, calendarFor, daysBetween, weekdayOf } from '../../../src/shared/domain/local-day'
import { holds } from '../../fixtures/property'

const known = Object.keys(MEASURES) as KnownMeasure[]
const calendar = calendarFor('Europe/Amsterdam')
const at = (text: string): number => Date.parse(text)

describe('parseGoalUnit()', () => {
  it('reads back every unit it writes', () => {
    const measure = fc.oneof(
      fc.constantFrom(...known),
      fc
        .stringMatching(/^[a-z0-9][a-z0-9_-]{0,39}$/)
        .map((name): `custom.${string}` => `custom.${name}`),
    )
    holds(
      fc.property(measure, fc.constantFrom(null, ...PERIODS), (name, period) => {
        const unit = { measure: name, period }
        expect(parseGoalUnit(formatGoalUnit(unit))).toEqual(unit)
      }),
    )
  })

  it.each([
    ['commits/week', { measure: 'commits', period: 'week' }],
    ['steps/day', { measure: 'steps', period: 'day' }],
    ['tasks', { measure: 'tasks', period: null }],
    ['pull-requests/month', { measure: 'pull-requests', period: 'month' }],
    ['custom.tea/day', { measure: 'custom.tea', period: 'day' }],
  ])('reads %s', (text, unit) => {
    expect(parseGoalUnit(text)).toEqual(unit)
  })

  it.each([
    '',
    '/',
    'commits/',
    '/week',
    'commits/year',
    'commits/week/day',
    'Commits/week',
    ' commits',
    'commits ',
    'commits\n',
    'commits per week',
    'constructor',
    '__proto__/day',
    'custom.',
    'custom./day',
    'custom.Tea',
    'custom',
  ])('refuses %j, which nobody can count', (text) => {
    expect(parseGoalUnit(text)).toBeNull()
    expect(goalUnitSchema.safeParse(text).success).toBe(false)
  })

  it('refuses what the column is too short for', () => {
    expect(goalUnitSchema.safeParse(`custom.${'x'.repeat(40)}/month`).success).toBe(false)
    expect(goalUnitSchema.safeParse(`custom.${'x'.repeat(37)}/month`).success).toBe(true)
  })
})

describe('contributionTo()', () => {
  it.each<[KnownMeasure, (typeof KNOWN_EVENT_TYPES)[number], number, number]>([
    ['commits', 'commit.push', 3, 3],
    ['pull-requests', 'pull_request.opened', 1, 1],
    ['merges', 'pull_request.merged', 1, 1],
    ['reviews', 'review.submitted', 1, 1],
    ['issues', 'issue.closed', 1, 1],
    ['releases', 'release.published', 1, 1],
    ['tasks', 'task.completed', 1, 1],
    // One unit of value is a thousand steps, ten minutes, an hour.
    ['steps', 'steps.walked', 7.25, 7250],
    ['active-minutes', 'minutes.active', 3, 30],
    ['sleep-hours', 'sleep.logged', 7.5, 7.5],
    ['focus-sessions', 'focus.completed', 2, 2],
  ])('counts for %s a %s of %d as %d, and nothing else', (measure, type, value, amount) => {
    for (const other of KNOWN_EVENT_TYPES)
      expect(contributionTo(measure, { type: other, value, xp: 99 }), other).toBe(
        other === type ? amount : 0,
      )
  })

  it('counts for xp what every event earned', () => {
    for (const type of KNOWN_EVENT_TYPES)
      expect(contributionTo('xp', { type, value: 4, xp: 12.5 })).toBe(12.5)
  })

  it('counts for a custom goal its own events only', () => {
    expect(contributionTo('custom.tea', { type: 'custom.tea', value: 2, xp: 9 })).toBe(2)
    expect(contributionTo('custom.tea', { type: 'custom.teapot', value: 2, xp: 9 })).toBe(0)
  })
})

describe('periodAt()', () => {
  it.each([
    ['day', '2026-05-04T23:59:59+02:00', '2026-05-04', '2026-05-05'],
    ['day', '2026-05-05T00:00:00+02:00', '2026-05-05', '2026-05-06'],
    // ISO weeks begin on Monday, and cross years: 1 January 2027 is a Friday of week 53 of 2026.
    ['week', '2027-01-01T12:00:00+01:00', '2026-12-28', '2027-01-04'],
    ['week', '2026-12-28T00:00:00+01:00', '2026-12-28', '2027-01-04'],
    ['week', '2024-12-30T12:00:00+01:00', '2024-12-30', '2025-01-06'],
    ['week', '2026-05-03T23:59:59+02:00', '2026-04-27', '2026-05-04'],
    ['month', '2026-02-14T12:00:00+01:00', '2026-02-01', '2026-03-01'],
    ['month', '2028-02-29T12:00:00+01:00', '2028-02-01', '2028-03-01'],
    ['month', '2026-12-31T23:59:59+01:00', '2026-12-01', '2027-01-01'],
    ['month', '2026-04-30T23:59:59+02:00', '2026-04-01', '2026-05-01'],
  ] as const)('finds the %s of %s', (period, instant, start, end) => {
    expect(periodAt(period, at(instant), calendar)).toEqual({ start, end })
  })

  it('goes by the user’s own clock: one instant, two days', () => {
    const instant = at('2026-05-04T22:30:00Z')
    expect(periodAt('day', instant, calendarFor('America/New_York')).start).toBe('2026-05-04')
    expect(periodAt('day', instant, calendar).start).toBe('2026-05-05')
  })

  it('puts every instant into exactly one period, and periods side by side', () => {
    holds(
      fc.property(
        fc.constantFrom(...PERIODS),
        fc.integer({ min: 0, max: at('2060-01-01') }),
        (period, instant) => {
          const { start, end } = periodAt(period, instant, calendar)
          expect(calendar.instantAt(start)).toBeLessThanOrEqual(instant)
          expect(instant).toBeLessThan(calendar.instantAt(end))
          const next = periodAt(period, calendar.instantAt(end), calendar)
          expect(next.start).toBe(end)
          expect(periodAt(period, calendar.instantAt(addDays(end, -1)), calendar)).toEqual({
            start,
            end,
          })
          if (period === 'week') expect([weekdayOf(start), daysBetween(start, end)]).toEqual([1, 7])
        },
      ),
    )
  })
})
