import { begunAt } from '@shared/domain/growth'
import type { CoatPatch } from '../../ui/species/fetch-sheet'
import { isRecord, numberIn, textIn } from './read'

/** A frame on a sheet and how long it is shown, in ms. */
export interface Frame {
  readonly sheet: string
  readonly column: number
  readonly row: number
  readonly ms: number
}

export interface Animation {
  readonly name: string
  readonly frames: readonly Frame[]
  readonly loop: boolean
  /** How far one play walks, in cell pixels; null where it stays in its place. */
  readonly stridePx: number | null
  /** The frame a body that grows is first seen in, where it grows in this; null where nothing is said. */
  readonly growsIn: number | null
}

/** A species as data: what a pet looks like, whatever it does. */
export interface Species {
  readonly id: string
  readonly cell: { readonly width: number; readonly height: number }
  /** Where its feet are, in cell pixels from the top. */
  readonly groundY: number
  readonly animations: ReadonlyMap<string, Animation>
  /** How wide its shadow is, beside the usual one. */
  readonly shadow: number
  /** What its coat changes in its sheets; null where they are in that coat. */
  readonly coat: CoatPatch | null
}

/** The Codex pet standard's cell and rows (peers know no other), for species that bring no animations of their own. */
const CELL = { width: 192, height: 208 }
const COLUMNS = 8
const GROUND_Y = 202
const CODEX_ROWS: readonly (readonly [string, number, number, number, number])[] = [
  // name, row, frames, ms per frame, ms of the last
  ['running-right', 1, 8, 120, 220],
  ['running-left', 2, 8, 120, 220],
  ['waving', 3, 4, 140, 280],
  ['jumping', 4, 5, 140, 280],
  ['failed', 5, 8, 140, 240],
  ['waiting', 6, 6, 150, 260],
  ['running', 7, 6, 120, 220],
  ['review', 8, 6, 150, 280],
]
/** The standard names no stride; this is one that suits most of its pets. */
const CODEX_STRIDE_PX = 96
const CODEX_IDLE_MS = [280, 110, 110, 140, 140, 320]

/** The newest form of the extension that is read here. The first had a sheet for each coat, and one body for all levels. */
const NEWEST_FORM = 2

/**
 * Reads a species' `pet.json` for a pet of a coat and a level: its sheet of the Codex standard, and where it has them,
 * the named animations of Familiar's extension. Throws with a sentence when it is no species.
 */
export function readSpecies(id: string, manifest: unknown, color: string, level: number): Species {
  if (!isRecord(manifest)) throw new Error(`The species ${id} has no readable pet.json.`)
  const codexSheet = textIn(manifest, 'spritesheetPath') ?? 'spritesheet.webp'
  const animations = new Map<string, Animation>(codexAnimations(codexSheet))
  const extension = manifest['familiar']
  if (!isRecord(extension) || (numberIn(extension, 'formatVersion') ?? 1) > NEWEST_FORM) {
    return { id, cell: CELL, groundY: GROUND_Y, animations, shadow: 1, coat: null }
  }
  const { sheet, shadow, coat } = dressed(extension, color, level)
  const columns = numberIn(extension, 'columns') ?? COLUMNS
  for (const [name, listing] of entriesOf(extension, 'animations')) {
    const animation = isRecord(listing) ? extensionAnimation(name, sheet, columns, listing) : null
    if (animation) animations.set(name, animation)
  }
  return {
    id,
    cell: CELL,
    groundY: numberIn(extension, 'groundY') ?? GROUND_Y,
    animations,
    shadow,
    coat,
  }
}

function codexAnimations(sheet: string): [string, Animation][] {
  const idle = CODEX_IDLE_MS.map((ms, column) => ({ sheet, column, row: 0, ms }))
  const rows = CODEX_ROWS.map(([name, row, count, ms, last]): [string, Animation] => [
    name,
    {
      name,
      loop: true,
      stridePx: name.startsWith('running-') ? CODEX_STRIDE_PX : null,
      growsIn: null,
      frames: Array.from({ length: count }, (_, column) => ({
        sheet,
        column,
        row,
        ms: column === count - 1 ? last : ms,
      })),
    },
  ])
  const resting = { name: 'idle', frames: idle, loop: true, stridePx: null, growsIn: null }
  return [['idle', resting], ...rows]
}

function extensionAnimation(
  name: string,
  sheet: string,
  columns: number,
  listing: Readonly<Record<string, unknown>>,
): Animation | null {
  const durations = listing['durationsMs']
  const row = numberIn(listing, 'row')
  if (row === null || !Array.isArray(durations) || durations.length === 0) return null
  const frames = durations.map((ms: unknown, index) => ({
    sheet,
    column: index % columns,
    row: row + Math.floor(index / columns),
    ms: typeof ms === 'number' && ms > 0 ? ms : 125,
  }))
  return {
    name,
    frames,
    loop: listing['loop'] !== false,
    stridePx: numberIn(listing, 'stridePx'),
    growsIn: numberIn(listing, 'growsIn'),
  }
}

type Extension = Readonly<Record<string, unknown>>

/** The sheet of the body a pet has at a level, and its coat; the species' own ones where it has no such. */
function dressed(
  extension: Extension,
  color: string,
  level: number,
): { sheet: string; shadow: number; coat: CoatPatch | null } {
  const stages = entriesOf(extension, 'stages').flatMap(([, stage]) => {
    const sheet = isRecord(stage) ? textIn(stage, 'sheet') : null
    const fromLevel = isRecord(stage) ? numberIn(stage, 'fromLevel') : null
    const shadow = isRecord(stage) ? (numberIn(stage, 'shadow') ?? 1) : 1
    return sheet === null || fromLevel === null ? [] : [{ sheet, shadow, fromLevel }]
  })
  const sheet = textIn(extension, 'sheet') ?? 'familiar.webp'
  const body = begunAt(stages, level) ?? { sheet, shadow: 1 }
  const own = new Map(entriesOf(extension, 'colors')).get(color)
  if (!isRecord(own)) return { ...body, coat: null }
  const patch = own['patch']
  const bytes = isRecord(patch) ? textIn(patch, 'bytes') : null
  const offset = isRecord(patch) ? numberIn(patch, 'offset') : null
  return {
    sheet: textIn(own, 'sheet') ?? body.sheet,
    shadow: body.shadow,
    coat: bytes === null || offset === null ? null : { offset, bytes },
  }
}

function entriesOf(extension: Extension, key: string): [string, unknown][] {
  const value = extension[key]
  return isRecord(value) ? Object.entries(value) : []
}
