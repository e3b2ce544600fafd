import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CountedEvent,
  type CountedGoal,
  moveGoal,
  periodOfEvent,
} from '../../../src/shared/domain/goal-progress'
import { parseGoalUnit } from '../../../src/shared/domain/goal-unit'
import { goalIdSchema } from '../../../src/shared/domain/ids'
import { calendarFor } from '../../../src/shared/domain/local-day'
import { holds } from '../../fixtures/property'

const at = (text: string): number => Date.parse(text)
const amsterdam = calendarFor('Europe/Amsterdam')

const goal = (unit: string, target = 10, createdAt = at('2026-05-06T12:00Z')): CountedGoal => ({
  id: goalIdSchema.parse(crypto.randomUUID()),
  name: 'Ship it',
  target,
  unit: parseGoalUnit(unit)!,
  createdAt,
})

const commit = (value = 1): CountedEvent => ({
  type: 'commit.push',
  value,
  xp: 10 * value,
  occurredAt: at('2026-05-06T13:00Z'),
})

describe('periodOfEvent()', () => {
  it('counts for a weekly goal also what happened earlier in its first week', () => {
    const monday = at('2026-05-04T08:00+02:00')
    expect(periodOfEvent(goal('commits/week'), monday, amsterdam)).toEqual({
      start: '2026-05-04',
      end: '2026-05-11',
    })
  })

  it('does not count the week before the goal was written down', () => {
    const sunday = at('2026-05-03T23:59+02:00')
    expect(periodOfEvent(goal('commits/week'), sunday, amsterdam)).toBeNull()
  })

  it('puts a late event into the week it happened in', () => {
    const later = goal('commits/week', 10, at('2026-04-01T12:00Z'))
    expect(periodOfEvent(later, at('2026-04-20T12:00Z'), amsterdam)?.start).toBe('2026-04-20')
  })

  it('counts for a goal without periods from its creation on, and not a moment before', () => {
    const created = at('2026-05-06T12:00Z')
    expect(periodOfEvent(goal('commits'), created - 1, amsterdam)).toBeNull()
    expect(periodOfEvent(goal('commits'), created, amsterdam)?.end).toBeNull()
  })

  it('has one period for a goal without periods, wherever the user travels', () => {
    const evening = goal('commits', 10, at('2026-05-06T22:30Z'))
    const starts = ['Europe/Amsterdam', 'America/New_York', 'Asia/Tokyo', 'UTC'].map(
      (zone) => periodOfEvent(evening, at('2026-05-09T12:00Z'), calendarFor(zone))?.start,
    )
    expect(new Set(starts).size).toBe(1)
  })
})

describe('moveGoal()', () => {
  it('is completed by the event that reaches the target, not by the next', () => {
    const reaching = moveGoal(goal('commits/week'), 9, commit())
    expect(reaching).toMatchObject({ from: 9, to: 10, target: 10, completed: true })
    expect(moveGoal(goal('commits/week'), 10, commit())).toMatchObject({ to: 11, completed: false })
    expect(moveGoal(goal('commits/week'), 8, commit())).toMatchObject({ to: 9, completed: false })
  })

  it('is completed exactly at a target made of parts that no binary number is equal to', () => {
    let current = 0
    let completions = 0
    for (let cup = 0; cup < 10; cup += 1) {
      const move = moveGoal(goal('custom.tea', 1), current, {
        ...commit(0.1),
        type: 'custom.tea',
      })
      current = move!.to
      completions += move!.completed ? 1 : 0
    }
    expect({ current, completions }).toEqual({ current: 1, completions: 1 })
  })

  it('counts small parts as what they are, however many', () => {
    // Eight hours of sleep, told minute by minute.
    let current = 0
    for (let minute = 0; minute < 480; minute += 1)
      current = moveGoal(goal('sleep-hours/day', 8), current, {
        ...commit(1 / 60),
        type: 'sleep.logged',
      })!.to
    expect(current).toBeCloseTo(8, 3)
  })

  it('never falls below zero', () => {
    expect(moveGoal(goal('commits/week'), 2, commit(-5))).toMatchObject({ from: 2, to: 0 })
  })

  it('can be reached again after falling back', () => {
    expect(moveGoal(goal('commits/week'), 10, commit(-1))).toMatchObject({ to: 9 })
    expect(moveGoal(goal('commits/week'), 9, commit(1))).toMatchObject({ completed: true })
  })

  it('is not moved by what it does not count', () => {
    expect(moveGoal(goal('tasks/week'), 3, commit())).toBeNull()
    expect(moveGoal(goal('commits/week'), 3, commit(0))).toBeNull()
  })

  it('does not depend on the order of a period’s work', () => {
    const parts = fc.array(fc.double({ min: 0.001, max: 20, noNaN: true }), {
      minLength: 2,
      maxLength: 30,
    })
    const orders = parts.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    )
    const total = (all: readonly number[]): number =>
      all.reduce((current, part) => moveGoal(goal('commits/week'), current, commit(part))!.to, 0)
    holds(
      fc.property(orders, ([one, other]) => {
        expect(total(one)).toBeCloseTo(total(other), 3)
        expect(total(one)).toBeCloseTo(
          one.reduce((sum, part) => sum + part, 0),
          3,
        )
      }),
    )
  })
})
