import type { GoalView } from '@shared/contract/goals'
import { describe, expect, test } from 'vitest'
import {
  NEW_GOAL,
  formOf,
  previewOf,
  readGoalForm,
  unitOf,
} from '../../../../src/renderer/panel/goals/goal-form'
import { GOAL_SUGGESTIONS } from '../../../../src/renderer/panel/goals/goal-suggestions'
import { fakeIds } from '../../../fakes/worlds/ids'

const goal = (unit: string): GoalView => ({
  id: fakeIds.goal(1),
  name: 'Ship',
  description: 'Keep it',
  target: 8,
  current: 0,
  unit,
  isCompleted: false,
  createdAt: '2026-01-01T00:00:00Z',
  period: { start: '2026-01-01', end: null },
  history: [],
})

describe('formOf()', () => {
  test.each(['commits/week', 'steps/day', 'tasks', 'custom.build/month', 'custom.build'])(
    'gives back the unit it was made from: %s',
    (unit) => {
      expect(unitOf(formOf(goal(unit)))).toBe(unit)
    },
  )

  test('keeps the note, which a change of the target must not wipe out', () => {
    const read = readGoalForm({ ...formOf(goal('commits/week')), target: 9 })
    expect(read).toMatchObject({ draft: { description: 'Keep it', target: 9 } })
  })
})

describe('readGoalForm()', () => {
  test('puts each complaint of the schema to its field', () => {
    const read = readGoalForm({ ...NEW_GOAL, name: '  ', target: Number.NaN })
    expect(read).toEqual({ errors: { name: 'A goal needs a name', target: 'A number, please' } })
  })

  test('refuses a custom measure without a name', () => {
    const read = readGoalForm({ ...NEW_GOAL, name: 'Build', measure: 'custom' })
    expect(read).toMatchObject({ errors: { unit: expect.any(String) as string } })
  })

  test('takes the suggestions of a first day as they are', () => {
    for (const draft of GOAL_SUGGESTIONS) {
      expect(readGoalForm(formOf({ ...goal(draft.unit), ...draft }))).toEqual({ draft })
    }
  })
})

describe('previewOf()', () => {
  test.each([
    [{ target: 10, measure: 'commits', period: 'week' }, '10 commits a week'],
    [{ target: 1, measure: 'commits', period: 'day' }, '1 commit a day'],
    [{ target: 8000, measure: 'steps', period: 'day' }, '8,000 steps a day'],
    [{ target: 7.5, measure: 'sleep-hours', period: 'day' }, '7.5 hours of sleep a day'],
    [{ target: 12, measure: 'tasks', period: 'none' }, '12 tasks in all'],
    [{ target: 300, measure: 'xp', period: 'month' }, '300 XP a month'],
  ] as const)('reads %o as “%s”', (change, sentence) => {
    expect(previewOf({ ...NEW_GOAL, ...change })).toBe(sentence)
  })

  test('claims nothing while the form makes no goal', () => {
    expect(previewOf({ ...NEW_GOAL, target: Number.NaN })).toBeNull()
    expect(previewOf({ ...NEW_GOAL, measure: 'custom' })).toBeNull()
  })
})
