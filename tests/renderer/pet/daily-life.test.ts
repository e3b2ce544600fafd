import { describe, expect, test } from 'vitest'
import { calendarFor } from '@shared/domain/local-day'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import {
  ANSWER_WITHIN_MS,
  GAZE_MS,
  RESTLESS_MS,
} from '../../../src/renderer/pet/behaviour/behaviour'
import { dayPartAt } from '../../../src/renderer/pet/behaviour/day-part'
import { LENGTH, WORLD, life, whim, whims } from './one-life'

describe('a pet that is fed', () => {
  test('goes to its food, eats when it is there, and eats one meal of two that came together', () => {
    const pet = life()
    expect(pet.tell({ type: 'fed' })).toBe('walk')
    expect(pet.state().errand).toBe('food')
    expect(pet.tell({ type: 'fed' })).toBe('walk')
    expect(pet.moved('arrived')).toBe('eat')
    expect(pet.wait(LENGTH)).toBe('idle')
  })

  test('still eats when it is carried off on its way, and when it never gets there', () => {
    const carried = life()
    carried.tell({ type: 'fed' })
    expect(carried.moved('carried')).toBe('carried')
    expect(carried.state().errand).toBeNull()
    carried.moved('landed')
    expect(carried.wait(LENGTH)).toBe('eat')
    const lost = life()
    lost.tell({ type: 'fed' })
    expect(lost.wait(24 * LENGTH)).toBe('eat')
  })

  test('goes to it once it has done what it does, and what came meanwhile', () => {
    const pet = life()
    pet.tell({ type: 'hover', over: true })
    expect(pet.tell({ type: 'fed' })).toBe('hover')
    pet.did('celebrate')
    expect(pet.wait(LENGTH)).toBe('walk')
    expect(pet.state()).toMatchObject({ errand: 'food', fed: false })
    const carried = life()
    carried.moved('carried')
    carried.tell({ type: 'fed' })
    carried.moved('landed')
    expect(carried.wait(LENGTH)).toBe('walk')
    expect(carried.moved('arrived')).toBe('eat')
    expect(carried.wait(LENGTH)).toBe('idle')
  })

  test('eats where it is when it cannot get to it, or was asleep', () => {
    const stays = life('content', false, { ...WORLD, reachesFood: () => false })
    expect(stays.tell({ type: 'fed' })).toBe('eat')
    const woken = life('sleepy', true)
    expect(woken.tell({ type: 'fed' })).toBe('wake')
    expect(woken.wait(LENGTH)).toBe('eat')
  })
})

describe('a pet whose user works', () => {
  const working = () => {
    const pet = life('ecstatic')
    pet.tell({ type: 'focus', focused: true })
    return pet
  }

  test('looks up once, then sits without a timer, and is lively again at the end', () => {
    const pet = working()
    expect(pet.act()).toBe('focus')
    expect(pet.wait(2 * LENGTH)).toBe('quiet')
    expect(pet.state().endsAt).toBeNull()
    expect(pet.wait(3_600_000)).toBe('quiet')
    expect(pet.tell({ type: 'focus', focused: false })).toBe('idle')
  })

  test('stays quiet whatever the work brings, and answers who touches it', () => {
    const pet = working()
    pet.wait(2 * LENGTH)
    for (const act of ['eat', 'celebrate', 'level-up', 'trouble'] as const)
      expect(pet.did(act)).toBe('quiet')
    expect(pet.tell({ type: 'hover', over: true })).toBe('quiet')
    expect(pet.tell({ type: 'cursor', toward: 4 })).toBe('quiet')
    expect(pet.tell({ type: 'did', act: 'petted', byUser: true })).toBe('petted')
    expect(pet.wait(LENGTH)).toBe('quiet')
    expect(pet.tell({ type: 'fed' }), 'it does not walk for it').toBe('eat')
  })

  test('leaves its walk, comes down from a wall, and is not woken for it', () => {
    const walker = life('happy')
    walker.wait(RESTLESS_MS + 45_000)
    expect(walker.tell({ type: 'focus', focused: true })).toBe('focus')
    expect(walker.state().errand).toBeNull()
    let isAway = true
    const climber = life('happy', false, { ...WORLD, perch: () => (isAway ? 'cling' : null) })
    climber.tell({ type: 'focus', focused: true })
    climber.wait(2 * LENGTH)
    expect(climber.state().errand).toBe('return')
    isAway = false
    expect(climber.moved('arrived')).toBe('quiet')
    const sleeper = life('sleepy', true)
    expect(sleeper.tell({ type: 'focus', focused: true })).toBe('sleep')
  })

  test('lies down when its night comes', () => {
    const pet = working()
    pet.wait(2 * LENGTH)
    expect(pet.is('sleepy', true)).toBe('fall-asleep')
    expect(pet.wait(LENGTH)).toBe('sleep')
  })
})

