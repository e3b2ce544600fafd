import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MOODS } from '@shared/domain/pet-state'
import { ACTS } from '../../../src/renderer/pet/behaviour/act'
import {
  animationFor,
  blinkFor,
  lengthOf,
  paceOf,
  sheetsOf,
} from '../../../src/renderer/pet/species/animation-for'
import { type Animation, readSpecies } from '../../../src/renderer/pet/species/species'
import { growInto, play, still, stillWithBlinks } from '../../../src/renderer/pet/stage/film'

const WICK = readSpecies(
  'default',
  JSON.parse(readFileSync('resources/species/default/pet.json', 'utf8')),
  'amber',
  5,
)
const CODEX = readSpecies('foreign', { id: 'foreign', spritesheetPath: 'sheet.webp' }, 'amber', 5)

function animation(loop: boolean, ...durations: readonly number[]): Animation {
  const frames = durations.map((ms, column) => ({ sheet: 'a.webp', column, row: 0, ms }))
  return { name: 'a', frames, loop, stridePx: null, growsIn: null }
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

describe('growInto()', () => {
  const inBody = (sheet: string, growsIn: number | null): Animation => {
    const { frames, ...rest } = animation(false, 10, 20, 30, 40)
    return { ...rest, growsIn, frames: frames.map((frame) => ({ ...frame, sheet })) }
  }
  const sheetsIn = (film: ReturnType<typeof play>) =>
    Array.from({ length: 4 }, () => film()?.frame.sheet)

  test('begins in one body and ends in the next, from the frame on that says so', () => {
    const film = growInto(inBody('baby', 1), () => inBody('young', 1))
    expect(sheetsIn(film)).toEqual(['baby', 'young', 'young', 'young'])
    expect(film()).toMatchObject({ frame: { column: 3 }, ms: null })
    expect(sheetsIn(growInto(inBody('baby', null), () => inBody('young', null)))).toEqual([
      'baby',
      'baby',
      'young',
      'young',
    ])
  })

  test('goes on in its body while the next is on its way, and for ever where there is none', () => {
    let asked = 0
    const late = () => ((asked += 1) > 1 ? inBody('young', 1) : null)
    expect(sheetsIn(growInto(inBody('baby', 1), late))).toEqual(['baby', 'baby', 'young', 'young'])
    expect(sheetsIn(growInto(inBody('baby', 1), () => null))).toEqual(Array(4).fill('baby'))
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
  const animations = {
    idle: { row: 0, durationsMs: [280], loop: true },
    eat: { row: 3, durationsMs: [100], loop: false, growsIn: 2 },
  }
  const staged = {
    spritesheetPath: 'standard.webp',
    familiar: {
      formatVersion: 2,
      sheet: 'young.webp',
      colors: {
        amber: { hex: '#e07b39' },
        green: { patch: { offset: 40, bytes: 'AAEC' } },
        broken: { patch: { offset: 'far', bytes: 7 } },
      },
      stages: {
        grown: { fromLevel: 10, sheet: 'grown.webp' },
        baby: { fromLevel: 1, sheet: 'baby.webp', shadow: 0.7 },
        young: { fromLevel: 4, sheet: 'young.webp' },
        broken: { fromLevel: 'soon' },
      },
      animations,
    },
  }
  const flat = {
    familiar: {
      sheet: 'familiar.webp',
      colors: { green: { sheet: 'green/familiar.webp' } },
      animations,
    },
  }
  const meal = (manifest: unknown, color: string, level: number) => {
    const species = readSpecies('fox', manifest, color, level)
    return { sheet: species.animations.get('eat')?.frames[0]?.sheet, coat: species.coat }
  }

  test('has the body of the pet’s level', () => {
    const bodies = [1, 3, 4, 9, 10, 90].map((level) => meal(staged, 'amber', level).sheet)
    expect(bodies).toEqual(
      ['baby', 'baby', 'young', 'young', 'grown', 'grown'].map((stage) => `${stage}.webp`),
    )
  })

  test('has the shadow of its body', () => {
    const shadows = [1, 5].map((level) => readSpecies('fox', staged, 'green', level).shadow)
    expect(shadows).toEqual([0.7, 1])
    expect(readSpecies('fox', flat, 'green', 1).shadow).toBe(1)
  })

  test('puts the pet’s coat on every body, and the species’ own for a colour it has not', () => {
    const green = { offset: 40, bytes: 'AAEC' }
    expect(meal(staged, 'green', 1)).toEqual({ sheet: 'baby.webp', coat: green })
    expect(meal(staged, 'green', 12)).toEqual({ sheet: 'grown.webp', coat: green })
    for (const color of ['amber', '#123456', 'broken'])
      expect(meal(staged, color, 5)).toEqual({ sheet: 'young.webp', coat: null })
  })

  test('reads the first form too: a sheet for each coat, one body for all levels', () => {
    for (const level of [1, 50]) {
      expect(meal(flat, 'green', level)).toEqual({ sheet: 'green/familiar.webp', coat: null })
      expect(meal(flat, '#123456', level)).toEqual({ sheet: 'familiar.webp', coat: null })
    }
  })

  test('keeps to the standard’s sheet where the extension is of a form to come', () => {
    const later = { ...staged, familiar: { ...staged.familiar, formatVersion: 3 } }
    const { animations: shown } = readSpecies('fox', later, 'green', 5)
    expect(shown.get('idle')?.frames[0]?.sheet).toBe('standard.webp')
    expect(shown.has('eat')).toBe(false)
  })

  test('says in a sentence what is no species', () => {
    expect(() => readSpecies('fox', [1], 'amber', 1)).toThrow('The species fox has no readable')
  })

  test('what is never seen is not fetched: of our own, the standard’s sheet', () => {
    expect(sheetsOf(WICK)).toHaveLength(1)
    expect(sheetsOf(CODEX)).toEqual(['sheet.webp'])
    // Its idle and meal are its own; for all else the standard’s rows stand in.
    expect(sheetsOf(readSpecies('fox', staged, 'amber', 1)).toSorted()).toEqual([
      'baby.webp',
      'standard.webp',
    ])
  })
})
