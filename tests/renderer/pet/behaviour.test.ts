import { describe, expect, test } from 'vitest'
import { MOODS, type Mood } from '@shared/domain/pet-state'
import { ACTS, ACT_RULES, type Act } from '../../../src/renderer/pet/behaviour/act'
import { actFor } from '../../../src/renderer/pet/behaviour/act-for'
import {
  type Behaviour,
  type Input,
  RESTLESS_MS,
  begin,
  step,
} from '../../../src/renderer/pet/behaviour/behaviour'
import { whimFor } from '../../../src/renderer/pet/behaviour/whim'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { seededRandom } from '../../fixtures/seeded-random'

const LENGTH = 1_000
const WORLD = { lengthOf: () => LENGTH, random: () => 0 }

/** A pet in a world where every animation takes a second and every lot is the lowest. */
function life(mood: Mood = 'content', asleep = false) {
  let state: Behaviour = begin(mood, asleep, 0)
  let now = 0
  const tell = (input: Input): Act => {
    state = step(state, input, now, WORLD)
    return state.act
  }
  return {
    tell,
    did: (act: Act) => tell({ type: 'did', act }),
    is: (mood: Mood, asleep: boolean) => tell({ type: 'pet', mood, asleep }),
    /** Lets time pass, telling the pet of every moment it waits for. */
    wait: (ms: number): Act => {
      const until = now + ms
      while (state.endsAt !== null && state.endsAt <= until) {
        now = state.endsAt
        tell({ type: 'time' })
      }
      now = until
      return state.act
    },
    act: () => state.act,
    state: () => state,
  }
}

