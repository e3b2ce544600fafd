import { readFile, readdir, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, type Page } from 'playwright'
import { z } from 'zod'
import { GROWS_AT, STAGES, type Stage } from '../../src/shared/domain/growth'
import { launchBrowser } from '../fixtures/browser'
import { CELL, readAtlas, type Atlas, type Cell } from './read-atlas'

const animationSchema = z.object({
  row: z.number(),
  durationsMs: z.array(z.number()),
  loop: z.boolean(),
  stridePx: z.number().optional(),
  next: z.string().optional(),
  growsIn: z.number().optional(),
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
      z.object({
        hex: z.string(),
        patch: z.object({ offset: z.number(), bytes: z.base64() }).optional(),
      }),
    ),
    stages: z.record(z.enum(STAGES), z.object({ fromLevel: z.number(), sheet: z.string() })),
  }),
})

/** Of a species' sheets together: three bodies, and the standard's. */
const MOST_BYTES = 1_900_000

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
  const { animations, colors, defaultColor, stages } = pet.familiar
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
  let bodies: Record<Stage, Atlas>
  const coats: Record<string, Atlas> = {}

  beforeAll(async () => {
    standard = await readAtlas(page, new URL(pet.spritesheetPath, folder))
    const body = (stage: Stage) => readAtlas(page, new URL(stages[stage].sheet, folder))
    bodies = { baby: await body('baby'), young: await body('young'), grown: await body('grown') }
    // A coat differs from the others in nothing but colour: its first row stands for all.
    for (const [color, { patch }] of Object.entries(colors))
      coats[color] = await readAtlas(page, new URL(stages.young.sheet, folder), { patch, most: 1 })
  }, 120_000)

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

  /** All atlases with the cells that should be drawn in them. */
  const sheets = (): [string, Atlas, Set<string>][] => [
    ['standard', standard, usedByStandard],
    ...[...Object.entries(bodies), ...Object.entries(coats)].map(
      ([name, atlas]): [string, Atlas, Set<string>] => [name, atlas, usedByOwn],
    ),
  ]

  /** The cells of an animation in every body, with where they are, in words. */
  const framesOf = (name: string): [Cell, string][] =>
    STAGES.flatMap((stage) =>
      cellsOf(animations[name]!, bodies[stage]).map((cell): [Cell, string] => [
        cell,
        `${stage}, frame in cell ${key(cell)}`,
      ]),
    )

  describe('atlas size', () => {
    test('the standard sheet has the exact size other apps refuse to do without', () => {
      expect([standard.width, standard.height]).toEqual([1536, 2288])
    })

    test('every body’s sheet has every row, and ends with the last animation', () => {
      const rows = 1 + Math.max(...[...usedByOwn].map((place) => Number(place.split('/')[0])))
      for (const atlas of [...Object.values(bodies), ...Object.values(coats)])
        expect([atlas.width, atlas.height]).toEqual([1536, rows * CELL.height])
    })

    test('a whole species weighs no more than a download should', async () => {
      const files = [pet.spritesheetPath, ...STAGES.map((stage) => stages[stage].sheet)]
      const weights = await Promise.all(
        files.map(async (file) => (await stat(new URL(file, folder))).size),
      )
      expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThan(MOST_BYTES)
    })

    test('a coat is a few bytes of colour, in the same place of every sheet', () => {
      const patches = Object.values(colors).flatMap(({ patch }) => patch ?? [])
      expect(patches).toHaveLength(Object.keys(colors).length - 1)
      for (const { offset, bytes } of patches) {
        expect(offset).toBe(patches[0]!.offset)
        expect(Buffer.from(bytes, 'base64').length).toBeLessThanOrEqual(4 * 96 + 1)
      }
    })
  })

  describe('growth', () => {
    test('each body begins at the level the rules of growth have for it', () => {
      const levels = Object.entries(stages).map(([stage, { fromLevel }]) => [stage, fromLevel])
      expect(Object.fromEntries(levels)).toEqual(GROWS_AT)
    })

    test('a baby is smaller than a young one, and that than a grown one', () => {
      for (const name of ['idle', 'idle-sleepy']) {
        const [baby, young, grown] = STAGES.map((stage) => {
          const { left, right, top } = cellsOf(animations[name]!, bodies[stage])[0]!
          return { width: CELL.width - left - right, height: CELL.height - top }
        })
        expect(baby!.height, `${name}: baby and young`).toBeLessThan(young!.height * 0.92)
        expect(baby!.width, `${name}: baby and young`).toBeLessThan(young!.width)
        expect(young!.height, `${name}: young and grown`).toBeLessThan(grown!.height)
      }
    })

    test('no frame of one body is left in the sheet of another', () => {
      for (const name of Object.keys(animations)) {
        const prints = STAGES.map((stage) => cellsOf(animations[name]!, bodies[stage])[0]!.print)
        expect(new Set(prints).size, name).toBe(STAGES.length)
      }
    })

    test('the level-up says in which of its frames the next body is first seen', () => {
      const { growsIn, durationsMs } = animations['level-up']!
      expect(growsIn).toBeGreaterThan(0)
      expect(growsIn).toBeLessThan(durationsMs.length - 2)
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
      for (const [cell, where] of framesOf(name))
        expect(Math.abs(cell.bottom - BELOW_GROUND), where).toBeLessThanOrEqual(2)
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
        for (const stage of STAGES) {
          const cells = cellsOf(animations[name]!, bodies[stage])
          for (const cell of [cells[0]!, cells.at(-1)!])
            expect(Math.abs(cell.bottom - BELOW_GROUND), `${stage}, ${name}`).toBeLessThanOrEqual(2)
        }
      }
    })
  })

  describe('walls', () => {
    test.each(['climb', 'cling'])('%s touches a wall at the right all the time', (name) => {
      for (const [cell, where] of framesOf(name)) expect(cell.right, where).toBeLessThanOrEqual(5)
    })

    test('whoever peeks shows its face beyond the middle of the cell', () => {
      for (const [cell, where] of framesOf('peek'))
        expect(cell.right, where).toBeLessThan(CELL.width * 0.25)
    })
  })

  describe('pet.json', () => {
    test('every animation fits its sheet and every frame lasts', () => {
      const rows = bodies.young.height / CELL.height
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

    test('every colour has its own coat and an accent', () => {
      expect(Object.keys(colors).length).toBeGreaterThanOrEqual(3)
      expect(colors).toHaveProperty([defaultColor])
      for (const { hex } of Object.values(colors)) expect(hex).toMatch(/^#[0-9a-f]{6}$/)
      expect(new Set(Object.values(coats).map((atlas) => atlas.cells[0]!.print)).size).toBe(
        Object.keys(colors).length,
      )
    })
  })

  describe('frames', () => {
    test('no loop stands still: a frame copied over all others would look frozen', () => {
      const atlas = bodies.young
      for (const [name, animation] of Object.entries(animations)) {
        if (!animation.loop) continue
        expect(
          new Set(cellsOf(animation, atlas).map((cell) => cell.print)).size,
          name,
        ).toBeGreaterThan(animation.durationsMs.length / 2)
      }
    })

    test('a blink fits over its idle: the outline stays where it was', () => {
      const atlas = bodies.young
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
