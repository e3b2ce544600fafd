import { describe, expect, test } from 'vitest'
import { MOODS } from '@shared/domain/pet-state'
import { ACTS, ACT_RULES } from '../../../src/renderer/pet/behaviour/act'
import { actFor } from '../../../src/renderer/pet/behaviour/act-for'
import { RESTLESS_MS, type World } from '../../../src/renderer/pet/behaviour/behaviour'
import { errandFor } from '../../../src/renderer/pet/behaviour/whim'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { seededRandom } from '../../fixtures/seeded-random'
import { LENGTH, WORLD, life, whim } from './one-life'

describe('step()', () => {
  test('calms down five seconds after the last cause, then has a whim now and then', () => {
    const pet = life()
    expect(pet.act()).toBe('idle')
    expect(pet.wait(RESTLESS_MS - 1)).toBe('idle')
    expect(pet.wait(1)).toBe('calm')
    expect(pet.wait(44_999)).toBe('calm')
    expect(pet.wait(1)).toBe(whim({ mood: 'content' }))
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
    expect(pet.wait(45_000)).toBe(whim({ mood: 'ecstatic' }))
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
        else if (
          ACT_RULES[act].priority > 0 &&
          ACT_RULES[act].priority < ACT_RULES.carried.priority
        )
          pet.did(act)
        pet.wait(Math.floor(random() * 2_000))
      }
      pet.is('content', false)
      pet.wait(30_000)
      expect(pet.state().endsAt, 'something follows').not.toBeNull()
      expect(ACT_RULES[pet.act()].priority, pet.act()).toBeLessThanOrEqual(1)
    }
  })
})

/** A pet that has just set out for somewhere, by a lot for where to. */
function walker(lot: number, away: 'cling' | 'peek' | null = null) {
  let lots = [0, 0, lot]
  const pet = life('happy', false, {
    ...WORLD,
    random: () => {
      const [next = 0, ...rest] = lots
      lots = rest
      return next
    },
    perch: () => (pet.act() === 'calm' ? null : away),
  })
  expect(pet.wait(RESTLESS_MS + 45_000)).toBe('walk')
  return pet
}

describe('a pet on its way', () => {
  test('walks until it is there, and then has nothing to do', () => {
    const pet = walker(0)
    expect(pet.state().errand).toBe('stroll')
    expect(pet.wait(10_000)).toBe('walk')
    expect(pet.moved('arrived')).toBe('idle')
    expect(pet.state().errand).toBeNull()
  })

  test('sits down in a corner', () => {
    const pet = walker(0.5)
    expect(pet.state().errand).toBe('corner')
    expect(pet.moved('arrived')).toBe('sit')
  })

  test('climbs, clings, and comes down again; peeks, and comes out again', () => {
    const climber = walker(0.63, 'cling')
    expect([climber.state().errand, climber.moved('climbing')]).toEqual(['climb', 'climb'])
    expect(climber.state().errand, 'it is still on its way').toBe('climb')
    expect(climber.moved('arrived')).toBe('cling')
    expect(climber.wait(3 * LENGTH)).toBe('walk')
    expect(climber.state().errand).toBe('return')
    const peeper = walker(0.76, 'peek')
    expect(peeper.moved('arrived')).toBe('peek')
    expect(peeper.wait(6 * LENGTH)).toBe('walk')
    expect(peeper.state().errand).toBe('return')
  })

  test('disturbed on a wall it comes down before it does anything else, and before it sleeps', () => {
    let away = true
    let roams = true
    const disturbed = (): ReturnType<typeof life> => {
      away = true
      const pet = life('happy', false, {
        ...WORLD,
        perch: () => (away ? 'cling' : null),
        roams: () => roams,
      })
      expect(pet.did('eat'), 'work was done').toBe('eat')
      return pet
    }
    const awake = disturbed()
    expect([awake.wait(LENGTH), awake.state().errand]).toEqual(['walk', 'return'])
    const tired = disturbed()
    tired.is('sleepy', true)
    expect([tired.wait(LENGTH), tired.state().errand]).toEqual(['walk', 'return'])
    away = false
    expect(tired.moved('arrived')).toBe('fall-asleep')
    // Looked at, it stays while it is awake, but does not sleep there.
    roams = false
    const watched = disturbed()
    expect(watched.wait(LENGTH)).toBe('idle')
    expect([watched.is('sleepy', true), watched.state().errand]).toEqual(['walk', 'return'])
  })

  test('climbs for as long as a high wall takes', () => {
    const climber = walker(0.63, 'cling')
    climber.moved('climbing')
    expect(climber.wait(60_000)).toBe('climb')
    expect(climber.moved('arrived')).toBe('cling')
  })

  test('whose way back was barred stays as it is there for a while and tries again: behind an edge nobody clings', () => {
    for (const [act, plays] of [
      ['cling', 3],
      ['peek', 6],
    ] as const) {
      const pet = life('happy', false, { ...WORLD, perch: () => act })
      pet.did('eat')
      expect(pet.wait(LENGTH)).toBe('walk')
      expect(pet.moved('arrived')).toBe(act)
      expect([pet.wait(plays * LENGTH), pet.state().errand]).toEqual(['walk', 'return'])
    }
  })

  test('whose page was loaded anew while it slept up there wakes, comes back, and sleeps on the floor', () => {
    let perch: ReturnType<World['perch']> = 'cling'
    const pet = life('sleepy', true, { ...WORLD, perch: () => perch })
    expect(pet.act()).toBe('sleep')
    expect(pet.wait(RESTLESS_MS)).toBe('wake')
    expect([pet.wait(LENGTH), pet.state().errand]).toEqual(['walk', 'return'])
    perch = null
    expect(pet.moved('arrived')).toBe('fall-asleep')
    pet.wait(LENGTH + RESTLESS_MS)
    expect(pet.state()).toMatchObject({ act: 'sleep', endsAt: null })
  })

  test('has no way of climbing where there was none', () => {
    expect(walker(0.63).moved('arrived')).toBe('idle')
  })

  test('stops for a meal, and forgets where it was going', () => {
    const pet = walker(0)
    expect(pet.did('eat')).toBe('eat')
    expect(pet.state().errand).toBeNull()
  })

  test('gives up by itself', () => {
    const pet = walker(0)
    expect(pet.wait(120_000), 'a wide desk is crossed').toBe('walk')
    expect(pet.wait(6_000)).toBe('idle')
  })

  test('that may not walk about has other whims, and from a wall only waits', () => {
    const stays: World = { ...WORLD, roams: () => false, perch: () => 'cling' }
    const pet = life('happy', false, stays)
    expect(pet.wait(RESTLESS_MS + 45_000)).toBe('wave')
    for (const mood of MOODS)
      for (const lot of [0, 0.3, 0.6, 0.9])
        expect(whim({ mood, roams: false }, lot)).not.toBe('walk')
  })
})

