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
}

/** A species as data: what a pet looks like, whatever it does. */
export interface Species {
  readonly id: string
  readonly cell: { readonly width: number; readonly height: number }
  /** Where its feet are, in cell pixels from the top. */
  readonly groundY: number
  readonly animations: ReadonlyMap<string, Animation>
  /** Every sheet its animations use. */
  readonly sheets: readonly string[]
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

/**
 * Reads a species' `pet.json`: its sheet of the Codex standard, and where it has them, the named animations of
 * Familiar's extension. Throws with a sentence when it is no species.
 */
export function readSpecies(id: string, manifest: unknown, color: string): Species {
  if (!isRecord(manifest)) throw new Error(`The species ${id} has no readable pet.json.`)
  const codexSheet = textIn(manifest, 'spritesheetPath') ?? 'spritesheet.webp'
  const animations = new Map<string, Animation>(codexAnimations(codexSheet))
  const extension = manifest['familiar']
  if (!isRecord(extension)) {
    return { id, cell: CELL, groundY: GROUND_Y, animations, sheets: [codexSheet] }
  }
  const sheet = sheetFor(extension, color)
  const columns = numberIn(extension, 'columns') ?? COLUMNS
  const listed = isRecord(extension['animations']) ? extension['animations'] : {}
  for (const [name, listing] of Object.entries(listed)) {
    const animation = isRecord(listing) ? extensionAnimation(name, sheet, columns, listing) : null
    if (animation) animations.set(name, animation)
  }
  const used = [...animations.values()].flatMap(({ frames }) => frames.map((frame) => frame.sheet))
  return {
    id,
    cell: CELL,
    groundY: numberIn(extension, 'groundY') ?? GROUND_Y,
    animations,
    sheets: [...new Set(used)],
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
      frames: Array.from({ length: count }, (_, column) => ({
        sheet,
        column,
        row,
        ms: column === count - 1 ? last : ms,
      })),
    },
  ])
  return [['idle', { name: 'idle', frames: idle, loop: true, stridePx: null }], ...rows]
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
  const stridePx = numberIn(listing, 'stridePx')
  return { name, frames, loop: listing['loop'] !== false, stridePx }
}

/** The extension's sheet in the pet's colour; the species' own colour where it has no such. */
function sheetFor(extension: Readonly<Record<string, unknown>>, color: string): string {
  const colors = isRecord(extension['colors']) ? extension['colors'] : {}
  const own = colors[color]
  return (
    (isRecord(own) ? textIn(own, 'sheet') : null) ?? textIn(extension, 'sheet') ?? 'familiar.webp'
  )
}
