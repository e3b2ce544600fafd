import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Effect, effectSchema } from '../../../src/shared/domain/effect'
import { type EventType, KNOWN_EVENT_TYPES } from '../../../src/shared/domain/event-type'
import { eventIdSchema } from '../../../src/shared/domain/ids'
import { hundredths } from '../../../src/shared/domain/numbers'
import { type PetState, petStateSchema } from '../../../src/shared/domain/pet-state'
import { RULES, ruleFor } from '../../../src/shared/domain/rules'
import {
  type DayTypeKey,
  type Folded,
  type ScorableEvent,
  foldEvents,
} from '../../../src/shared/domain/scoring'
import { anyPet, petAt, rhythmIn } from '../../fixtures/pet-lives'
import { holds } from '../../fixtures/property'

const HOUR = 3_600_000
const NOON = Date.parse('2026-05-04T12:00Z')
const rhythm = rhythmIn('Europe/Amsterdam')
const context = { rules: RULES, rhythm, version: 2 }

const event = (type: EventType, value = 1, occurredAt = NOON): ScorableEvent => ({
  id: eventIdSchema.parse(crypto.randomUUID()),
  type,
  value,
  occurredAt,
})

const fold = (
  before: PetState,
  events: readonly ScorableEvent[],
  now = NOON,
  used: ReadonlyMap<DayTypeKey, number> = new Map(),
): Folded => foldEvents(before, events, now, used, context)

const sum = (effects: readonly Effect[], of: (effect: Effect) => number): number =>
  hundredths(effects.reduce((total, effect) => total + of(effect), 0))

const effectsOf = (folded: Folded): Effect[] => folded.events.map(({ effect }) => effect)

const anyType = fc.constantFrom<EventType>(...KNOWN_EVENT_TYPES, 'custom.tea', 'custom.walk')
const anyValue = fc
  .oneof(
    fc.constant(1),
    fc.integer({ min: -5, max: 30 }),
    fc.double({ min: -3, max: 20, noNaN: true }),
  )
  // JSON knows no negative zero, and a database sends none.
  .map((value) => (value === 0 ? 0 : value))
const anyEvent = fc
  .tuple(anyType, anyValue, fc.integer({ min: 0, max: 72 }))
  .map(([type, value, hoursAgo]) => event(type, value, NOON - hoursAgo * HOUR))
const anyBatch = fc.array(anyEvent, { minLength: 1, maxLength: 40 })

