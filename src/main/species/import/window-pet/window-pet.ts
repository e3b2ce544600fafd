import { z } from 'zod'
import { openCells } from '../../atlas/cells'
import { type ClipFrame, clipsOf, turned } from '../../atlas/clip'
import { composeAtlas } from '../../atlas/compose'
import { createDecoder } from '../../image/decode'
import type { Raster } from '../../image/raster'
import { type Files, findFile, folderOf } from '../../package/files'
import { readFields, readJson } from '../../package/text'
import { refuse, shown } from '../../problem'
import { creditsOf, firstName } from '../credits'
import type { ImportedSpecies, Package } from '../imported-species'

const whole = z.int('is a whole number').min(1, 'is at least 1').max(16_384, 'is at most 16384')

const stateSchema = z.looseObject(
  {
    spriteLine: whole.optional(),
    frameMax: whole.optional(),
    start: whole.optional(),
    end: whole.optional(),
  },
  'is a line and a number of frames',
)

/** A pet of WindowPet. Lines, first and last frames are counted from 1. */
const petSchema = z.looseObject({
  name: z.string('is a text').max(200, 'is at most 200 characters long').optional(),
  imageSrc: z
    .string('is a text')
    .min(1, 'is not empty')
    .max(1000, 'is at most 1000 characters long'),
  frameSize: whole.max(4096, 'is at most 4096').optional(),
  width: whole.optional(),
  height: whole.optional(),
  highestFrameMax: whole.optional(),
  totalSpriteLine: whole.optional(),
  credit: z.unknown().optional(),
  states: z.record(z.string(), stateSchema, 'is a list by names'),
})
type WindowPet = z.infer<typeof petSchema>

/** Which of its states show what. Its art faces right. */
const ANIMATIONS: Readonly<Record<string, readonly string[]>> = {
  idle: ['stand', 'sit'],
  'walk-right': ['walk', 'crawl'],
  'walk-left': ['walk-left', 'crawl-left'],
  wave: ['greet'],
  sit: ['sit'],
  'sit-idle': ['sit'],
  celebrate: ['jump', 'greet'],
  jumping: ['jump'],
  sleep: ['crawl', 'sit'],
  trouble: ['fall'],
  fall: ['fall'],
  carried: ['drag'],
  climb: ['climb'],
}

/** States that any of these show; the others' frames are not looked at. */
const SHOWN: ReadonlySet<string> = new Set(Object.values(ANIMATIONS).flat())

/** WindowPet shows nine frames a second. */
const FRAME_MS = 111

/** Does this JSON describe a pet of WindowPet? */
export function isWindowPet(value: unknown): boolean {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null && 'imageSrc' in one && 'states' in one
}

/** Reads a pet of WindowPet from its JSON and the sheet beside it. */
export async function readWindowPet(pack: Package, file: string): Promise<ImportedSpecies> {
  const json = readJson(file, pack.files.get(file) ?? new Uint8Array(), pack.limits)
  if (Array.isArray(json) && json.length > 1)
    refuse('one-pet', `${shown(file)} lists ${json.length} pets. Leave one in it.`, { file })
  const one: unknown = Array.isArray(json) ? json[0] : json
  const pet = readFields(file, one, petSchema)
  const picture = findPicture(pack.files, file, pet.imageSrc)
  const decoder = createDecoder(pack.limits)
  const sheet = await decoder.still(picture.path, picture.bytes)
  const grid = gridOf(pet, file, picture.path, sheet)
  const cellAt = openCells(sheet, picture.path, grid.cell, decoder)
  const clips = new Map<string, readonly ClipFrame[]>()
  for (const [state, place] of Object.entries(pet.states)) {
    const indexes = framesOf(state, place, grid, file, pack.limits.frames)
    if (!SHOWN.has(state)) continue
    const frames = indexes.map((index) => {
      const row = Math.floor(index / grid.columns)
      const raster =
        cellAt(index % grid.columns, row) ??
        refuse('frame-missing', `“${shown(state)}” shows frame ${index + 1}, which is empty.`, {
          file: picture.path,
          row,
        })
      return { raster, ms: FRAME_MS }
    })
    clips.set(state, frames)
    clips.set(`${state}-left`, turned(frames))
  }
  if (!clips.has('stand') && !clips.has('sit'))
    refuse('state-missing', 'There is no state “stand”: a pet needs one to stand still in.', {
      file,
    })
  const { link, resource, socialMedia } = readCredit(pet.credit)
  return {
    ...composeAtlas(
      clipsOf(ANIMATIONS, (state) => clips.get(state)),
      pack.limits,
    ),
    format: 'window-pet',
    name: firstName(pet.name, pack.name),
    description: '',
    credits: creditsOf(
      pack.files,
      { author: socialMedia, source: link ?? resource },
      folderOf(file),
    ),
    codexVersion: null,
    notes: [],
  }
}

