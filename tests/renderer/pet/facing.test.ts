import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gazeTo } from '../../../src/renderer/pet/life/cursor'
import { animationFor, lengthOf } from '../../../src/renderer/pet/species/animation-for'
import { type Species, readSpecies } from '../../../src/renderer/pet/species/species'
import { drawnFor, gazeFrame, sideOf } from '../../../src/renderer/pet/stage/facing'

const own = (id: string): Species =>
  readSpecies(id, JSON.parse(readFileSync(`resources/species/${id}/pet.json`, 'utf8')), 'amber', 5)
const WICK = own('default')
const without = (species: Species, ...names: readonly string[]): Species => ({
  ...species,
  animations: new Map([...species.animations].filter(([name]) => !names.includes(name))),
})
const walkOf = (species: Species, side: 'left' | 'right', mirrored = false): string | undefined => {
  const walk = animationFor(species, 'walk', 'happy')
  return walk ? drawnFor(species, walk, { side, mirrored }).name : undefined
}

describe('drawnFor()', () => {
  test('takes the picture drawn for the side, and its mirror image the one for the other side', () => {
    expect([walkOf(WICK, 'right'), walkOf(WICK, 'left')]).toEqual(['walk-right', 'walk-left'])
    expect([walkOf(WICK, 'right', true), walkOf(WICK, 'left', true)]).toEqual([
      'walk-left',
      'walk-right',
    ])
  })

  test('takes the only one there is, to be mirrored', () => {
    const [right, left] = [without(WICK, 'walk-left'), without(WICK, 'walk-right')]
    expect([walkOf(right, 'left'), walkOf(left, 'right')]).toEqual(['walk-right', 'walk-left'])
    expect(['walk-left', 'running-right', 'eat'].map(sideOf)).toEqual(['left', 'right', null])
  })
})

describe('a pet from elsewhere', () => {
  test('is mirrored where only another picture stands in for its way to the left', () => {
    const idle = WICK.animations.get('idle')!
    const standing = { ...idle, name: 'walk-left' }
    const animations = new Map([...WICK.animations, ['walk-left', standing] as const])
    expect(walkOf({ ...WICK, animations }, 'left')).toBe('walk-right')
  })
})

describe('gazeTo()', () => {
  test.each([
    ['above', 0, -100, 0],
    ['to the upper right', 100, -100, 2],
    ['to the right', 100, 0, 4],
    ['below', 0, 100, 8],
    ['to the left', -100, 0, 12],
    ['nearly above', -5, -100, 0],
    ['too near to say', 10, 10, null],
  ])('a cursor %s', (_, x, y, way) => {
    expect(gazeTo(x, y)).toBe(way)
  })

  test('is shown by the picture that looks there once it is mirrored', () => {
    const facing = { side: 'left', mirrored: false } as const
    expect([0, 4, 12, 8].map((way) => gazeFrame(way, facing))).toEqual([0, 12, 4, 8])
    expect(gazeFrame(4, { side: 'left', mirrored: true })).toBe(4)
  })
})

describe('a yawn and a stretch', () => {
  test('are parts of lying down and getting up; a species without them shows what it has', () => {
    for (const species of [WICK, own('slime')]) {
      const [yawn, stretch] = [
        animationFor(species, 'yawn', 'happy'),
        animationFor(species, 'stretch', 'happy'),
      ]
      expect(yawn?.frames).toEqual(species.animations.get('fall-asleep')?.frames.slice(0, 5))
      expect(stretch?.frames).toEqual(species.animations.get('wake')?.frames.slice(4))
      expect(lengthOf(yawn)).toBeLessThan(1_000)
    }
    expect(animationFor(without(WICK, 'fall-asleep'), 'yawn', 'happy')?.name).toBe('idle-sleepy')
  })
})
