import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance } from '@shared/domain/advance'
import { HOUR, calendarFor } from '@shared/domain/local-day'
import { type Pause, afterLiving, livedBetween } from '@shared/domain/pause'
import { newbornState } from '@shared/domain/pet-state'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import { RULES } from '@shared/domain/rules'
import { holds } from '../../fixtures/property'

const START = Date.parse('2026-05-04T08:00:00Z')
const calendar = calendarFor('UTC')
const lives = (hours: number, pauses: readonly Pause[]) =>
  advance(
    newbornState(START, 'amber'),
    START + hours * HOUR,
    { calendar, night: DEFAULT_NIGHT, pauses },
    RULES.life,
  )
const pause = (from: number, to: number | null): Pause => ({
  from: START + from * HOUR,
  to: to === null ? null : START + to * HOUR,
})

describe('while a pet is not the one that eats', () => {
  test('nothing wears it down, sleep does it good, and it waits for nothing', () => {
    const { state, elapsed, resting, asleep } = lives(24 * 10, [pause(0, null)])
    expect(state).toMatchObject({ hunger: 30, energy: 100 })
    expect(elapsed).toMatchObject({ hunger: 0, energy: 20, hoursAside: 240, pausedHours: 240 })
    expect([resting, asleep]).toEqual([false, false])
    expect(state.traits.mood).toBe('happy')
  })

  test('only the hours outside of it count, also towards the rest of who was left alone', () => {
    expect(lives(10, [pause(2, 8)]).state.hunger).toBe(30 + 4 * 2)
    expect(lives(100, [pause(10, 90)]).resting).toBe(false)
    expect(lives(153, [pause(10, 90)]).resting).toBe(true)
  })

  test('it sleeps at night like any other', () => {
    expect(lives(16, [pause(0, null)]).asleep).toBe(true)
  })
})

const anyPauses = fc
  .uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 8 })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((from, index): Pause[] =>
      index % 2 === 0 ? [{ from, to: edges[index + 1] ?? null }] : [],
    ),
  )

describe('livedBetween() and afterLiving()', () => {
  test('are each other’s answer', () => {
    holds(
      fc.property(anyPauses, fc.integer({ min: 0, max: 500 }), (pauses, lived) => {
        const at = afterLiving(0, lived, pauses)
        if (at === Infinity) expect(livedBetween(0, 1e9, pauses)).toBeLessThan(lived + 1)
        else expect(livedBetween(0, at, pauses)).toBe(lived)
      }),
    )
  })
})
