import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, addDays, weekdayOf } from '../../../src/shared/domain/local-day'
import { STREAK_RULES, type StreakRules, streakOn } from '../../../src/shared/domain/streak'
import { holds } from '../../fixtures/property'

/** A Monday. */
const MONDAY: LocalDate = '2026-05-04'
const noRest: StreakRules = { ...STREAK_RULES, restDays: [] }
const weekendsOff = { ...STREAK_RULES, restDays: [6, 7] }

/** The days of a row of marks that ends with `today`: `x` active, `.` not. */
function days(marks: string, today: LocalDate): ReadonlySet<LocalDate> {
  return new Set(
    Array.from(marks, (mark, index) =>
      mark === 'x' ? [addDays(today, index - marks.length + 1)] : [],
    ).flat(),
  )
}

const streak = (marks: string, today: LocalDate = MONDAY, rules = noRest) =>
  streakOn(today, days(marks, today), rules)

describe('streakOn()', () => {
  it('is nothing for a pet without work', () => {
    expect(streak('....')).toEqual({ days: 0, freezesInHand: 0, frozen: [] })
  })

  it('does not miss a day that is not over yet', () => {
    expect(streak('xxx.').days).toBe(3)
    expect(streak('xxxx').days).toBe(4)
  })

  it('breaks on a missed day while no freeze is in hand', () => {
    expect(streak('xxxxxx.x').days).toBe(1)
    expect(streak('xxx..').days).toBe(0)
  })

  it('earns a freeze with the seventh day, and covers a missed day with it', () => {
    expect(streak('xxxxxxx')).toMatchObject({ days: 7, freezesInHand: 1 })
    expect(streak('xxxxxxx.x')).toEqual({
      days: 8,
      freezesInHand: 0,
      frozen: [addDays(MONDAY, -1)],
    })
    expect(streak('xxxxxxx..x')).toMatchObject({ days: 1, frozen: [] })
  })

  it('keeps two freezes at most', () => {
    expect(streak('x'.repeat(35))).toMatchObject({ days: 35, freezesInHand: 2 })
    expect(streak(`${'x'.repeat(35)}..x`)).toMatchObject({ days: 36, freezesInHand: 0 })
    expect(streak(`${'x'.repeat(35)}...x`).days).toBe(1)
  })

  it('goes over rest days without counting or breaking', () => {
    // Thursday and Friday worked, the weekend off, today Monday.
    expect(streak('xx..x', MONDAY, weekendsOff)).toMatchObject({ days: 3, frozen: [] })
    expect(streak('xx...', MONDAY, weekendsOff).days).toBe(2)
  })

  it('counts work on a rest day', () => {
    expect(streak('xxxxx', MONDAY, weekendsOff).days).toBe(5)
  })

  it('spends no freeze on a rest day', () => {
    // Monday to Sunday earns one; then a whole working week and its weekend off.
    expect(streak('xxxxxxxxxxxx..x', MONDAY, weekendsOff)).toMatchObject({
      days: 13,
      freezesInHand: 1,
    })
  })

  it('does not count days that have not come yet', () => {
    expect(streakOn(MONDAY, new Set([MONDAY, addDays(MONDAY, 1)]), noRest).days).toBe(1)
  })

  it('is for ever with every day a rest day', () => {
    const idle = { ...STREAK_RULES, restDays: [1, 2, 3, 4, 5, 6, 7] }
    expect(streakOn(addDays(MONDAY, 300), new Set([MONDAY]), idle).days).toBe(1)
  })

  it('forgives no more than it has earned, and never counts a day without work', () => {
    const restDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 })
    holds(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 120 }),
        restDays,
        (active, rest) => {
          const marks = active.map((day) => (day ? 'x' : '.')).join('')
          const set = days(marks, MONDAY)
          const found = streakOn(MONDAY, set, { ...STREAK_RULES, restDays: rest })
          expect(found.days).toBeLessThanOrEqual(set.size)
          expect(found.freezesInHand).toBeLessThanOrEqual(2)
          for (const day of found.frozen) {
            expect(set.has(day)).toBe(false)
            expect(rest).not.toContain(weekdayOf(day))
            expect(day < MONDAY).toBe(true)
          }
          // Work today ends the streak today, whatever was before.
          const today = streakOn(MONDAY, new Set([...set, MONDAY]), {
            ...STREAK_RULES,
            restDays: rest,
          })
          expect(today.days).toBe(set.has(MONDAY) ? found.days : found.days + 1)
        },
      ),
    )
  })
})