describe('a pet that meets another', () => {
  test('greets it by its mood, once, and is then as it was', () => {
    for (const [mood, greeting] of [
      ['ecstatic', 'play'],
      ['content', 'wave'],
      ['hungry', 'hover'],
    ] as const) {
      const pet = life(mood)
      expect(pet.moved('met')).toBe(greeting)
      expect(pet.wait(LENGTH)).toBe('idle')
      pet.wait(RESTLESS_MS)
      expect(pet.act()).toBe('calm')
    }
  })

  test('does not stop eating for it, and is not woken by it', () => {
    const eating = life()
    eating.did('eat')
    expect(eating.moved('met')).toBe('eat')
    const asleep = life('sleepy', true)
    expect(asleep.moved('met')).toBe('sleep')
    const quiet = life()
    quiet.tell({ type: 'focus', focused: true })
    quiet.wait(2 * LENGTH)
    expect(quiet.moved('met'), 'nor does it play beside a user who works').toBe('quiet')
  })
})

describe('a pet in the hand', () => {
  test('is carried, thrown and lands, and then does what it was to do', () => {
    const pet = life()
    pet.did('eat')
    expect(pet.moved('carried'), 'at once').toBe('carried')
    expect(pet.did('celebrate'), 'nobody celebrates in the air').toBe('carried')
    expect(pet.moved('thrown')).toBe('thrown')
    expect(pet.moved('landed')).toBe('land')
    expect(pet.wait(LENGTH)).toBe('celebrate')
  })

  test('is carried for as long as it is held', () => {
    const pet = life()
    pet.moved('carried')
    expect(pet.wait(600_000)).toBe('carried')
    expect(pet.moved('falling')).toBe('fall')
  })

  test('is awake for a minute, also at night', () => {
    const pet = life('sleepy', true)
    pet.wait(RESTLESS_MS)
    expect(pet.moved('carried')).toBe('carried')
    pet.moved('falling')
    pet.moved('landed')
    expect(pet.wait(LENGTH)).toBe('idle')
    expect(pet.wait(59_000)).toBe('fall-asleep')
  })

  test('is not told of a landing it has not seen', () => {
    expect(life().moved('landed')).toBe('idle')
  })
})

describe('errandFor()', () => {
  test('knows all ways but that back, and strolls the most', () => {
    const errands = Array.from({ length: 80 }, (_, lot) => errandFor(lot / 80))
    expect(new Set(errands)).toEqual(new Set(['stroll', 'corner', 'climb', 'peek', 'home']))
    expect(errands.filter((errand) => errand === 'stroll').length).toBeGreaterThanOrEqual(40)
  })
})

describe('whimFor()', () => {
  test('has a whim for every mood and every lot, and never one of weight for a sad one', () => {
    for (const mood of MOODS)
      for (const lot of [0, 0.5, 0.999_999]) expect(ACTS).toContain(whim({ mood }, lot))
    for (const mood of ['hungry', 'worried', 'sleepy', 'bored'] as const)
      for (const lot of [0, 0.2, 0.4, 0.6, 0.8])
        expect(['celebrate', 'play']).not.toContain(whim({ mood }, lot))
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
