import { readFile, readdir, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, type Page } from 'playwright'
import { z } from 'zod'
import { launchBrowser } from '../fixtures/browser'
import { CELL, readAtlas, type Atlas, type Cell } from './read-atlas'

const animationSchema = z.object({
  row: z.number(),
  durationsMs: z.array(z.number()),
  loop: z.boolean(),
  stridePx: z.number().optional(),
  next: z.string().optional(),
})
type Animation = z.infer<typeof animationSchema>

const petSchema = z.object({
  spritesheetPath: z.string(),
  familiar: z.object({
    groundY: z.number(),
    defaultColor: z.string(),
    animations: z.record(z.string(), animationSchema),
    colors: z.record(
      z.string(),
      z.object({ hex: z.string(), sheet: z.string(), spritesheet: z.string().optional() }),
    ),
  }),
})

const SPECIES = new URL('../../resources/species/', import.meta.url)

/** Frames of the standard's rows, version 2; row 0 has the neutral pose in column 6 as well. */
const STANDARD_FRAMES = [7, 8, 8, 4, 5, 8, 6, 6, 6, 8, 8]

/** Rows of the standard in which the creature leaves the ground. */
const LEAPING_ROW = 4

/** Animations that leap from the ground and come back to it. */
const LEAPS = ['hover', 'celebrate', 'level-up']

/** What else leaps, for those who play by pouncing. */
const POUNCES: Readonly<Record<string, readonly string[]>> = { fox: ['play'] }

/** Animations that have nothing to do with the ground: in the air, in the hand, on a wall. */
const ALOFT = ['carried', 'thrown', 'fall', 'climb', 'cling']

/** Who goes by hops leaves the ground on the way. */
const HOPS: Readonly<Record<string, boolean>> = {
  default: false,
  dragon: false,
  fox: false,
  owl: false,
  robot: false,
  slime: true,
}

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
}, 120_000)

afterAll(() => browser.close())

const key = ({ row, column }: { row: number; column: number }) => `${row}/${column}`

/** Cells an animation's frames lie in, in order. */
function cellsOf({ row, durationsMs }: Animation, atlas: Atlas): Cell[] {
  return durationsMs.map((_, i) => atlas.cells[(row + Math.floor(i / 8)) * 8 + (i % 8)]!)
}

const species = await Promise.all(
  (await readdir(SPECIES)).map(async (id) => {
    const folder = new URL(`${id}/`, SPECIES)
    const pet = petSchema.parse(JSON.parse(await readFile(new URL('pet.json', folder), 'utf8')))
    return { id, folder, pet }
  }),
)

test('the species that come with the app are here', () => {
  expect(species.map(({ id }) => id).sort()).toEqual(Object.keys(HOPS))
})

