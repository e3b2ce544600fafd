import { type Raster, copyInto, crop, mirror } from '../../image/raster'
import { CELL, COLUMNS } from '../imported-species'
import { LOOK_ROWS } from './standard'

const [LOOK_RIGHT = 9, LOOK_LEFT = 10] = LOOK_ROWS

/** Rows that show one side, and the row of the other: walking, and the two halves of looking around. */
export const OTHER_SIDE: Readonly<Record<number, number>> = {
  1: 2,
  2: 1,
  [LOOK_RIGHT]: LOOK_LEFT,
  [LOOK_LEFT]: LOOK_RIGHT,
}

/** A sheet in which rows that only lacked their side are drawn, and which rows those are. */
export interface BothSides {
  readonly raster: Raster
  /** Each row that was drawn here, with the one it is a mirror image of. */
  readonly mirrored: ReadonlyMap<number, number>
}

/** Draws each empty row whose other side is there as that one seen in a mirror. The sheet itself stays as it is. */
export function withBothSides(sheet: Raster, present: ReadonlySet<number>): BothSides {
  const mirrored = new Map(
    Object.entries(OTHER_SIDE)
      .map(([row, from]): [number, number] => [Number(row), from])
      .filter(([row, from]) => !present.has(row) && present.has(from)),
  )
  if (mirrored.size === 0) return { raster: sheet, mirrored }
  const raster = { ...sheet, data: new Uint8Array(sheet.data) }
  for (const [row, from] of mirrored)
    for (let column = 0; column < COLUMNS; column += 1) {
      const source = { x: mirroredColumn(row, column) * CELL.width, y: from * CELL.height, ...CELL }
      const cell = mirror(crop(sheet, source))
      copyInto(raster, column * CELL.width, row * CELL.height, cell, { x: 0, y: 0, ...CELL })
    }
  return { raster, mirrored }
}

/**
 * Which column of the other row shows the same from the other side. Directions go round clockwise from straight up, so
 * that of number i is in the mirror that of (16 - i) mod 16. Straight up and straight down are their own mirror images
 * and lie in one half only: the nearest direction is taken for them.
 */
function mirroredColumn(row: number, column: number): number {
  if (!LOOK_ROWS.includes(row)) return column
  return column === 0 ? COLUMNS - 1 : COLUMNS - column
}