interface Grid {
  readonly cell: { readonly width: number; readonly height: number }
  readonly columns: number
  readonly rows: number
}

function gridOf(pet: WindowPet, file: string, image: string, sheet: Raster): Grid {
  const columns = pet.highestFrameMax
  const rows = pet.totalSpriteLine
  const cell =
    pet.frameSize !== undefined
      ? { width: pet.frameSize, height: pet.frameSize }
      : columns !== undefined && rows !== undefined
        ? { width: sheet.width / columns, height: sheet.height / rows }
        : refuse(
            'json-field',
            `${shown(file)} says neither “frameSize” nor “highestFrameMax” and “totalSpriteLine”.`,
            { file },
          )
  if (!Number.isInteger(cell.width) || !Number.isInteger(cell.height))
    refuse(
      'frame-grid',
      `${shown(image)} is ${sheet.width}×${sheet.height}: ${columns ?? 0} frames in each of ${rows ?? 0} lines would be ${round(cell.width)}×${round(cell.height)}, which is no whole number of pixels.`,
      { file: image },
    )
  if (sheet.width % cell.width !== 0 || sheet.height % cell.height !== 0)
    refuse(
      'frame-grid',
      `${shown(image)} is ${sheet.width}×${sheet.height}, which is no whole number of frames of ${cell.width}×${cell.height}.`,
      { file: image },
    )
  return { cell, columns: sheet.width / cell.width, rows: sheet.height / cell.height }
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100
}

/** Indexes of a state's frames, from 0. */
function framesOf(
  state: string,
  { spriteLine, frameMax, start, end }: z.infer<typeof stateSchema>,
  grid: Grid,
  file: string,
  most: number,
): number[] {
  const [first, count] =
    spriteLine !== undefined && frameMax !== undefined
      ? [(spriteLine - 1) * grid.columns, frameMax]
      : start !== undefined && end !== undefined
        ? [start - 1, end - start + 1]
        : refuse(
            'json-field',
            `“${shown(state)}” needs “spriteLine” and “frameMax”, or “start” and “end”.`,
            { file },
          )
  const row = Math.floor(first / grid.columns)
  if (count < 1) refuse('animation', `“${shown(state)}” ends before it starts.`, { file, row })
  if (count > most)
    refuse('frame-count', `“${shown(state)}” has ${count} frames; ${most} is the most.`, {
      file,
      row,
    })
  if (spriteLine !== undefined && (spriteLine > grid.rows || count > grid.columns))
    refuse(
      'frame-grid',
      `“${shown(state)}” is ${count} frames of line ${spriteLine}; the sheet has ${grid.rows} lines of ${grid.columns}.`,
      { file, row },
    )
  if (first + count > grid.columns * grid.rows)
    refuse(
      'frame-grid',
      `“${shown(state)}” ends at frame ${first + count}; the sheet has ${grid.columns * grid.rows}.`,
      { file, row },
    )
  return Array.from({ length: count }, (_, index) => first + index)
}

/** Its sheet, by its path or, since that one is of another computer, by its name. */
function findPicture(
  files: Files,
  file: string,
  source: string,
): { readonly path: string; readonly bytes: Uint8Array } {
  if (/^(?:https?|data|blob):/i.test(source))
    refuse(
      'image-missing',
      '“imageSrc” is an address; Familiar fetches nothing. Put the picture beside the JSON.',
      {
        file,
      },
    )
  const path = source.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')
  const name = path.slice(folderOf(path).length).replace(/^\//, '')
  const beside = folderOf(file) === '' ? '' : `${folderOf(file)}/`
  const anywhere = [...files.keys()].find((other) =>
    other.toLowerCase().endsWith(`/${name.toLowerCase()}`),
  )
  return (
    findFile(files, `${beside}${path}`) ??
    findFile(files, `${beside}${name}`) ??
    (anywhere === undefined ? null : findFile(files, anywhere)) ??
    refuse('image-missing', `The sheet ${shown(name)} is not in the package.`, { file: name })
  )
}

function readCredit(credit: unknown): {
  link?: unknown
  resource?: unknown
  socialMedia?: unknown
} {
  return typeof credit === 'object' && credit !== null ? credit : {}
}