describe('a pet near the cursor', () => {
  test('looks where it moves, as long as it moves, and is calm again soon after', () => {
    const pet = life()
    pet.wait(RESTLESS_MS)
    expect(pet.tell({ type: 'cursor', toward: 3 })).toBe('look')
    pet.wait(GAZE_MS - 1)
    expect(pet.tell({ type: 'cursor', toward: 5 })).toBe('look')
    expect(pet.state().gaze).toBe(5)
    expect(pet.wait(GAZE_MS - 1)).toBe('look')
    expect(pet.wait(1), 'not idle: a cursor must not set it in motion').toBe('calm')
    expect(pet.tell({ type: 'cursor', toward: 5 })).toBe('look')
    expect(pet.tell({ type: 'cursor', toward: null })).toBe('calm')
  })

  test('puts no whim off, and is not kept from what it does', () => {
    const pet = life()
    pet.wait(RESTLESS_MS)
    for (let second = 0; second < 44; second += 1) {
      pet.tell({ type: 'cursor', toward: second % 16 })
      pet.wait(1_000)
    }
    expect(pet.wait(1_300)).toBe(whim({}))
    expect(pet.tell({ type: 'cursor', toward: 1 })).toBe(whim({}))
    const sleeper = life('sleepy', true)
    expect(sleeper.tell({ type: 'cursor', toward: 1 })).toBe('sleep')
  })
})

describe('a whim', () => {
  test('is quiet and in its place beside a user at work, and goes far when they are away', () => {
    const whimOf = (idleMs: number | 'silent' | null) => {
      const pet = life('happy', false, WORLD, idleMs)
      pet.wait(RESTLESS_MS + 45_000)
      if (idleMs === 'silent') pet.wait(ANSWER_WITHIN_MS)
      return pet.state()
    }
    expect(whimOf(1_000)).toMatchObject({ act: 'sit', errand: null })
    expect(whimOf(30_000)).toMatchObject({ act: 'walk', errand: 'stroll' })
    expect(whimOf(600_000)).toMatchObject({ act: 'walk', errand: 'climb' })
    expect(whimOf(null)).toMatchObject({ act: 'walk', errand: 'stroll' })
    expect(whimOf('silent'), 'nobody answers').toMatchObject({ act: 'walk', errand: 'stroll' })
  })

  test('to walk ends where it stands as soon as the user is at work, but not half behind an edge', () => {
    const walkBeside = (idleMs: number, isAway = false): string => {
      let away = false
      const pet = life('happy', false, { ...WORLD, perch: () => (away ? 'cling' : null) }, 'silent')
      pet.wait(RESTLESS_MS + 45_000 + ANSWER_WITHIN_MS)
      expect(pet.act()).toBe('walk')
      pet.wait(ANSWER_WITHIN_MS)
      expect(pet.state().asks, 'it asks while it walks').toBe(true)
      away = isAway
      return pet.tell({ type: 'user', idleMs })
    }
    expect(walkBeside(1_000)).toBe('idle')
    expect(walkBeside(30_000)).toBe('walk')
    expect(walkBeside(1_000, true)).toBe('walk')
  })

  test('follows the time of day, the work, energy and hunger', () => {
    expect(whims({ dayPart: 'morning' })).toContain('stretch')
    expect(whims({ dayPart: 'evening' })).toContain('yawn')
    expect(whims({})).toEqual(new Set(['sit', 'walk', 'idle']))
    expect(whims({ work: 'much' })).toContain('proud')
    expect(whims({ work: 'none' })).toContain('game')
    const tired = whims({ mood: 'ecstatic', work: 'none', energy: 20 })
    expect(tired).toContain('yawn')
    for (const act of ['play', 'celebrate', 'game'] as const) expect(tired).not.toContain(act)
    expect(whims({ hunger: 60 })).toContain('hungry')
    expect(whims({ mood: 'ecstatic', troubled: true, work: 'much' })).toEqual(
      new Set(['trouble', 'sit']),
    )
  })
})

describe('dayPartAt()', () => {
  test.each([
    ['2026-11-19T07:30', 'morning'],
    ['2026-11-19T14:00', 'day'],
    ['2026-11-19T22:00', 'evening'],
    ['2026-11-19T23:30', 'night'],
    ['2026-11-20T02:00', 'night'],
  ] as const)('%s is %s', (clock, part) => {
    const calendar = calendarFor('Europe/Amsterdam')
    expect(dayPartAt(Date.parse(`${clock}+01:00`), DEFAULT_NIGHT, calendar)).toBe(part)
  })
})
