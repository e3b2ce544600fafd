import { describe, expect, test } from 'vitest'
import { animationFor } from '../../../src/renderer/pet/species/animation-for'
import { readSpecies } from '../../../src/renderer/pet/species/species'
import { manifestOf } from '../../../src/main/species/library/manifest'
import type { ImportedSpecies } from '../../../src/main/species/import/imported-species'
import type { Act } from '../../../src/renderer/pet/behaviour/act'
import { gif, png } from '../../fixtures/pets/pictures'
import { animation, cellOf, json, species } from '../../fixtures/pets/reading'

/** Which side of its middle the first frame of an animation is on: all pictures here are drawn on one side only. */
function sideIn(pet: ImportedSpecies, name: string): 'left' | 'right' {
  const { pixels } = cellOf(pet, 0, animation(pet, name).row)
  let weight = 0
  for (let at = 0; at < 192 * 208; at += 1)
    if ((pixels[at * 4 + 3] ?? 0) > 0) weight += (at % 192) - 95.5
  return weight < 0 ? 'left' : 'right'
}

const SHIMEJI = new Map(
  Array.from({ length: 46 }, (_, index): [string, Buffer] => [
    `img/Mochi/shime${index + 1}.png`,
    png(32, 32, [{ x: 4, y: 16, width: 6, height: 16 }]),
  ]),
)

describe('art that is drawn facing left', () => {
  test('of a Shimeji is turned in all that names no side: pages take that for facing right', async () => {
    const pet = await species(SHIMEJI)
    const own = pet.animations.filter(({ isFallback }) => !isFallback).map(({ name }) => name)
    expect(own).toEqual(expect.arrayContaining(['idle', 'sit', 'climb', 'carried']))
    for (const name of own)
      expect(sideIn(pet, name), name).toBe(name.endsWith('-left') ? 'left' : 'right')
  })

  test.each(['left', 'right'] as const)('of a plain sheet that faces %s', async (facing) => {
    const block = { y: 2, width: 4, height: 14 }
    const sheet = png(32, 32, [
      { ...block, x: facing === 'left' ? 1 : 11 },
      { ...block, x: facing === 'left' ? 1 : 11, y: 18 },
    ])
    const pet = await species(new Map([['blip.png', sheet]]), {
      name: 'Blip',
      author: '',
      licence: '',
      cell: { width: 16, height: 16 },
      rows: [
        { animation: 'idle', row: 0, frames: 1 },
        { animation: 'walk', row: 1, frames: 1 },
      ],
      msPerFrame: 125,
      facing,
    })
    const sides = ['idle', 'walk-right', 'walk-left'].map((name) => sideIn(pet, name))
    expect(sides).toEqual(['right', 'right', 'left'])
  })
})

describe('what a pet has of its own for the hand and the wall is what it shows there', () => {
  const shownBy = (pet: ImportedSpecies, act: Act): number | undefined =>
    animationFor(readSpecies('own', manifestOf('own', pet), 'amber', 1), act, 'content')?.frames[0]
      ?.row
  const WINDOW_PET = new Map([
    [
      'slime.json',
      json({
        imageSrc: 'slime.png',
        frameSize: 16,
        states: { stand: { start: 1, end: 1 }, drag: { start: 2, end: 2 } },
      }),
    ],
    ['slime.png', png(32, 16, [{ x: 2, y: 2, width: 28, height: 12 }])],
  ])
  const GIFS = new Map(
    ['idle', 'wallgrab', 'wallclimb'].map((state) => [`dog/red_${state}_8fps.gif`, gif(12, 2)]),
  )

  test.each([
    ['a Shimeji', SHIMEJI, 'carried', 'drag'],
    ['a WindowPet', WINDOW_PET, 'carried', 'drag'],
    ['a set of GIFs', GIFS, 'cling', 'wallgrab'],
  ] as const)('%s', async (_what, files, act, shows) => {
    const pet = await species(files)
    const own = pet.animations.find((one) => one.shows === shows)
    expect(own).toBeDefined()
    expect(shownBy(pet, act)).toBe(own?.row)
  })

  test('also of one that was brought in when they were called drag and hang', () => {
    const before = {
      familiar: {
        sheet: 'familiar.png',
        animations: Object.fromEntries(
          ['idle', 'jumping', 'climb', 'drag', 'hang'].map((name, row) => [
            name,
            { row, durationsMs: [100] },
          ]),
        ),
      },
    }
    const old = readSpecies('old', before, 'amber', 1)
    const names = (['carried', 'cling', 'climb'] as const).map(
      (act) => animationFor(old, act, 'content')?.name,
    )
    expect(names).toEqual(['drag', 'hang', 'climb'])
  })
})
