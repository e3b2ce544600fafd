import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rhythm, advance } from '../../../src/shared/domain/advance'
import type { PetState } from '../../../src/shared/domain/pet-state'
import { isNight } from '../../../src/shared/domain/rhythm'
import { RULES } from '../../../src/shared/domain/rules'
import type { Silence } from '../../../src/shared/domain/silence'
import { anyPet, petAt, rhythmIn } from '../../fixtures/pet-lives'
import { holds } from '../../fixtures/property'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.parse('2026-05-04T12:00Z')
const { life } = RULES

const inSilence = (...silences: Silence[]): Rhythm => ({
  ...rhythmIn('Europe/Amsterdam'),
  silences,
})

const anySilence: fc.Arbitrary<Silence> = fc
  .tuple(
    fc.integer({ min: -48 * 60, max: 80 * 60 }),
    fc.option(fc.integer({ min: 0, max: 60 * 60 }), { nil: null }),
    fc.integer({ min: 0, max: 100 }),
  )
  .map(([from, minutes, percent]) => ({
    from: NOON + from * MINUTE,
    to: minutes === null ? null : NOON + (from + minutes) * MINUTE,
    share: percent / 100,
  }))
const anySilences = fc.array(anySilence, { maxLength: 6 })

/** The same life, lived minute by minute. */
function lived(
  pet: PetState,
  minutes: number,
  rhythm: Rhythm,
): Pick<PetState, 'energy' | 'hunger'> {
  let { energy, hunger } = pet
  for (let at = NOON; at < NOON + minutes * MINUTE; at += MINUTE) {
    const silent = (rhythm.silences ?? [])
      .filter(({ from, to }) => from <= at && (to === null || at < to))
      .reduce((sum, { share }) => sum + share, 0)
    const pace = Math.max(0, 1 - silent)
    const asleep = isNight(at, rhythm.night, rhythm.calendar)
    energy = Math.min(100, Math.max(0, energy + (asleep ? 15 : -3 * pace) / 60))
    hunger = Math.min(100, hunger + (2 * pace) / 60)
  }
  return { energy, hunger }
}

describe('advance() while sources are silent', () => {
  it('pauses their share of the decay, for as long as they are silent', () => {
    const pet = petAt(NOON, { energy: 80, hunger: 20 })
    const half = inSilence({ from: NOON + HOUR, to: NOON + 3 * HOUR, share: 0.5 })
    const { state, elapsed } = advance(pet, NOON + 4 * HOUR, half, life)
    // Two hours in full and two by half: three in all.
    expect(state).toMatchObject({ energy: 80 - 9, hunger: 20 + 6 })
    expect(elapsed).toMatchObject({ hours: 4, pausedHours: 1 })
  })

  it('lets nothing decay while the only source is silent, and sleep restores all the same', () => {
    const pet = petAt(NOON, { energy: 40, hunger: 20 })
    const all = inSilence({ from: NOON - HOUR, to: null, share: 1 })
    const evening = advance(pet, NOON + 8 * HOUR, all, life).state
    expect(evening).toMatchObject({ energy: 40, hunger: 20 })
    // 23:00 in Amsterdam is 21:00Z; two hours of sleep.
    const night = advance(pet, NOON + 11 * HOUR, all, life).state
    expect(night).toMatchObject({ energy: 70, hunger: 20 })
  })

  it('does not make a pet younger where shares add up to more than all', () => {
    const pet = petAt(NOON, { energy: 40, hunger: 20 })
    const two = { from: NOON, to: null, share: 0.8 }
    expect(advance(pet, NOON + 4 * HOUR, inSilence(two, two), life).state).toMatchObject({
      energy: 40,
      hunger: 20,
    })
  })

  it('says nothing of a pause where there was none', () => {
    const before = inSilence({ from: NOON - 2 * HOUR, to: NOON, share: 1 })
    expect(advance(petAt(NOON), NOON + HOUR, before, life).elapsed).not.toHaveProperty(
      'pausedHours',
    )
  })

  it('is the life lived minute by minute', () => {
    holds(
      fc.property(
        anyPet(NOON),
        anySilences,
        fc.integer({ min: 0, max: 71 * 60 }),
        (pet, silences, minutes) => {
          const rhythm = inSilence(...silences)
          const { state } = advance(pet, NOON + minutes * MINUTE, rhythm, life)
          const expected = lived(pet, minutes, rhythm)
          expect(state.energy).toBeCloseTo(expected.energy, 1)
          expect(state.hunger).toBeCloseTo(expected.hunger, 1)
        },
      ),
      60,
    )
  })

  it('comes to the same in one step as in many', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 20 * 60 }), { minLength: 1, maxLength: 12 })
    holds(
      fc.property(anyPet(NOON), anySilences, steps, (pet, silences, minutes) => {
        const rhythm = inSilence(...silences)
        let now = NOON
        let stepped = pet
        for (const step of minutes) {
          now += step * MINUTE
          stepped = advance(stepped, now, rhythm, life).state
        }
        fc.pre(now < NOON + 72 * HOUR)
        const { state } = advance(pet, now, rhythm, life)
        expect(Math.abs(state.energy - stepped.energy)).toBeLessThanOrEqual(0.01 * minutes.length)
        expect(Math.abs(state.hunger - stepped.hunger)).toBeLessThanOrEqual(0.01 * minutes.length)
      }),
    )
  })

  it('never wears a pet down more than a time without silence', () => {
    holds(
      fc.property(
        anyPet(NOON),
        anySilences,
        fc.integer({ min: 0, max: 100 * 60 }),
        (pet, silences, minutes) => {
          const now = NOON + minutes * MINUTE
          const quiet = advance(pet, now, inSilence(...silences), life).state
          const loud = advance(pet, now, inSilence(), life).state
          expect(quiet.hunger).toBeLessThanOrEqual(loud.hunger + 0.001)
          expect(quiet.energy).toBeGreaterThanOrEqual(loud.energy - 0.001)
        },
      ),
    )
  })
})
