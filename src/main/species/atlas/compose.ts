import { encodePng } from '../image/png'
import { mainColor } from '../image/main-color'
import {
  type Box,
  type Raster,
  copyInto,
  crop,
  drawnBox,
  emptyRaster,
  mirror,
  scale,
} from '../image/raster'
import { FALLBACKS, standIn } from '../import/fallbacks'
import { CELL, COLUMNS, type ImportedSpecies, type OwnAnimation } from '../import/imported-species'
import { strideOf } from '../import/stride'
import type { Limits } from '../limits'
import { refuse } from '../problem'

/** A frame of a foreign animation; `anchor` is where its feet are, in its own pixels (default: bottom, middle). */
export interface ClipFrame {
  readonly raster: Raster
  readonly ms: number
  readonly isMirrored?: boolean
  readonly anchor?: { readonly x: number; readonly y: number }
  /** How far the pet goes while this is shown, in the picture's own pixels, to the right. */
  readonly step?: number
}

/** An animation of a foreign pet under names of ours; `shows` is what its package calls it. */
export interface Clip {
  readonly names: readonly string[]
  readonly shows: string
  readonly frames: readonly ClipFrame[]
}

export type Composed = Pick<ImportedSpecies, 'sheet' | 'groundY' | 'color' | 'animations'>

/** The ground of every sheet we make, and the air around a pet in its cell. */
const GROUND_Y = 202
const AIR = { side: 2, top: 4 }

/**
 * Draws a foreign pet's frames into a sheet of our own: all by one scale, on one ground, and what the pet lacks stood in
 * for by what it has. Pixel art is magnified by whole numbers. Needs a clip named `idle`.
 */
export function composeAtlas(clips: readonly Clip[], limits: Limits): Composed {
  const frames = clips.flatMap((clip) => clip.frames)
  const extent = extentOf(frames)
  const factor = factorFor(extent)
  const rows = rowsOf(clips)
  const height = rows.total
  if (height > limits.atlasRows)
    refuse(
      'atlas-size',
      `Its animations have ${frames.length} frames, more than a sheet of ${limits.atlasRows} rows can hold.`,
    )
  const sheet = emptyRaster(CELL.width * COLUMNS, CELL.height * height)
  const scaled = new Map<Raster, Raster>()
  for (const clip of clips)
    clip.frames.forEach((frame, index) => {
      const row = (rows.at.get(clip) ?? 0) + Math.floor(index / COLUMNS)
      drawFrame(sheet, { column: index % COLUMNS, row }, frame, extent, factor, scaled)
    })
  const bytes = encodePng(sheet)
  const idle = clips.find(({ names }) => names.includes('idle'))
  const idleRow = (idle && rows.at.get(idle)) ?? 0
  return {
    sheet: { fileName: 'familiar.png', bytes, width: sheet.width, height: sheet.height },
    groundY: GROUND_Y,
    color: mainColor(sheet, { x: 0, y: idleRow * CELL.height, ...CELL }),
    animations: withFallbacks(
      clips.flatMap((clip) =>
        clip.names.map((name) => ({
          name,
          row: rows.at.get(clip) ?? 0,
          durationsMs: clip.frames.map(({ ms }) => Math.round(ms)),
          loop: true,
          shows: clip.shows,
          isFallback: false,
          stridePx: strideIn(clip, factor),
        })),
      ),
    ),
  }
}

/**
 * The animations with a stand-in for each one that the pet may ask for and its package does not have, and a stride for
 * each that goes somewhere.
 */
export function withFallbacks(own: readonly OwnAnimation[]): OwnAnimation[] {
  const byName = new Map(own.map((animation) => [animation.name, animation]))
  const more = Object.keys(FALLBACKS).flatMap((name): OwnAnimation[] => {
    if (byName.has(name)) return []
    const found = byName.get(standIn(name, (other) => byName.has(other)) ?? '')
    return found ? [{ ...found, name, isFallback: true }] : []
  })
  return [...own, ...more].map((animation) => ({ ...animation, stridePx: strideOf(animation) }))
}

