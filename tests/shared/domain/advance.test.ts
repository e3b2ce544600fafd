import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rhythm, advance } from '../../../src/shared/domain/advance'
import type { PetState } from '../../../src/shared/domain/pet-state'
import { isNight } from '../../../src/shared/domain/rhythm'
import { RULES } from '../../../src/shared/domain/rules'
import { anyPet, petAt, rhythmIn } from '../../fixtures/pet-lives'
import { holds } from '../../fixtures/property'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (text: string): number => Date.parse(text)
const { life } = RULES

const utc = rhythmIn('UTC')
const amsterdam = rhythmIn('Europe/Amsterdam')
const NOON = at('2026-05-04T12:00Z')

/** The same life, lived minute by minute. */
function lived(state: PetState, from: number, to: number, rhythm: Rhythm): PetState {
  let { energy, hunger } = state
  for (let minute = from; minute < to; minute += MINUTE) {
    const asleep = isNight(minute, rhythm.night, rhythm.calendar)
    energy = Math.min(100, Math.max(0, energy + (asleep ? 15 : -3) / 60))
    hunger = Math.min(100, hunger + 2 / 60)
  }
  return { ...state, energy, hunger }
}

describe('advance()', () => {
  it.each([
    ['four hours awake', '2026-05-04T12:00Z', '2026-05-04T16:00Z', 50 - 12, 30 + 8],
    ['an hour asleep', '2026-05-04T23:00Z', '2026-05-05T00:00Z', 50 + 15, 30 + 2],
    ['an evening into the night', '2026-05-04T22:00Z', '2026-05-05T01:00Z', 50 - 3 + 30, 30 + 6],
    ['half an hour', '2026-05-04T12:00Z', '2026-05-04T12:30Z', 48.5, 31],
  ])('%s changes energy and hunger by the rules', (_, from, to, energy, hunger) => {
    const { state } = advance(petAt(at(from), { energy: 50, hunger: 30 }), at(to), utc, life)
    expect(state).toMatchObject({ energy, hunger, last_update: new Date(at(to)).toISOString() })
  })

  it('fills up in the night before the day wears it down: the order counts at the edge', () => {
    // 23:00 to 10:00: full long before morning, then three hours awake.
    const tired = petAt(at('2026-05-04T23:00Z'), { energy: 95 })
    expect(advance(tired, at('2026-05-05T10:00Z'), utc, life).state.energy).toBe(91)
  })

  it('is the life lived minute by minute, over any night and any change of clocks', () => {
    const start = fc
      .tuple(
        fc.constantFrom('2026-03-28T08:00Z', '2026-10-24T08:00Z', '2026-06-01T00:00Z').map(at),
        fc.integer({ min: 0, max: 1440 }),
      )
      .map(([day, minutes]) => day + minutes * MINUTE)
    holds(
      fc.property(
        start.chain((from) => fc.tuple(fc.constant(from), anyPet(from))),
        fc.integer({ min: 0, max: 71 * 60 }),
        ([from, pet], minutes) => {
          const to = from + minutes * MINUTE
          const { state } = advance(pet, to, amsterdam, life)
          const expected = lived(pet, from, to, amsterdam)
          expect(state.energy).toBeCloseTo(expected.energy, 1)
          expect(state.hunger).toBeCloseTo(expected.hunger, 1)
        },
      ),
      100,
    )
  })

  it('comes to the same in one step as in many', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 20 * 60 }), { minLength: 1, maxLength: 12 })
    holds(
      fc.property(anyPet(NOON), steps, (pet, minutes) => {
        let now = NOON
        let stepped = pet
        for (const step of minutes) {
          now += step * MINUTE
          stepped = advance(stepped, now, amsterdam, life).state
        }
        fc.pre(now < NOON + 72 * HOUR)
        const { state } = advance(pet, now, amsterdam, life)
        // Each step may round by half a hundredth.
        expect(Math.abs(state.energy - stepped.energy)).toBeLessThanOrEqual(0.01 * minutes.length)
        expect(Math.abs(state.hunger - stepped.hunger)).toBeLessThanOrEqual(0.01 * minutes.length)
        expect(stepped.last_update).toBe(state.last_update)
      }),
    )
  })

  it('never leaves 0 to 100, and says what it changed to the hundredth', () => {
    holds(
      fc.property(anyPet(NOON), fc.integer({ min: 0, max: 400 * 24 * 60 }), (pet, minutes) => {
        const { state, elapsed } = advance(pet, NOON + minutes * MINUTE, amsterdam, life)
        for (const value of [state.energy, state.hunger]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(100)
          expect(Math.round(value * 100) / 100).toBe(value)
        }
        expect(pet.energy + (elapsed?.energy ?? 0)).toBeCloseTo(state.energy, 8)
        expect(pet.hunger + (elapsed?.hunger ?? 0)).toBeCloseTo(state.hunger, 8)
      }),
    )
  })

  it('touches nothing but energy, hunger, mood and time', () => {
    const pet = petAt(NOON, { xp: 124, level: 2, last_event_id: crypto.randomUUID() })
    const { state } = advance(pet, NOON + 10 * HOUR, utc, life)
    expect(state).toMatchObject({ xp: 124, level: 2, last_event_id: pet.last_event_id })
    expect(state.traits.color).toBe('amber')
  })

  it('lets the pet rest after 72 hours without an event: nothing decays further, asleep', () => {
    const pet = petAt(NOON, { energy: 100, hunger: 0 })
    const almost = advance(pet, NOON + 72 * HOUR - MINUTE, utc, life)
    const resting = advance(pet, NOON + 72 * HOUR, utc, life)
    const yearLater = advance(pet, NOON + 365 * DAY, utc, life)
    expect(almost.resting).toBe(false)
    expect(resting).toMatchObject({ resting: true, asleep: true })
    expect(resting.state.hunger).toBe(100)
    expect(yearLater.state.energy).toBe(resting.state.energy)
    expect(yearLater.state.hunger).toBe(resting.state.hunger)
    expect(yearLater.state.traits.mood).toBe('sleepy')
    expect(yearLater.elapsed?.hours).toBe(365 * 24)
  })

  it('does not decay beyond 72 hours in a day that was not lived through', () => {
    const pet = petAt(NOON, { hunger: 0, energy: 100 })
    const slow = { ...life, hungerPerHour: 0.1 }
    expect(advance(pet, NOON + 1000 * HOUR, utc, slow).state.hunger).toBe(7.2)
  })

  it('changes nothing while the clock has gone back', () => {
    holds(
      fc.property(anyPet(NOON), fc.integer({ min: 0, max: 23 * 60 }), (pet, minutes) => {
        const { state, elapsed } = advance(pet, NOON - minutes * MINUTE, utc, life)
        expect(elapsed).toBeUndefined()
        expect({ ...state, traits: pet.traits }).toEqual(pet)
      }),
    )
  })

  it('does not freeze the pet for years after a clock that was years ahead', () => {
    const ahead = petAt(NOON + 4 * 365 * DAY, { hunger: 10, energy: 90 })
    const corrected = advance(ahead, NOON, utc, life)
    expect(corrected.elapsed).toBeUndefined()
    expect(corrected.state).toMatchObject({ hunger: 10, energy: 90 })
    const later = advance(corrected.state, NOON + 2 * HOUR, utc, life)
    expect(later.state).toMatchObject({ hunger: 14, energy: 84 })
  })

  it('tells of the hours slept', () => {
    const pet = petAt(at('2026-03-28T22:00Z'))
    // The night of the lost hour: 23:00 to 07:00 is seven hours long.
    expect(advance(pet, at('2026-03-29T08:00Z'), amsterdam, life).elapsed).toMatchObject({
      hours: 10,
      hoursAsleep: 7,
    })
  })
})