describe('foldEvents()', () => {
  it('feeds one commit by the rules: 10 XP, less hungry, a little tired', () => {
    const { state } = fold(petAt(NOON), [event('commit.push')])
    expect(state).toMatchObject({ xp: 10, hunger: 44, energy: 49, level: 1 })
  })

  it('multiplies by the value and caps the day: 25 commits are worth 10 + 5 + 1', () => {
    const { state, events } = fold(petAt(NOON, { hunger: 100, energy: 100 }), [
      event('commit.push', 25),
    ])
    expect(state.xp).toBe(160)
    expect(events[0]?.effect.cap).toEqual({ usedToday: 0, units: 25, worth: 16 })
  })

  it('counts each type and each civil day of the user by its own cap', () => {
    const evening = Date.parse('2026-05-03T23:30+02:00')
    const morning = Date.parse('2026-05-04T00:30+02:00')
    const { events } = fold(petAt(NOON), [
      event('commit.push', 10, evening),
      event('commit.push', 1, evening),
      event('commit.push', 1, morning),
      event('custom.tea', 1, evening),
      event('custom.walk', 10, evening),
    ])
    expect(events.map(({ effect }) => effect.cap.worth)).toEqual([10, 0.5, 1, 1, 10])
    expect(events.map(({ day }) => day)).toEqual([
      '2026-05-03',
      '2026-05-03',
      '2026-05-04',
      '2026-05-03',
      '2026-05-03',
    ])
  })

  it('goes on from what the day has used before, and answers with what it has used now', () => {
    const key: DayTypeKey = '2026-05-04/commit.push'
    const { state, used } = fold(petAt(NOON), [event('commit.push')], NOON, new Map([[key, 10]]))
    expect(state.xp).toBe(5)
    expect(used.get(key)).toBe(11)
  })

  it('gives a custom type nobody has heard of the custom rule', () => {
    const { state } = fold(petAt(NOON), [event('custom.juggling', 2)])
    expect(state).toMatchObject({ xp: 10, hunger: 44, energy: 50 })
  })

  it('lets time pass once for a batch, before its first event', () => {
    const later = NOON + 5 * HOUR
    const folded = fold(petAt(NOON), [event('agent.turn'), event('agent.turn')], later)
    const [first, second] = effectsOf(folded)
    expect(first?.elapsed).toMatchObject({ hours: 5, hunger: 10, energy: -15 })
    expect(second?.elapsed).toBeUndefined()
    expect(folded.state).toMatchObject({
      hunger: 58,
      energy: 35,
      last_update: new Date(later).toISOString(),
    })
  })

  it('marks the event that crossed into a level, and only that one', () => {
    const folded = fold(petAt(NOON, { xp: 85 }), [
      event('commit.push'),
      event('commit.push'),
      event('commit.push'),
    ])
    expect(effectsOf(folded).map(({ level }) => level)).toEqual([
      { from: 1, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 2 },
    ])
    expect(folded.state).toMatchObject({ level: 2, xp: 115 })
  })

  it('tells of several levels gained at once', () => {
    const { events } = fold(petAt(NOON), [event('release.published', 30)])
    expect(events[0]?.effect.level).toEqual({ from: 1, to: 3 })
  })

  it('takes back with a negative event exactly what its twin gave', () => {
    const start = petAt(NOON, { xp: 500 })
    const { state } = fold(start, [
      event('steps.walked', 13.7),
      event('steps.walked', 4.2),
      event('steps.walked', -4.2),
      event('steps.walked', -13.7),
    ])
    expect(state.xp).toBe(500)
  })

  it('never lets XP fall below zero', () => {
    const { state, events } = fold(petAt(NOON, { xp: 3 }), [event('commit.push', -5)])
    expect(state.xp).toBe(0)
    expect(events[0]?.effect.xp).toBe(-3)
  })

  it('remembers the last event of the batch', () => {
    const last = event('pet.fed')
    expect(fold(petAt(NOON), [event('pet.fed'), last]).state.last_event_id).toBe(last.id)
  })

  it('adds up to the hundredth: XP to the effects, energy and hunger to time and effects', () => {
    holds(
      fc.property(
        anyPet(NOON - 30 * HOUR),
        fc.array(fc.tuple(anyBatch, fc.integer({ min: 0, max: 100 })), { maxLength: 5 }),
        (first, batches) => {
          let state = first
          let now = NOON - 30 * HOUR
          let used: ReadonlyMap<DayTypeKey, number> = new Map()
          const effects: Effect[] = []
          for (const [events, hours] of batches) {
            now += hours * HOUR
            const folded = fold(state, events, now, used)
            state = folded.state
            used = folded.used
            effects.push(...effectsOf(folded))
          }
          expect(hundredths(first.xp + sum(effects, ({ xp }) => xp))).toBe(state.xp)
          const energy = sum(effects, (effect) => (effect.elapsed?.energy ?? 0) + effect.energy)
          const hunger = sum(effects, (effect) => (effect.elapsed?.hunger ?? 0) + effect.hunger)
          expect(hundredths(first.energy + energy)).toBe(state.energy)
          expect(hundredths(first.hunger + hunger)).toBe(state.hunger)
        },
      ),
    )
  })

  it('makes a state and ledger lines that can be stored and read again', () => {
    holds(
      fc.property(anyPet(NOON), anyBatch, (pet, events) => {
        const folded = fold(pet, events, NOON + HOUR)
        expect(petStateSchema.parse(JSON.parse(JSON.stringify(folded.state)))).toEqual(folded.state)
        for (const effect of effectsOf(folded))
          expect(effectSchema.parse(JSON.parse(JSON.stringify(effect)))).toEqual(effect)
      }),
    )
  })

  it('comes to the same wherever a batch is cut in two', () => {
    holds(
      fc.property(anyPet(NOON), anyBatch, fc.nat(40), (pet, events, at) => {
        const whole = fold(pet, events)
        const first = fold(pet, events.slice(0, at))
        const second = fold(first.state, events.slice(at), NOON, first.used)
        expect(second.state).toEqual(whole.state)
        expect([...effectsOf(first), ...effectsOf(second)]).toEqual(effectsOf(whole))
      }),
    )
  })

  it('gives a day’s work the same worth in whatever order it arrives', () => {
    const day = fc.array(
      fc.tuple(anyType, fc.double({ min: 0.1, max: 20, noNaN: true })).map(([type, value]) =>
        // Noon and the hours before it lie on one civil day.
        event(type, value, NOON - HOUR),
      ),
      { minLength: 2, maxLength: 20 },
    )
    const orders = day.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    )
    holds(
      fc.property(orders, ([one, other]) => {
        const worth = (events: readonly ScorableEvent[]): Map<EventType, number> => {
          const totals = new Map<EventType, number>()
          for (const { event: scored, effect } of fold(petAt(NOON), events).events)
            totals.set(scored.type, (totals.get(scored.type) ?? 0) + effect.cap.worth)
          return totals
        }
        const expected = worth(one)
        for (const [type, total] of worth(other))
          // Each line's worth is rounded to a hundredth.
          expect(Math.abs(total - expected.get(type)!)).toBeLessThanOrEqual(0.005 * 2 * one.length)
        const rounding = 0.005 * 2 * one.length
        const xp = fold(petAt(NOON), one).state.xp - fold(petAt(NOON), other).state.xp
        expect(Math.abs(xp)).toBeLessThanOrEqual(rounding)
      }),
    )
  })

  it('never makes real work worth nothing', () => {
    holds(
      fc.property(anyType, fc.integer({ min: 1, max: 500 }), (type, before) => {
        const used = new Map([[`2026-05-04/${type}` as DayTypeKey, before]])
        const { state } = fold(petAt(NOON), [event(type)], NOON, used)
        expect(state.xp).toBeGreaterThanOrEqual(hundredths(ruleFor(RULES, type).xp * 0.2))
      }),
    )
  })
})

describe('news of days ago', () => {
  const effectOf = (hoursAgo: number): Effect | undefined =>
    effectsOf(fold(petAt(NOON), [event('commit.push', 1, NOON - hoursAgo * HOUR)]))[0]

  it('feeds in full and does not tire: a first week of commits must not greet with a sleepy pet', () => {
    expect(effectOf(1)).toMatchObject({ xp: 10, energy: -1 })
    expect(effectOf(25)).toMatchObject({ xp: 10, energy: 0 })
    expect(effectOf(25)?.hunger).toBe(effectOf(1)?.hunger)
  })
})