describe.each(species)('$id', ({ id, folder, pet }) => {
  const { animations, colors } = pet.familiar
  const hops = HOPS[id] ?? false
  const leaps = [...LEAPS, ...(POUNCES[id] ?? [])]

  /** The ground is this many rows above the cell's lower edge. */
  const BELOW_GROUND = CELL.height - pet.familiar.groundY

  /** Animations in which the creature stands, sits or lies from first to last. */
  const GROUNDED = Object.keys(animations).filter(
    (name) =>
      ![...leaps, ...ALOFT, 'idle-ecstatic', 'blink-ecstatic'].includes(name) &&
      !(hops && name.startsWith('walk')),
  )

  let standard: Atlas
  const own: Record<string, Atlas> = {}

  beforeAll(async () => {
    standard = await readAtlas(page, new URL(pet.spritesheetPath, folder))
    for (const [color, { sheet }] of Object.entries(colors))
      own[color] = await readAtlas(
        page,
        new URL(sheet, folder),
        color === pet.familiar.defaultColor ? Infinity : 1,
      )
  }, 120_000)

  const weightsOf = (files: string[]) =>
    Promise.all(files.map(async (file) => (await stat(new URL(file, folder))).size))

  /** Every cell pet.json says is drawn. */
  const usedByOwn = new Set(
    Object.values(animations).flatMap(({ row, durationsMs }) =>
      durationsMs.map((_, i) => key({ row: row + Math.floor(i / 8), column: i % 8 })),
    ),
  )
  const usedByStandard = new Set(
    STANDARD_FRAMES.flatMap((count, row) =>
      Array.from({ length: count }, (_, column) => key({ row, column })),
    ),
  )

  /** All atlases with the cells that should be drawn in them; of most coats the first row stands for all. */
  const sheets = (): [string, Atlas, Set<string>][] => [
    ['standard', standard, usedByStandard],
    ...Object.entries(own).map(([color, atlas]): [string, Atlas, Set<string>] => [
      color,
      atlas,
      usedByOwn,
    ]),
  ]

  describe('atlas size', () => {
    test('the standard sheet has the exact size other apps refuse to do without', () => {
      expect([standard.width, standard.height]).toEqual([1536, 2288])
    })

    test('our sheet ends with the last animation, in every colour alike', () => {
      const rows = 1 + Math.max(...[...usedByOwn].map((place) => Number(place.split('/')[0])))
      for (const atlas of Object.values(own))
        expect([atlas.width, atlas.height]).toEqual([1536, rows * CELL.height])
    })

    test('no sheet grows past what a download should weigh', async () => {
      const weights = await weightsOf(Object.values(colors).map(({ sheet }) => sheet))
      for (const weight of weights) expect(weight).toBeLessThan(720_000)
      const all = [...weights, ...(await weightsOf([pet.spritesheetPath]))]
      expect(all.reduce((sum, weight) => sum + weight)).toBeLessThan(3_000_000)
    })

    test('coats are of one drawing: but for their colours, they weigh the same', async () => {
      const weights = await weightsOf(Object.values(colors).map(({ sheet }) => sheet))
      expect(Math.max(...weights) - Math.min(...weights)).toBeLessThan(256)
    })
  })

  describe('atlas cells', () => {
    test('an unused cell holds nothing, or a neighbour would flash in another app', () => {
      for (const [name, atlas, used] of sheets()) {
        const stray = atlas.cells.filter((cell) => !used.has(key(cell)) && cell.drawn)
        expect(stray.map(key), name).toEqual([])
      }
    })

    test('a used cell is drawn, or the pet would blink out', () => {
      for (const [name, atlas, used] of sheets()) {
        const missing = atlas.cells.filter((cell) => used.has(key(cell)) && cell.drawn < 4000)
        expect(missing.map(key), name).toEqual([])
      }
    })

    test('nothing touches the edge of its cell: no ear or tail is cut off', () => {
      for (const [name, atlas, used] of sheets()) {
        const cut = atlas.cells.filter(
          (cell) =>
            used.has(key(cell)) && Math.min(cell.left, cell.top, cell.right, cell.bottom) < 2,
        )
        expect(cut.map(key), name).toEqual([])
      }
    })
  })

  describe('atlas ground', () => {
    test.each(GROUNDED)('%s keeps its feet on the ground line', (name) => {
      for (const cell of cellsOf(animations[name]!, own[pet.familiar.defaultColor]!)) {
        expect(
          Math.abs(cell.bottom - BELOW_GROUND),
          `frame in cell ${key(cell)}`,
        ).toBeLessThanOrEqual(2)
      }
    })

    test.each(
      STANDARD_FRAMES.map((_, row) => row).filter(
        (row) => row !== LEAPING_ROW && !(hops && (row === 1 || row === 2)),
      ),
    )('standard row %i keeps its feet on the ground line', (row) => {
      for (const cell of standard.cells.filter((each) => each.row === row && each.drawn)) {
        expect(Math.abs(cell.bottom - BELOW_GROUND), `column ${cell.column}`).toBeLessThanOrEqual(2)
      }
    })

    test('a leap ends where it began, so the pet does not drop after it', () => {
      for (const name of leaps) {
        const cells = cellsOf(animations[name]!, own[pet.familiar.defaultColor]!)
        for (const cell of [cells[0]!, cells.at(-1)!])
          expect(Math.abs(cell.bottom - BELOW_GROUND), name).toBeLessThanOrEqual(2)
      }
    })
  })

  describe('walls', () => {
    test.each(['climb', 'cling'])('%s touches a wall at the right all the time', (name) => {
      for (const cell of cellsOf(animations[name]!, own[pet.familiar.defaultColor]!))
        expect(cell.right, `frame in cell ${key(cell)}`).toBeLessThanOrEqual(5)
    })

    test('whoever peeks shows its face beyond the middle of the cell', () => {
      for (const cell of cellsOf(animations['peek']!, own[pet.familiar.defaultColor]!))
        expect(cell.right, `frame in cell ${key(cell)}`).toBeLessThan(CELL.width * 0.2)
    })
  })

  describe('pet.json', () => {
    test('every animation fits its sheet and every frame lasts', () => {
      const rows = own[pet.familiar.defaultColor]!.height / CELL.height
      for (const [name, { row, durationsMs }] of Object.entries(animations)) {
        expect(row + Math.ceil(durationsMs.length / 8), name).toBeLessThanOrEqual(rows)
        for (const ms of durationsMs) expect(ms, name).toBeGreaterThanOrEqual(40)
      }
    })

    test('no two animations claim the same row unless one is the other by another name', () => {
      const owners = new Map<number, Animation>()
      for (const [name, animation] of Object.entries(animations)) {
        const rows = Math.ceil(animation.durationsMs.length / 8)
        for (let row = animation.row; row < animation.row + rows; row++) {
          if (owners.has(row)) expect(animation, name).toEqual(owners.get(row))
          owners.set(row, animation)
        }
      }
    })

    test('every animation the behaviour asks for is there', () => {
      const moods = ['happy', 'content', 'hungry', 'sleepy', 'bored', 'worried', 'ecstatic']
      const needed = [
        'idle',
        'blink',
        'walk-right',
        'walk-left',
        'eat',
        'celebrate',
        'sleep',
        'fall-asleep',
        'wake',
        'hungry',
        'petted',
        'hover',
        'wave',
        'sit',
        'level-up',
        'play',
        'trouble',
        'focus',
        'look',
        'land',
        'peek',
        ...ALOFT,
        ...moods.flatMap((mood) => [`idle-${mood}`, `blink-${mood}`]),
      ]
      expect(needed.filter((name) => !animations[name])).toEqual([])
    })

    test('what happens once does not loop, and what lasts does', () => {
      for (const name of ['carried', 'thrown', 'fall', 'climb', 'cling', 'peek', 'focus', 'sleep'])
        expect(animations[name]!.loop, name).toBe(true)
      for (const name of ['land', 'eat', 'celebrate', 'level-up', 'hover', 'wave'])
        expect(animations[name]!.loop, name).toBe(false)
    })

    test('what is played next exists', () => {
      for (const { next } of Object.values(animations))
        if (next) expect(animations).toHaveProperty([next])
    })

    test('a walk, and a climb, cover a whole number of pixels each frame, or paws would slide', () => {
      for (const name of ['walk-right', 'walk-left', 'climb']) {
        const { stridePx, durationsMs } = animations[name]!
        expect(durationsMs).toHaveLength(8)
        expect(Number.isInteger(stridePx! / durationsMs.length), name).toBe(true)
        expect(new Set(durationsMs).size, name).toBe(1)
      }
    })

    test('every colour has its own sheet and an accent', () => {
      expect(Object.keys(colors).length).toBeGreaterThanOrEqual(3)
      expect(colors).toHaveProperty([pet.familiar.defaultColor])
      for (const { hex } of Object.values(colors)) expect(hex).toMatch(/^#[0-9a-f]{6}$/)
      expect(new Set(Object.values(own).map((atlas) => atlas.cells[0]!.print)).size).toBe(
        Object.keys(colors).length,
      )
    })
  })

  describe('frames', () => {
    test('no loop stands still: a frame copied over all others would look frozen', () => {
      const atlas = own[pet.familiar.defaultColor]!
      for (const [name, animation] of Object.entries(animations)) {
        if (!animation.loop) continue
        expect(
          new Set(cellsOf(animation, atlas).map((cell) => cell.print)).size,
          name,
        ).toBeGreaterThan(animation.durationsMs.length / 2)
      }
    })

    test('a blink fits over its idle: the outline stays where it was', () => {
      const atlas = own[pet.familiar.defaultColor]!
      for (const name of Object.keys(animations).filter((each) => each.startsWith('blink'))) {
        const [rest] = cellsOf(animations[name.replace('blink', 'idle')]!, atlas)
        for (const cell of cellsOf(animations[name]!, atlas)) {
          for (const side of ['left', 'right', 'bottom'] as const) {
            expect(Math.abs(cell[side] - rest![side]), `${name} ${side}`).toBeLessThanOrEqual(1)
          }
        }
      }
    })
  })
})
