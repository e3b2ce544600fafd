import type { GoalView } from '@shared/contract/goals'
import { calendarFor } from '@shared/domain/local-day'
import { describe, expect, test } from 'vitest'
import { goalPace } from '../../../../src/renderer/panel/goals/goal-pace'
import { fakeIds } from '../../../fakes/worlds/ids'

const calendar = calendarFor('Europe/Amsterdam')
const WEEK = { start: '2026-11-16', end: '2026-11-23' }
const THURSDAY = Date.parse('2026-11-19T13:00:00Z')

const goal = (current: number, period: GoalView['period'] = WEEK): GoalView => ({
  id: fakeIds.goal(1),
  name: 'Ship',
  description: '',
  target: 14,
  current,
  unit: 'commits/week',
  isCompleted: current >= 14,
  createdAt: '2026-01-01T00:00:00Z',
  period,
  history: [],
})

describe('goalPace()', () => {
  test('is on track while the whole days behind are covered: today still counts as open', () => {
    expect(goalPace(goal(6), THURSDAY, calendar)).toEqual({ kind: 'on-track', daysLeft: 4 })
  })

  test('is behind below that, and says where an even pace would be', () => {
    expect(goalPace(goal(5), THURSDAY, calendar)).toEqual({
      kind: 'behind',
      daysLeft: 4,
      expected: 6,
    })
  })

  test('is not behind on a first day with nothing done', () => {
    const monday = Date.parse('2026-11-16T20:00:00Z')
    expect(goalPace(goal(0), monday, calendar).kind).toBe('on-track')
  })

  test('tells what is to go on the last day, by the user’s calendar', () => {
    // Sunday 00:30 in Amsterdam is still Saturday in UTC.
    const sunday = Date.parse('2026-11-21T23:30:00Z')
    expect(goalPace(goal(4), sunday, calendar)).toEqual({ kind: 'to-go', left: 10, daysLeft: 1 })
  })

  test('has no deadline without a period', () => {
    const open = goal(4, { start: '2026-01-01', end: null })
    expect(goalPace(open, THURSDAY, calendar)).toEqual({ kind: 'to-go', left: 10, daysLeft: null })
  })

  test('is done at its target, not only beyond it', () => {
    expect(goalPace(goal(14), THURSDAY, calendar)).toEqual({ kind: 'done' })
  })

  test('never leaves less than a day in a period that should have rolled over', () => {
    const later = THURSDAY + 30 * 86_400_000
    expect(goalPace(goal(4), later, calendar)).toMatchObject({ kind: 'to-go', daysLeft: 1 })
  })
})