describe('step()', () => {
  test('calms down five seconds after the last cause, then has a whim now and then', () => {
    const pet = life()
    expect(pet.act()).toBe('idle')
    expect(pet.wait(RESTLESS_MS - 1)).toBe('idle')
    expect(pet.wait(1)).toBe('calm')
    expect(pet.wait(44_999)).toBe('calm')
    expect(pet.wait(1)).toBe(whimFor('content', false, 0))
    expect(pet.wait(10 * LENGTH + RESTLESS_MS)).toBe('calm')
  })

  test('while a connection is in trouble its whims show it, and it is calm between them', () => {
    const pet = life('ecstatic')
    pet.tell({ type: 'troubled', troubled: true })
    expect(pet.act(), 'what it does goes on').toBe('idle')
    for (let whim = 0; whim < 3; whim += 1) {
      expect(pet.wait(RESTLESS_MS)).toBe('calm')
      expect(pet.wait(45_000)).toBe('trouble')
      pet.wait(LENGTH)
    }
    pet.tell({ type: 'troubled', troubled: false })
    pet.wait(RESTLESS_MS)
    expect(pet.wait(45_000)).toBe(whimFor('ecstatic', false, 0))
  })

  test('lets the weightier act in at once, and the lighter one wait for its turn', () => {
    const pet = life()
    expect(pet.did('eat')).toBe('eat')
    expect(pet.did('celebrate')).toBe('celebrate')
    expect(pet.did('eat')).toBe('celebrate')
    expect(pet.wait(LENGTH)).toBe('eat')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('does not begin a meal again while one is being eaten: a burst does not flicker', () => {
    const pet = life()
    pet.did('eat')
    const startedAt = pet.state().startedAt
    pet.wait(100)
    for (let count = 0; count < 10; count += 1) pet.did('eat')
    expect(pet.state().startedAt).toBe(startedAt)
    expect(pet.wait(LENGTH - 100), 'one more for all that came meanwhile').toBe('eat')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('keeps the weightiest of what waits', () => {
    const pet = life()
    pet.did('level-up')
    pet.did('celebrate')
    pet.did('eat')
    expect(pet.wait(LENGTH)).toBe('celebrate')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('does not make the cursor’s passing wait behind a meal', () => {
    const pet = life()
    pet.did('eat')
    expect(pet.tell({ type: 'hover', over: true })).toBe('eat')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('falls asleep when it is time, lies still, and needs no timer then', () => {
    const pet = life()
    expect(pet.is('sleepy', true)).toBe('fall-asleep')
    expect(pet.wait(LENGTH)).toBe('sleep')
    pet.wait(RESTLESS_MS)
    expect(pet.state()).toMatchObject({ act: 'sleep', endsAt: null })
  })

  test('finishes its meal before it falls asleep', () => {
    const pet = life()
    pet.did('eat')
    expect(pet.is('sleepy', true)).toBe('eat')
    expect(pet.wait(LENGTH)).toBe('fall-asleep')
  })

  test('falls asleep at once although it has just eaten: only one that was woken stays up', () => {
    const pet = life()
    pet.did('eat')
    pet.wait(LENGTH)
    expect(pet.is('sleepy', true)).toBe('fall-asleep')
  })

  test('wakes for its meal at night, stays up for a minute, and sleeps again', () => {
    const pet = life('sleepy', true)
    expect(pet.did('eat')).toBe('wake')
    expect(pet.wait(LENGTH)).toBe('eat')
    expect(pet.wait(LENGTH)).toBe('idle')
    expect(pet.wait(40_000)).toBe('calm')
    expect(pet.wait(18_000)).toBe('fall-asleep')
    expect(pet.wait(LENGTH)).toBe('sleep')
  })

  test('gets up again when morning comes while it lies down', () => {
    const pet = life()
    pet.is('sleepy', true)
    expect(pet.is('happy', false)).toBe('fall-asleep')
    expect(pet.wait(LENGTH)).toBe('wake')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('gets up in the morning', () => {
    const pet = life('sleepy', true)
    pet.wait(RESTLESS_MS)
    expect(pet.is('happy', false)).toBe('wake')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('does nothing at all when nothing is new: no redraw for a push that repeats', () => {
    const pet = life('happy')
    const before = pet.state()
    pet.is('happy', false)
    expect(pet.state()).toBe(before)
  })

  test('always comes to rest again, whatever happens to it', () => {
    const random = seededRandom(11)
    for (let round = 0; round < 200; round += 1) {
      const pet = life()
      for (let count = 0; count < 20; count += 1) {
        const act = ACTS[Math.floor(random() * ACTS.length)] ?? 'idle'
        const mood = MOODS[Math.floor(random() * MOODS.length)] ?? 'happy'
        if (random() < 0.3) pet.is(mood, random() < 0.5)
        else if (ACT_RULES[act].plays !== null) pet.did(act)
        pet.wait(Math.floor(random() * 2_000))
      }
      pet.is('content', false)
      pet.wait(30_000)
      expect(pet.state().endsAt, 'something follows').not.toBeNull()
      expect(ACT_RULES[pet.act()].priority, pet.act()).toBeLessThanOrEqual(1)
    }
  })
})

describe('whimFor()', () => {
  test('has a whim for every mood and every lot, and never one of weight for a sad one', () => {
    for (const mood of MOODS)
      for (const lot of [0, 0.5, 0.999_999]) expect(ACTS).toContain(whimFor(mood, false, lot))
    for (const mood of ['hungry', 'worried', 'sleepy', 'bored'] as const)
      for (const lot of [0, 0.2, 0.4, 0.6, 0.8])
        expect(['celebrate', 'play']).not.toContain(whimFor(mood, false, lot))
  })
})

describe('actFor()', () => {
  test('celebrates a new level whatever brought it, and what is rare', () => {
    expect(actFor(ledgerEntry({ effect: { level: { from: 1, to: 2 } } }))).toBe('level-up')
    expect(actFor(ledgerEntry({ type: 'release.published' }))).toBe('celebrate')
    expect(actFor(ledgerEntry({ type: 'pet.petted' }))).toBe('petted')
    expect(actFor(ledgerEntry({ type: 'custom.deploy' }))).toBe('eat')
  })

  test('does not celebrate a level that was lost again', () => {
    expect(actFor(ledgerEntry({ effect: { level: { from: 2, to: 1 } } }))).toBe('eat')
  })
})
