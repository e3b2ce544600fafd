import type { ImageDecoder } from '../image/decode'
import { type Raster, crop, isEmpty } from '../image/raster'

interface CellSize {
  readonly width: number
  readonly height: number
}

/** A cell of a grid as a picture of its own. */
export function cutCell(sheet: Raster, cell: CellSize, column: number, row: number): Raster {
  return crop(sheet, { x: column * cell.width, y: row * cell.height, ...cell })
}

/** Cuts a cell out of a sheet; null where nothing is drawn in it. Refuses what is more than a package may have in pixels. */
export type CellCutter = (column: number, row: number) => Raster | null

/** The cells of a sheet. Each is cut once, however often it is shown, and its pixels count as the package's. */
export function openCells(
  sheet: Raster,
  file: string,
  cell: CellSize,
  decoder: ImageDecoder,
): CellCutter {
  const cut = new Map<string, Raster | null>()
  return (column, row) => {
    const key = `${column},${row}`
    const known = cut.get(key)
    if (known !== undefined) return known
    const part = { x: column * cell.width, y: row * cell.height, ...cell }
    const isDrawn = !isEmpty(sheet, part)
    if (isDrawn) decoder.countCell(file, row, cell)
    const found = isDrawn ? cutCell(sheet, cell, column, row) : null
    cut.set(key, found)
    return found
  }
}
