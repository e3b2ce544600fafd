import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MOODS } from '@shared/domain/pet-state'
import { ACTS } from '../../../src/renderer/pet/behaviour/act'
import {
  animationFor,
  blinkFor,
  lengthOf,
  paceOf,
} from '../../../src/renderer/pet/species/animation-for'
import { type Animation, readSpecies } from '../../../src/renderer/pet/species/species'
import { play, still, stillWithBlinks } from '../../../src/renderer/pet/stage/film'

const WICK = readSpecies(
  'default',
  JSON.parse(readFileSync('resources/species/default/pet.json', 'utf8')),
  'amber',
)
const CODEX = readSpecies('foreign', { id: 'foreign', spritesheetPath: 'sheet.webp' }, 'amber')

function animation(loop: boolean, ...durations: readonly number[]): Animation {
  const frames = durations.map((ms, column) => ({ sheet: 'a.webp', column, row: 0, ms }))
  return { name: 'a', frames, loop, stridePx: null }
}
const columnsOf = (film: ReturnType<typeof play>, count: number) =>
  Array.from({ length: count }, () => {
    const shot = film()
    return [shot?.frame.column, shot?.ms]
  })

describe('play()', () => {
  test('shows each frame for its own time and begins again', () => {
    expect(columnsOf(play(animation(true, 100, 200)), 3)).toEqual([
      [0, 100],
      [1, 200],
      [0, 100],
    ])
  })

  test('holds the last frame of what does not repeat, without a timer', () => {
    expect(columnsOf(play(animation(false, 100, 200)), 3)).toEqual([
      [0, 100],
      [1, null],
      [1, null],
    ])
  })

  test('shows nothing of an empty animation instead of failing', () => {
    expect(play(animation(true))()).toBeNull()
    expect(still(animation(true))()).toBeNull()
  })
})

describe('stillWithBlinks()', () => {
  const rest = animation(true, 100, 100)

  test('waits three to eight seconds between blinks', () => {
    for (const [lot, wait] of [
      [0, 3_000],
      [0.5, 5_500],
    ] as const) {
      const film = stillWithBlinks(rest, animation(false, 80, 60, 60), () => lot)
      expect(columnsOf(film, 5)).toEqual([
        [0, wait],
        [0, 80],
        [1, 60],
        [2, 60],
        [0, wait],
      ])
    }
  })

  test('needs no timer for a species that does not blink', () => {
    expect(stillWithBlinks(rest, null, () => 0)()).toMatchObject({ ms: null })
  })
})

describe('animationFor()', () => {
  test('stays seated for a while, instead of jumping up as soon as it sits', () => {
    const sitting = animationFor(WICK, 'sit', 'content')
    const [down, seated] = ['sit', 'sit-idle'].map((name) => WICK.animations.get(name)!)
    expect(lengthOf(sitting)).toBe(lengthOf(down!) + 2 * lengthOf(seated!))
    expect(sitting?.frames.at(-1)).toEqual(seated?.frames.at(-1))
  })

  test('gives each mood its own face at rest, and none of them to a meal', () => {
    const faces = MOODS.map((mood) => animationFor(WICK, 'calm', mood)?.name)
    expect(faces).toEqual(MOODS.map((mood) => `idle-${mood}`))
    for (const mood of MOODS) expect(animationFor(WICK, 'eat', mood)?.name).toBe('eat')
  })

  test('has something for every act, in our own species and in a foreign one', () => {
    for (const species of [WICK, CODEX])
      for (const act of ACTS)
        expect(lengthOf(animationFor(species, act, 'happy')), act).toBeGreaterThan(100)
  })

  test('never lets a frame be shorter than a sixteenth of a second: that is what a pet costs', () => {
    for (const { name, frames } of WICK.animations.values())
      for (const { ms } of frames) expect(ms, name).toBeGreaterThanOrEqual(60)
  })
})

describe('paceOf()', () => {
  test('is the stride by the time it takes, so that no foot slides; what stays has none', () => {
    const walk = animationFor(WICK, 'walk', 'happy')
    expect(paceOf(walk)).toBe((56 * 1_000) / 800)
    expect(paceOf(animationFor(CODEX, 'walk', 'happy'))).toBeGreaterThan(30)
    expect(paceOf(animationFor(WICK, 'eat', 'happy'))).toBe(0)
    expect(paceOf(null)).toBe(0)
  })
})

describe('blinkFor()', () => {
  test('does not blink a sad face with happy eyes', () => {
    const without = new Map([...WICK.animations].filter(([name]) => name !== 'blink-hungry'))
    expect(blinkFor({ ...WICK, animations: without }, 'hungry')).toBeNull()
    expect(blinkFor(WICK, 'hungry')?.name).toBe('blink-hungry')
  })
})

describe('readSpecies()', () => {
  test('reads the coat of the pet’s colour, and the first one for a colour it has not', () => {
    const manifest: unknown = JSON.parse(readFileSync('resources/species/default/pet.json', 'utf8'))
    const sheetOf = (color: string) =>
      readSpecies('default', manifest, color).animations.get('eat')?.frames[0]?.sheet
    expect(sheetOf('green')).toBe('green/familiar.webp')
    expect(sheetOf('#123456')).toBe('familiar.webp')
  })

  test('says in a sentence what is no species', () => {
    expect(() => readSpecies('fox', [1], 'amber')).toThrow('The species fox has no readable')
  })
})
