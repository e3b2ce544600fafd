import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { launchBrowser } from '../fixtures/browser'
import { CELL } from './read-atlas'

/** What is drawn, by those who draw it: the build's own scripts, which are checked as a program of their own. */
const script = (name: string): Promise<unknown> =>
  import(new URL(`../../scripts/species/${name}.mjs`, import.meta.url).href)
const fn = <T>() => z.custom<T>((value) => typeof value === 'function')

type Stage = 'baby' | 'young' | 'grown'
interface Frame {
  readonly row: number
  readonly column: number
  readonly pose: unknown
}
const speciesSchema = z.looseObject({
  id: z.string(),
  signature: z.string(),
  draw: fn<(pose: unknown, coat: string, stage: Stage) => string>(),
  ownAnimations: z.array(z.tuple([z.string(), z.unknown()])),
  standardRows: z.array(z.tuple([z.string(), z.unknown()])),
})
type Species = z.infer<typeof speciesSchema>

const { allSpecies } = z
  .object({ allSpecies: z.array(speciesSchema).min(1) })
  .parse(await script('species'))
const { fingerprint, readDrawn } = z
  .object({
    fingerprint: fn<(species: unknown) => string>(),
    readDrawn: fn<() => Promise<Record<string, string>>>(),
  })
  .parse(await script('render/fingerprint'))
const { placeFrames } = z
  .object({ placeFrames: fn<(animations: unknown) => Frame[]>() })
  .parse(await script('render/layout'))
const { manifest } = z
  .object({ manifest: fn<(species: unknown, patches: object, growsAt: unknown) => unknown>() })
  .parse(await script('render/manifest'))
const { readGrowth } = z
  .object({ readGrowth: fn<() => Promise<unknown>>() })
  .parse(await script('render/growth'))
const { documentOf } = z
  .object({ documentOf: fn<(content: string, size: typeof CELL) => string>() })
  .parse(await script('render/raster'))

const SHEETS = [
  ['spritesheet.webp', 'young', 'standardRows'],
  ['baby.webp', 'baby', 'ownAnimations'],
  ['young.webp', 'young', 'ownAnimations'],
  ['grown.webp', 'grown', 'ownAnimations'],
] as const

/** Every so many frames of a sheet one is drawn again: a few of each, in other places on each. */
const STEP = 83

/**
 * How far a cell may be from its drawing: colours are reduced to 64, and where a frame is nearly as an earlier one it is
 * written as that one. In the mean of the channels, 0 to 255, over what is drawn in either.
 */
const NEAR = 6

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ deviceScaleFactor: 1 })
}, 120_000)
afterAll(() => browser.close())

const folderOf = ({ id }: Species): URL =>
  new URL(`../../resources/species/${id}/`, import.meta.url)
const advice = ({ id }: Species): string =>
  `what ${id} looks like was changed: npm run build:species -- ${id}`

describe.each(allSpecies.map((species) => [species.id, species] as const))('%s', (_id, species) => {
  test('looks as when it was built: no rig, clip or colour was changed without a build', async () => {
    expect(fingerprint(species), advice(species)).toBe((await readDrawn())[species.id])
  })

  test('has the pet.json that a build would write, but for the bytes of its coats', async () => {
    const written: unknown = JSON.parse(
      await readFile(new URL('pet.json', folderOf(species)), 'utf8'),
    )
    const built: unknown = JSON.parse(JSON.stringify(manifest(species, {}, await readGrowth())))
    expect(withoutPatches(written), advice(species)).toEqual(built)
  })

  test('is on its sheets what its rig draws', async () => {
    for (const [file, stage, rows] of SHEETS) {
      const frames = placeFrames(species[rows])
      const sample = frames.filter((_, at) => at % STEP === file.length % STEP)
      const base64 = (await readFile(new URL(file, folderOf(species)))).toString('base64')
      const cells = sample.map(({ row, column, pose }) => ({
        x: column * CELL.width,
        y: row * CELL.height,
        svg: documentOf(species.draw(pose, species.signature, stage), CELL),
      }))
      expect(cells.length).toBeGreaterThan(0)
      const { own, others } = await page.evaluate(distances, { base64, cells, cell: CELL })
      for (const [at, distance] of own.entries())
        expect(distance, `${file} ${sample[at]!.row}/${sample[at]!.column}`).toBeLessThan(NEAR)
      // Or else any cell would do for any drawing.
      for (const distance of others) expect(distance).toBeGreaterThan(NEAR)
    }
  })
})

test('a rig that draws otherwise has another fingerprint', () => {
  // The one that is drawn fastest.
  const species = allSpecies.find(({ id }) => id === 'slime')
  const before = fingerprint(species)
  let drawn = 0
  const last = {
    ...species!,
    draw: (...asked: Parameters<Species['draw']>) =>
      `${species!.draw(...asked)}${(drawn += 1) === 500 ? ' ' : ''}`,
  }
  expect(fingerprint(last)).not.toBe(before)
  expect(fingerprint({ ...species!, accents: {} })).not.toBe(before)
})

function withoutPatches(pet: unknown): unknown {
  const { familiar, ...rest } = z
    .looseObject({
      familiar: z.looseObject({ colors: z.record(z.string(), z.looseObject({})) }),
    })
    .parse(pet)
  const colors = Object.fromEntries(
    Object.entries(familiar.colors).map(([coat, told]) => [
      coat,
      Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'patch')),
    ]),
  )
  return { ...rest, familiar: { ...familiar, colors } }
}

interface Job {
  readonly base64: string
  readonly cell: typeof CELL
  readonly cells: readonly { readonly x: number; readonly y: number; readonly svg: string }[]
}

/** Runs in the page: how far each cell of a sheet is from its drawing, and how far from it drawn two pixels away. */
async function distances({
  base64,
  cell,
  cells,
}: Job): Promise<{ own: number[]; others: number[] }> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const sheet = await createImageBitmap(new Blob([bytes]))
  const canvas = new OffscreenCanvas(cell.width, cell.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const pixelsOf = (draw: () => void): Uint8ClampedArray => {
    context.clearRect(0, 0, cell.width, cell.height)
    draw()
    return context.getImageData(0, 0, cell.width, cell.height).data
  }
  const distance = (one: Uint8ClampedArray, other: Uint8ClampedArray): number => {
    let [sum, drawn] = [0, 0]
    for (let at = 0; at < one.length; at += 4) {
      const [alpha, beside] = [one[at + 3]!, other[at + 3]!]
      if (alpha === 0 && beside === 0) continue
      drawn += 1
      sum += Math.abs(alpha - beside)
      for (let c = at; c < at + 3; c += 1)
        sum += Math.abs(one[c]! * alpha - other[c]! * beside) / 255
    }
    return sum / (4 * Math.max(1, drawn))
  }
  const [own, others]: [number[], number[]] = [[], []]
  for (const { x, y, svg } of cells) {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
    await image.decode()
    const drawing = pixelsOf(() => context.drawImage(image, 0, 0))
    const { width, height } = cell
    const seen = pixelsOf(() => context.drawImage(sheet, x, y, width, height, 0, 0, width, height))
    own.push(distance(drawing, seen))
    // As near as a wrong drawing will be.
    const beside = pixelsOf(() =>
      context.drawImage(sheet, x, y, width, height, 2, 0, width, height),
    )
    others.push(distance(drawing, beside))
  }
  return { own, others }
}
