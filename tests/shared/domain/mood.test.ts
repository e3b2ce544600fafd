import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from '../../../src/shared/domain/advance'
import { type Feelings, moodAfter } from '../../../src/shared/domain/mood'
import { MOODS, type Mood, newbornState } from '../../../src/shared/domain/pet-state'
import { RULES } from '../../../src/shared/domain/rules'
import { rhythmIn } from '../../fixtures/pet-lives'
import { holds } from '../../fixtures/property'

const awake = (feelings: Partial<Feelings>): Feelings => ({
  energy: 50,
  hunger: 50,
  hoursSinceEvent: 3,
  asleep: false,
  ...feelings,
})

const anyMood = fc.constantFrom(...MOODS)
const percent = fc.double({ min: 0, max: 100, noNaN: true })

describe('moodAfter()', () => {
  const cases: readonly [Mood, Partial<Feelings>][] = [
    ['worried', { hunger: 95, energy: 10 }],
    ['hungry', { hunger: 75 }],
    ['sleepy', { energy: 15 }],
    ['bored', { hoursSinceEvent: 30 }],
    ['ecstatic', { hoursSinceEvent: 0, energy: 90, hunger: 5 }],
    ['happy', { energy: 80, hunger: 30 }],
    ['content', {}],
  ]

  it.each(cases)('comes to %s from every other mood', (mood, feelings) => {
    for (const previous of MOODS) expect(moodAfter(previous, awake(feelings))).toBe(mood)
  })

  it('has no mood that nothing leads to', () => {
    expect(new Set(cases.map(([mood]) => mood))).toEqual(new Set(MOODS))
  })

  it('is sleepy when asleep, however hungry', () => {
    holds(
      fc.property(anyMood, percent, percent, (previous, energy, hunger) => {
        expect(moodAfter(previous, awake({ energy, hunger, asleep: true }))).toBe('sleepy')
      }),
    )
  })

  it('says the most pressing of what fits', () => {
    expect(moodAfter('content', awake({ hunger: 80, energy: 10 }))).toBe('hungry')
    expect(moodAfter('content', awake({ energy: 10, hoursSinceEvent: 40 }))).toBe('sleepy')
    expect(moodAfter('content', awake({ energy: 90, hunger: 0, hoursSinceEvent: 40 }))).toBe(
      'bored',
    )
  })

  it('is the same when asked again', () => {
    holds(
      fc.property(anyMood, percent, percent, percent, (previous, energy, hunger, hours) => {
        const feelings = awake({ energy, hunger, hoursSinceEvent: hours })
        const mood = moodAfter(previous, feelings)
        expect(moodAfter(mood, feelings)).toBe(mood)
      }),
      2_000,
    )
  })

  it('does not flicker while energy and hunger tremble around any point', () => {
    const tremble = fc.double({ min: -2.5, max: 2.5, noNaN: true })
    holds(
      fc.property(
        anyMood,
        percent,
        percent,
        fc.constantFrom(0.5, 3, 30),
        fc.array(fc.tuple(tremble, tremble), { minLength: 4, maxLength: 40 }),
        (first, energy, hunger, hoursSinceEvent, trembles) => {
          let mood = first
          let changes = 0
          for (const [more, less] of trembles) {
            const next = moodAfter(
              mood,
              awake({ energy: energy + more, hunger: hunger + less, hoursSinceEvent }),
            )
            if (next !== mood) changes += 1
            mood = next
          }
          // Into what fits, and once more where the trembling reaches across a threshold.
          expect(changes).toBeLessThanOrEqual(2)
        },
      ),
      3_000,
    )
  })

  it('crosses a threshold once while a value falls through it in steps that shake', () => {
    let mood: Mood = 'content'
    const moods: Mood[] = []
    for (let step = 0; step < 400; step += 1) {
      const shaken = 60 + step / 20 + (step % 2 === 0 ? 2 : -2)
      mood = moodAfter(mood, awake({ hunger: shaken }))
      if (moods.at(-1) !== mood) moods.push(mood)
    }
    expect(moods).toEqual(['content', 'hungry'])
  })
})

describe('a pet’s mood', () => {
  it('is derived as time goes by: from happy to bored, hungry and asleep', () => {
    const begins = Date.parse('2026-05-04T08:00Z')
    const newborn = newbornState(begins, 'amber')
    const moodAt = (hours: number): Mood =>
      advance(newborn, begins + hours * 3_600_000, rhythmIn('UTC'), RULES.life).state.traits.mood
    expect(moodAt(1)).toBe('happy')
    expect(moodAt(16)).toBe('sleepy')
    expect(moodAt(27)).toBe('hungry')
    expect(moodAt(30 * 24)).toBe('sleepy')
  })
})
