import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import type { ImportedSpecies } from '../../../src/main/species/import/imported-species'
import { manifestOf } from '../../../src/main/species/library/manifest'
import { animationFor } from '../../../src/renderer/pet/species/animation-for'
import { readSpecies } from '../../../src/renderer/pet/species/species'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { type Block, png } from '../../fixtures/pets/pictures'
import { type FileMap, animation, cellOf, species } from '../../fixtures/pets/reading'

const COLUMNS = 8
const FRAMES = [6, 8, 8, 4, 5, 8, 6, 6, 6, 8, 8]

/** A block on the left half of its cell, as high as its number: a mirror image is told from a copy, and from another frame. */
const turnedLeft = (row: number, column: number): Block => ({
  x: column * 192 + 20,
  y: row * 208 + 100,
  width: 40,
  height: 20 + 4 * column,
})

/** A sheet of the standard without some of its rows. */
function sheetWithout(version: 1 | 2, ...rows: readonly number[]): Buffer {
  const all = FRAMES.slice(0, version === 1 ? 9 : 11)
  const blocks = all.flatMap((frames, row): Block[] =>
    rows.includes(row)
      ? []
      : Array.from({ length: frames }, (_, column) => turnedLeft(row, column)),
  )
  return png(1536, all.length * 208, blocks)
}
const codex = (version: 1 | 2, sheet: Buffer): Promise<ImportedSpecies> =>
  species(codexPet({ spriteVersionNumber: version }, sheet))

/** Is one cell what the other one is in a mirror? */
function expectMirrored(
  pet: ImportedSpecies,
  one: [row: number, column: number],
  other: [row: number, column: number],
): void {
  const { pixels } = cellOf(pet, one[1], one[0])
  const turned = Buffer.alloc(pixels.length)
  for (let at = 0; at < 192 * 208; at += 1) {
    const from = (at - (at % 192) + 191 - (at % 192)) * 4
    pixels.copy(turned, at * 4, from, from + 4)
  }
  expect(turned.some((value) => value > 0)).toBe(true)
  expect(
    turned.equals(cellOf(pet, other[1], other[0]).pixels),
    `${one.join()} and ${other.join()}`,
  ).toBe(true)
}

describe('a Codex pet that is drawn walking to one side', () => {
  test.each([
    ['right', 1, 'left', 2],
    ['left', 2, 'right', 1],
  ] as const)(
    'not to the %s, walks there in a mirror, and does not run on the spot',
    async (side, row, other, from) => {
      const pet = await codex(1, sheetWithout(1, row))
      expect(animation(pet, `running-${side}`)).toMatchObject({
        row,
        shows: `running-${other}`,
        isFallback: true,
      })
      expect(animation(pet, `walk-${side}`)).toMatchObject({ row, shows: `running-${other}` })
      expect(animation(pet, `walk-${other}`)).toMatchObject({
        row: from,
        shows: `running-${other}`,
      })
      for (let column = 0; column < COLUMNS; column += 1)
        expectMirrored(pet, [from, column], [row, column])
      expect(pet.notes.map(({ message }) => message)).toEqual([
        `Row ${row} of spritesheet.png (running-${side}) is empty; row ${from} is seen in a mirror instead.`,
      ])
      const page = readSpecies('one-sided', manifestOf('one-sided', pet), 'any', 1)
      expect(animationFor(page, 'walk', 'content')).toMatchObject({
        name: 'walk-right',
        stridePx: 96,
      })
      // A climber without art for walls goes up them by its walk.
      expect(animationFor(page, 'climb', 'content')?.frames[0]?.row).toBe(1)
    },
  )

  test('keeps the sheet of the standard, with the row it lacked: others see it walk both ways too', async () => {
    const pet = await codex(1, sheetWithout(1, 1))
    expect(pet).toMatchObject({
      codexVersion: 1,
      sheet: { fileName: 'spritesheet.png', height: 1872 },
    })
    const again = await codex(1, Buffer.from(pet.sheet.bytes))
    expect(again.notes).toEqual([])
    expect(Buffer.from(again.sheet.bytes).equals(Buffer.from(pet.sheet.bytes))).toBe(true)
  })

  test('neither way: works on the spot, as it did, and nothing is drawn into its sheet', async () => {
    const sheet = sheetWithout(1, 1, 2)
    const pet = await codex(1, sheet)
    expect(animation(pet, 'walk-right')).toMatchObject({ shows: 'running', isFallback: true })
    expect(Buffer.from(pet.sheet.bytes).equals(sheet)).toBe(true)
  })

  test('both ways: its sheet stays as it is, byte for byte', async () => {
    expect(Buffer.from((await codex(1, codexSheet())).sheet.bytes).equals(codexSheet())).toBe(true)
  })
})

describe('a Codex pet that looks to one side', () => {
  const [RIGHT, LEFT] = [9, 10]

  test('the right only, looks left in a mirror: each direction is its own', async () => {
    const pet = await codex(2, sheetWithout(2, LEFT))
    expect(animation(pet, 'look')).toMatchObject({ row: RIGHT, isFallback: false })
    // Numbers 9 to 15 are numbers 7 to 1 in a mirror; straight down has none, and is the nearest.
    for (let number = 9; number < 16; number += 1)
      expectMirrored(pet, [RIGHT, 16 - number], [LEFT, number - 8])
    expectMirrored(pet, [RIGHT, 7], [LEFT, 0])
  })

  test('the left only, looks right in a mirror', async () => {
    const pet = await codex(2, sheetWithout(2, RIGHT))
    for (let number = 1; number < 8; number += 1)
      expectMirrored(pet, [LEFT, 16 - number - 8], [RIGHT, number])
    expectMirrored(pet, [LEFT, 7], [RIGHT, 0])
  })

  test('nowhere: it has no look', async () => {
    const pet = await codex(2, sheetWithout(2, RIGHT, LEFT))
    expect(pet.animations.map(({ name }) => name)).not.toContain('look')
  })
})

describe('a grid of its own that walks to one side', () => {
  const SHEET = png(32, 16, [
    { x: 1, y: 2, width: 4, height: 12 },
    { x: 17, y: 6, width: 4, height: 8 },
  ])
  const grid = (animations: object): FileMap =>
    codexPet({ frame: { width: 16, height: 16, columns: 2, rows: 1 }, animations }, SHEET)

  test.each(['walk', 'running'])('%s-left is %s-right in a mirror', async (gait) => {
    const pet = await species(
      grid({ idle: { frames: [0] }, [`${gait}-left`]: { frames: [1], loop: false } }),
    )
    const [left, right] = [animation(pet, `${gait}-left`), animation(pet, `${gait}-right`)]
    expect(left.isFallback).toBe(false)
    expect(right).toMatchObject({ isFallback: true, shows: `${gait}-left`, loop: false })
    expectMirrored(pet, [left.row, 0], [right.row, 0])
    expect(animation(pet, 'walk-right').row).toBe(right.row)
  })

  test('is not refused because the mirror image has no room on the sheet', async () => {
    const many = Array.from({ length: 208 }, () => 0)
    const names = ['idle', 'waving', 'walk-left']
    const pet = await species(
      grid(Object.fromEntries(names.map((name) => [name, { frames: many }]))),
    )
    expect(PNG.sync.read(Buffer.from(pet.sheet.bytes)).height).toBe(78 * 208)
    expect(animation(pet, 'walk-left').isFallback).toBe(false)
  })
})
