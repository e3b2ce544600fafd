import { describe, expect, test } from 'vitest'
import { importSpecies } from '../../../src/main/species/import/import-species'
import { LIMITS } from '../../../src/main/species/limits'
import type { SheetForm } from '../../../src/shared/contract/species'
import { codexPet } from '../../fixtures/pets/codex-pet'
import { png } from '../../fixtures/pets/pictures'
import {
  type FileMap,
  animation,
  cellOf,
  json,
  refusal,
  species,
} from '../../fixtures/pets/reading'

const SIDE = 16
/** Two cells in a row, both drawn. */
const SHEET = png(2 * SIDE, SIDE, [
  { x: 2, y: 2, width: 10, height: 14 },
  { x: 18, y: 4, width: 10, height: 12 },
])
/** Room for the sheet and one cell of it, and for no pixel more. */
const ONE_CELL = { ...LIMITS, pixels: 3 * SIDE * SIDE }

const grid = (animations: object): FileMap =>
  codexPet({ frame: { width: SIDE, height: SIDE, columns: 2, rows: 1 }, animations }, SHEET)
const windowPet = (states: object): FileMap =>
  new Map([
    ['slime.json', json({ imageSrc: 'slime.png', frameSize: SIDE, states })],
    ['slime.png', SHEET],
  ])
const FORM: SheetForm = {
  name: 'Blip',
  author: '',
  licence: '',
  cell: { width: SIDE, height: SIDE },
  rows: [{ animation: 'idle', row: 0, frames: 2 }],
  msPerFrame: 125,
  facing: 'right',
}

describe('cells that are cut out of a sheet count as pixels of its pet', () => {
  const refused = (file: string): object => ({
    rule: 'image-pixels',
    file,
    row: 0,
    message: `Row 0 of ${file}: with the cells that are shown, 16×16 each, the images of this pet have more than 0.000768 million pixels.`,
  })
  test.each([
    ['a grid of its own', grid({ idle: { frames: [0, 1] } }), 'spritesheet.png', undefined],
    ['a WindowPet', windowPet({ stand: { start: 1, end: 2 } }), 'slime.png', undefined],
    ['a plain sheet', new Map([['blip.png', SHEET]]), 'blip.png', FORM],
  ])('%s that shows more of them is refused', async (_what, files, file, form) => {
    expect(await refusal(files, form, ONE_CELL)).toMatchObject([refused(file)])
  })

  test.each([
    [
      'a cell that is shown five hundred times',
      grid({
        idle: { frames: Array(256).fill(0) },
        waving: { frames: Array(256).fill(0) },
      }),
    ],
    ['a name nobody asks for', grid({ idle: { frames: [0] }, 'my-own': { frames: [0, 1] } })],
    [
      'a state nobody asks for',
      windowPet({ stand: { start: 1, end: 1 }, dance: { start: 1, end: 2 } }),
    ],
  ])('but not %s', async (_what, files) => {
    expect(await importSpecies(files, 'package', ONE_CELL)).toMatchObject({ ok: true })
  })
})

test('a speck on a large cell is magnified by itself: its cell would be larger than any memory', async () => {
  const speck = png(2048, 2048, [{ x: 1023, y: 2046, width: 2, height: 2 }])
  const pet = await species(new Map([['speck.png', speck]]), {
    ...FORM,
    cell: { width: 2048, height: 2048 },
    rows: [{ animation: 'idle', row: 0, frames: 1 }],
  })
  expect(animation(pet, 'idle').durationsMs).toEqual([125])
})

test('a frame is where it was drawn, however much of its cell is clear', async () => {
  const pet = await species(grid({ idle: { frames: [0, 1] } }))
  const boxOf = (column: number): number[] => {
    const { pixels } = cellOf(pet, column, 0)
    const drawn = Array.from({ length: 192 * 208 }, (_, at) => at).filter(
      (at) => (pixels[at * 4 + 3] ?? 0) > 0,
    )
    const [xs, ys] = [drawn.map((at) => at % 192), drawn.map((at) => Math.floor(at / 192))]
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  }
  // Fourteen times as large; the middle of each cell is at 96, its foot at 202.
  const factor = 14
  const placed = (x: number, y: number, width: number, height: number): number[] => [
    96 + (x - 8) * factor,
    202 + (y - 16) * factor,
    96 + (x + width - 8) * factor - 1,
    202 + (y + height - 16) * factor - 1,
  ]
  expect([boxOf(0), boxOf(1)]).toEqual([placed(2, 2, 10, 14), placed(2, 4, 10, 12)])
})
