import { MASK_BYTES, type Mask, TOUCH_GRID } from '@shared/body/touch'
import type { Frame, Species } from '../species/species'
import type { Sheets } from '../stage/load-sheets'
import type { Stage } from '../stage/stage'

/** Fainter than this, of 255, nobody takes for the pet: the haze round a picture that was scaled. */
const SEEN_FROM = 24

/**
 * The mask of a picture from its pixels, one for each cell of the grid, as RGBA. Cells beside a drawn one count too:
 * nobody aims at the very edge.
 */
export function maskOf(pixels: Uint8ClampedArray): Mask {
  const { columns, rows } = TOUCH_GRID
  const isDrawn = (column: number, row: number): boolean =>
    column >= 0 && column < columns && (pixels[(row * columns + column) * 4 + 3] ?? 0) >= SEEN_FROM
  const mask = new Uint8Array(MASK_BYTES)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const counts =
        isDrawn(column, row) ||
        isDrawn(column - 1, row) ||
        isDrawn(column + 1, row) ||
        isDrawn(column, row - 1) ||
        isDrawn(column, row + 1)
      const cell = row * columns + column
      if (counts) mask[cell >> 3] = (mask[cell >> 3] ?? 0) | (0x80 >> (cell & 7))
    }
  }
  return mask
}

/** The stage, telling of each frame it draws what can be touched of it. A frame's mask is made once. */
export function feltStage(
  stage: Stage,
  { cell }: Species,
  sheets: Sheets,
  onMask: (mask: Mask | null) => void,
): Stage {
  const { columns, rows } = TOUCH_GRID
  const context = smallCanvas(columns, rows)
  const masks = new Map<string, Mask>()
  let images = sheets

  const maskFor = ({ sheet, column, row }: Frame): Mask | null => {
    const key = `${sheet} ${column} ${row}`
    const known = masks.get(key)
    const image = images.get(sheet)
    if (known !== undefined || context === null || image === undefined) return known ?? null
    const { width, height } = cell
    context.drawImage(image, column * width, row * height, width, height, 0, 0, columns, rows)
    const made = maskOf(context.getImageData(0, 0, columns, rows).data)
    masks.set(key, made)
    return made
  }
  return {
    ...stage,
    draw: (frame) => {
      stage.draw(frame)
      onMask(maskFor(frame))
    },
    bring: (more) => {
      stage.bring(more)
      images = new Map([...images, ...more])
    },
    become: (body, wanted) => {
      stage.become(body, wanted)
      images = wanted
    },
  }
}

function smallCanvas(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  // Read back each time it is drawn on: the graphics card would only be in the way.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  // Each pixel the mean of all it stands for, not of the nearest four; and nothing left of the frame before.
  context.imageSmoothingQuality = 'medium'
  context.globalCompositeOperation = 'copy'
  return context
}
