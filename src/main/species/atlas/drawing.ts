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
import { CELL } from '../import/imported-species'
import type { ClipFrame } from './clip'

/** The ground of every sheet we make, and the air around a pet in its cell. */
export const GROUND_Y = 202
const AIR = { side: 2, top: 4 }

/** Draws a pet's frames into cells, all by one scale and on one ground. */
export interface Drawing {
  /** Cell pixels for a pixel of the pet's own. */
  readonly factor: number
  draw(
    sheet: Raster,
    cell: { readonly column: number; readonly row: number },
    frame: ClipFrame,
  ): void
}

/** Measures all the frames a pet has, so that the largest fits into a cell. Each picture is looked through once. */
export function openDrawing(frames: readonly ClipFrame[]): Drawing {
  const boxes = new Map<Raster, Box | null>()
  for (const { raster } of frames) if (!boxes.has(raster)) boxes.set(raster, drawnBox(raster))
  const extent = extentOf(frames, boxes)
  const factor = factorFor(extent)
  const scaled = new Map<Raster, Scaled>()
  return {
    factor,
    draw: (sheet, cell, frame) => {
      const box = boxes.get(frame.raster)
      if (!box) return
      const known = scaled.get(frame.raster) ?? scaledBy(factor, frame.raster, box)
      scaled.set(frame.raster, known)
      drawFrame(sheet, cell, frame, known, extent, factor)
    },
  }
}

/** How far the drawings reach from their feet. `below` is negative where all of them float. */
interface Extent {
  readonly side: number
  readonly above: number
  readonly below: number
}

/** A picture in the size it has in a cell, and which part of it that is, in its own pixels. */
interface Scaled {
  readonly raster: Raster
  readonly part: Box
}

function feetOf({ raster, anchor }: ClipFrame): { readonly x: number; readonly y: number } {
  return anchor ?? { x: raster.width / 2, y: raster.height }
}

function extentOf(frames: readonly ClipFrame[], boxes: ReadonlyMap<Raster, Box | null>): Extent {
  let [side, above, below] = [1, -Infinity, -Infinity]
  for (const frame of frames) {
    const box = boxes.get(frame.raster)
    if (!box) continue
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

/**
 * Magnified is only what is drawn: a speck on a large picture has a large factor, and all of that picture would not fit
 * into memory. What shrinks is taken whole, so that its pixels fall alike in every frame.
 */
function scaledBy(factor: number, raster: Raster, box: Box): Scaled {
  if (factor >= 1) return { raster: scale(crop(raster, box), factor), part: box }
  const whole = { x: 0, y: 0, width: raster.width, height: raster.height }
  return { raster: scale(raster, factor), part: whole }
}

function drawFrame(
  sheet: Raster,
  cell: { readonly column: number; readonly row: number },
  frame: ClipFrame,
  { raster: picture, part }: Scaled,
  extent: Extent,
  factor: number,
): void {
  const isMirrored = frame.isMirrored === true
  const raster = isMirrored ? mirror(picture) : picture
  const feet = feetOf(frame)
  const { width } = frame.raster
  const x = isMirrored ? width - feet.x : feet.x
  const partX = isMirrored ? width - part.x - part.width : part.x
  const left = Math.round(CELL.width / 2 - (x - partX) * factor)
  const top = Math.round(GROUND_Y - (extent.below + feet.y - part.y) * factor)
  // Through a cell of its own: nothing may reach into a neighbour's.
  const own = emptyRaster(CELL.width, CELL.height)
  const whole = { x: 0, y: 0, width: raster.width, height: raster.height }
  copyInto(own, left, top, raster, whole)
  copyInto(sheet, cell.column * CELL.width, cell.row * CELL.height, own, { x: 0, y: 0, ...CELL })
}
