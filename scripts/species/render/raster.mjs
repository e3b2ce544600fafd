// @ts-check
// Draws cells in a browser page and brings their pixels back, a row of the sheet at a time: a whole one is tens of megabytes.

/** Cell of the Codex pet standard, px. */
export const CELL = { width: 192, height: 208 }
export const COLUMNS = 8

/** A drawing as a document of its own, so that clip ids never meet. @param {string} content @param {{width: number, height: number}} size px @param {string} [box] */
export const documentOf = (content, size, box = `0 0 ${size.width} ${size.height}`) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${box}">${content}</svg>`

/**
 * Pixels of one row of a sheet.
 * @param {import('playwright').Page} page @param {{column: number, svg: string}[]} cells
 * @returns {Promise<Buffer>} RGBA, not premultiplied
 */
export async function rasteriseRow(page, cells) {
  const job = {
    width: CELL.width * COLUMNS,
    height: CELL.height,
    drawings: cells.map(({ column, svg }) => ({
      x: column * CELL.width,
      svg: documentOf(svg, CELL),
    })),
  }
  return Buffer.from(await page.evaluate(paint, job), 'base64')
}

/** Runs in the page. @param {{width: number, height: number, drawings: {x: number, svg: string}[]}} job */
async function paint({ width, height, drawings }) {
  const canvas = new OffscreenCanvas(width, height)
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  )
  for (const { x, svg } of drawings) {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
    await image.decode()
    context.drawImage(image, x, 0)
  }
  const { data } = context.getImageData(0, 0, width, height)
  let text = ''
  for (let i = 0; i < data.length; i += 0x8000)
    text += String.fromCharCode(...data.subarray(i, i + 0x8000))
  return btoa(text)
}
