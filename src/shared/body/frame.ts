import type { Point, Rectangle, Size } from './areas'
import { type Arena, clamp, reach } from './arena'

/** A window round a pet, and where in it the feet are. */
export interface Framed {
  readonly bounds: Rectangle
  readonly feet: Point
}

/**
 * The window for feet at a point: with them in the middle of its lower edge, but wholly on the arena, so that at an edge
 * it is the pet that moves inside of its window and what it says stays to be read. In whole pixels, and of the size it is
 * given: fractions make Windows grow a window with every move (electron/electron#9477).
 */
export function frameFor(arena: Arena, feet: Point, size: Size): Framed {
  const row = { x: feet.x, y: feet.y - 1 }
  const x = Math.round(
    keepIn(
      feet.x - size.width / 2,
      size.width,
      reach(arena, row, 'left'),
      reach(arena, row, 'right'),
    ),
  )
  const y = Math.round(
    keepIn(feet.y - size.height, size.height, reach(arena, row, 'up'), reach(arena, row, 'down')),
  )
  return {
    bounds: { x, y, width: size.width, height: size.height },
    feet: { x: Math.round(feet.x) - x, y: Math.round(feet.y) - y },
  }
}

/** One that is too long shows its end, where the pet stands. */
function keepIn(start: number, length: number, least: number, most: number): number {
  return Math.min(clamp(start, least, Math.max(least, most - length)), most - length)
}
