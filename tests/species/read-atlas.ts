// Decodes a committed atlas in a real browser and measures every cell of it.

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'

export interface Cell {
  row: number
  column: number
  /** Pixels that show at all. */
  drawn: number
  /** Clear pixels between the drawing and the cell's edges; the whole cell if it is empty. */
  left: number
  top: number
  right: number
  bottom: number
  /** A number that differs when the picture differs. */
  print: number
}

export interface Atlas {
  width: number
  height: number
  cells: Cell[]
}

export const CELL = { width: 192, height: 208 }

interface Reading {
  /** A coat to put on first. */
  readonly patch?: { readonly offset: number; readonly bytes: string } | undefined
  /** How many rows are measured. */
  readonly most?: number
}

/** Any alpha at all counts as drawn. */
export async function readAtlas(
  page: Page,
  file: URL,
  { patch, most = Infinity }: Reading = {},
): Promise<Atlas> {
  const bytes = await readFile(file)
  if (patch) bytes.set(Buffer.from(patch.bytes, 'base64'), patch.offset)
  return page.evaluate(measure, { base64: bytes.toString('base64'), cell: CELL, most })
}

interface Job {
  base64: string
  cell: typeof CELL
  most: number
}

async function measure({ base64, cell, most }: Job): Promise<Atlas> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes]))
  const strip = new OffscreenCanvas(image.width, cell.height)
  const context = strip.getContext('2d', { willReadFrequently: true })!
  const cells: Cell[] = []
  for (let row = 0; row < Math.min(most, Math.floor(image.height / cell.height)); row++) {
    context.clearRect(0, 0, image.width, cell.height)
    context.drawImage(image, 0, -row * cell.height)
    for (let column = 0; column < Math.floor(image.width / cell.width); column++) {
      const { data } = context.getImageData(column * cell.width, 0, cell.width, cell.height)
      let [drawn, left, top, right, bottom, print] = [0, cell.width, cell.height, -1, -1, 0]
      for (let i = 0; i < data.length; i += 4) {
        if (!data[i + 3]) continue
        const x = (i >> 2) % cell.width
        const y = Math.floor((i >> 2) / cell.width)
        drawn++
        left = Math.min(left, x)
        top = Math.min(top, y)
        right = Math.max(right, x)
        bottom = Math.max(bottom, y)
        print =
          (Math.imul(print, 31) + (data[i]! << 16) + (data[i + 1]! << 8) + data[i + 2]! + i) | 0
      }
      cells.push({
        row,
        column,
        drawn,
        left,
        top,
        right: cell.width - 1 - right,
        bottom: cell.height - 1 - bottom,
        print,
      })
    }
  }
  return { width: image.width, height: image.height, cells }
}