/** How far a clip's own steps carry the pet in its cell; null where it has none. */
function strideIn({ frames }: Clip, factor: number): number | null {
  const steps = frames.reduce((sum, { step = 0 }) => sum + step, 0)
  const stride = Math.round(Math.abs(steps) * factor)
  return stride === 0 ? null : stride
}

/** How far the drawings reach from their feet. `below` is negative where all of them float. */
interface Extent {
  readonly side: number
  readonly above: number
  readonly below: number
}

function feetOf({ raster, anchor }: ClipFrame): { readonly x: number; readonly y: number } {
  return anchor ?? { x: raster.width / 2, y: raster.height }
}

function extentOf(frames: readonly ClipFrame[]): Extent {
  const boxes = new Map<Raster, Box | null>()
  let [side, above, below] = [1, -Infinity, -Infinity]
  for (const frame of frames) {
    const known = boxes.get(frame.raster)
    const box = known === undefined ? drawnBox(frame.raster) : known
    boxes.set(frame.raster, box)
    if (box === null) continue
    const { x, y } = feetOf(frame)
    side = Math.max(side, x - box.x, box.x + box.width - x)
    above = Math.max(above, y - box.y)
    below = Math.max(below, box.y + box.height - y)
  }
  return below === -Infinity ? { side, above: 1, below: 0 } : { side, above, below }
}

function factorFor({ side, above, below }: Extent): number {
  const width = (CELL.width - 2 * AIR.side) / (2 * side)
  const height = (GROUND_Y - AIR.top) / Math.max(1, above + below)
  const factor = Math.min(width, height)
  return factor >= 1 ? Math.floor(factor) : factor
}

function drawFrame(
  sheet: Raster,
  cell: { readonly column: number; readonly row: number },
  frame: ClipFrame,
  extent: Extent,
  factor: number,
  scaled: Map<Raster, Raster>,
): void {
  const known = scaled.get(frame.raster) ?? scale(frame.raster, factor)
  scaled.set(frame.raster, known)
  const raster = frame.isMirrored === true ? mirror(known) : known
  const feet = feetOf(frame)
  const x = frame.isMirrored === true ? frame.raster.width - feet.x : feet.x
  const left = Math.round(CELL.width / 2 - x * factor)
  const top = Math.round(GROUND_Y - (extent.below + feet.y) * factor)
  // Through a cell of its own: nothing may reach into a neighbour's.
  const own = emptyRaster(CELL.width, CELL.height)
  const whole = { x: 0, y: 0, width: raster.width, height: raster.height }
  copyInto(own, left, top, raster, whole)
  copyInto(sheet, cell.column * CELL.width, cell.row * CELL.height, own, { x: 0, y: 0, ...CELL })
}

function rowsOf(clips: readonly Clip[]): { at: ReadonlyMap<Clip, number>; total: number } {
  const at = new Map<Clip, number>()
  let total = 0
  for (const clip of clips) {
    at.set(clip, total)
    total += Math.ceil(clip.frames.length / COLUMNS)
  }
  return { at, total }
}

/** Clips of a format's table: for each name of ours the first of its own states that is there, each drawn once. */
export function clipsOf(
  table: Readonly<Record<string, readonly string[]>>,
  framesOf: (state: string) => readonly ClipFrame[] | undefined,
): Clip[] {
  const namesByState = new Map<string, string[]>()
  for (const [name, states] of Object.entries(table)) {
    const state = states.find((candidate) => framesOf(candidate) !== undefined)
    if (state !== undefined) namesByState.set(state, [...(namesByState.get(state) ?? []), name])
  }
  return [...namesByState].flatMap(([shows, names]) => {
    const frames = framesOf(shows)
    return frames ? [{ names, shows, frames }] : []
  })
}

/** The same frames facing the other way. */
export function turned(frames: readonly ClipFrame[]): ClipFrame[] {
  return frames.map((frame) => ({ ...frame, isMirrored: frame.isMirrored !== true }))
}

/** A cell of a grid as a picture of its own. */
export function cutCell(
  sheet: Raster,
  cell: { readonly width: number; readonly height: number },
  column: number,
  row: number,
): Raster {
  return crop(sheet, { x: column * cell.width, y: row * cell.height, ...cell })
}
