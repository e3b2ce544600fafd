import type { Point, Rectangle } from './areas'

/** The grid a picture is felt through: each cell stands for 4 × 4 pixels of the drawing. */
export const TOUCH_GRID = { columns: 48, rows: 52 } as const
export const MASK_BYTES: number = (TOUCH_GRID.columns * TOUCH_GRID.rows) / 8

/** Which cells of the grid have something drawn in them: a bit each, row by row, the highest of a byte first. */
export type Mask = Uint8Array<ArrayBuffer>

/** A picture as the pointer feels it. */
export interface Picture {
  /** Its place, unturned, in the pixels the pointer is told in. */
  readonly box: Rectangle
  /** Null: nobody knows what is drawn on it, and all of it counts. */
  readonly mask: Mask | null
  /** About its middle, in degrees clockwise. */
  readonly turn: number
  /** Drawn the other way round, before it is turned. */
  readonly mirrored: boolean
}

/** Is the point on what is drawn, not beside it or in a hole of it? Pure arithmetic, for main and page alike. */
export function isOnPicture({ x, y }: Point, picture: Picture): boolean {
  const { box, mask, mirrored } = picture
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const angle = (-picture.turn * Math.PI) / 180
  const [dx, dy] = [x - middle.x, y - middle.y]
  // Turned back and mirrored back, the point is where it would be on the drawing itself.
  const across = dx * Math.cos(angle) - dy * Math.sin(angle)
  const down = dx * Math.sin(angle) + dy * Math.cos(angle)
  const column = cellAt((mirrored ? -across : across) / box.width, TOUCH_GRID.columns)
  const row = cellAt(down / box.height, TOUCH_GRID.rows)
  if (column === null || row === null) return false
  return mask === null || isSet(mask, row * TOUCH_GRID.columns + column)
}

/** Is the point in the rectangle? Its right and lower edge do not belong to it. */
export function isInRectangle({ x, y }: Point, rect: Rectangle): boolean {
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
}

/** How far the point is from the rectangle, in pixels; 0 within. */
export function distanceTo({ x, y }: Point, rect: Rectangle): number {
  const across = Math.max(rect.x - x, x - (rect.x + rect.width), 0)
  const down = Math.max(rect.y - y, y - (rect.y + rect.height), 0)
  return Math.hypot(across, down)
}

/** The cell at a share of the way from the middle, -0.5 to 0.5; null beyond. */
function cellAt(share: number, cells: number): number | null {
  const cell = Math.floor((share + 0.5) * cells)
  return cell >= 0 && cell < cells ? cell : null
}

function isSet(mask: Mask, cell: number): boolean {
  return ((mask[cell >> 3] ?? 0) & (0x80 >> (cell & 7))) !== 0
}
