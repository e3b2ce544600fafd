// @ts-check
// Puts a picture together in the browser page that decodes the sheets.

/** @typedef {import('./pictures.mjs').Picture} Picture */

/** @typedef {{row: number, column: number}} Place */

/** The name of a cell that was cut out. @param {string} sheet @param {Place} place */
const nameOf = (sheet, { row, column }) => `${sheet} ${row} ${column}`

/**
 * Puts a picture together, a sheet at a time: all of them decoded at once would be gigabytes.
 * @param {import('playwright').Page} page @param {Picture} picture @param {(sheet: string) => Promise<Buffer>} readSheet
 * @returns {Promise<Buffer>} RGBA
 */
export async function compose(page, picture, readSheet) {
  for (const sheet of new Set(picture.stamps.map((stamp) => stamp.sheet))) {
    const places = picture.stamps.filter((stamp) => stamp.sheet === sheet)
    const cells = new Map(places.map((place) => [nameOf(sheet, place), place]))
    await page.evaluate(cut, {
      base64: (await readSheet(sheet)).toString('base64'),
      cells: [...cells].map(([name, { row, column }]) => ({ name, row, column })),
    })
  }
  const stamps = picture.stamps.map((stamp) => ({ ...stamp, name: nameOf(stamp.sheet, stamp) }))
  return Buffer.from(await page.evaluate(paste, { ...picture, stamps }), 'base64')
}

/** Runs in the page, and keeps what it cuts there. @param {{base64: string, cells: (Place & {name: string})[]}} job */
async function cut({ base64, cells }) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const sheet = await createImageBitmap(new Blob([bytes]))
  /** @type {Map<string, ImageBitmap>} */
  const kept = Reflect.get(globalThis, 'cells') ?? new Map()
  Reflect.set(globalThis, 'cells', kept)
  for (const { name, row, column } of cells)
    kept.set(name, await createImageBitmap(sheet, column * 192, row * 208, 192, 208))
  sheet.close()
}

/** Runs in the page. @param {Omit<Picture, 'stamps'> & {stamps: (import('./pictures.mjs').Stamp & {name: string})[]}} picture */
function paste(picture) {
  /** @type {Map<string, ImageBitmap>} */
  const cells = Reflect.get(globalThis, 'cells')
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  )
  context.imageSmoothingQuality = 'high'
  let seed = 7
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  for (const { x, y, width, height, fill } of picture.panels) {
    if (fill === 'photo') {
      const sky = context.createLinearGradient(x, y, x + width, y + height)
      for (const [stop, colour] of /** @type {[number, string][]} */ ([
        [0, '#7fb2d9'],
        [0.35, '#e8c9a0'],
        [0.6, '#6d8f4f'],
        [1, '#23402f'],
      ]))
        sky.addColorStop(stop, colour)
      context.fillStyle = sky
      context.fillRect(x, y, width, height)
      for (let i = 0; i < 900; i++) {
        context.fillStyle = `hsl(${20 + random() * 190} ${20 + random() * 50}% ${15 + random() * 70}% / ${0.1 + random() * 0.35})`
        context.beginPath()
        context.ellipse(
          x + random() * width,
          y + random() * height,
          4 + random() * 46,
          3 + random() * 22,
          random() * 3,
          0,
          7,
        )
        context.save()
        context.clip()
        context.fillRect(x, y, width, height)
        context.restore()
      }
    } else {
      context.fillStyle = fill
      context.fillRect(x, y, width, height)
    }
  }
  context.font = '10px sans-serif'
  context.fillStyle = '#6f655a'
  for (const { x, y, text } of picture.labels) context.fillText(text, x, y)
  for (const { name, x, y, scale, alpha, black } of picture.stamps) {
    const cell = /** @type {ImageBitmap} */ (cells.get(name))
    context.globalAlpha = alpha ?? 1
    context.filter = black ? 'brightness(0)' : 'none'
    context.drawImage(cell, x, y, 192 * scale, 208 * scale)
  }
  cells.clear()
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  let text = ''
  for (let i = 0; i < data.length; i += 0x8000)
    text += String.fromCharCode(...data.subarray(i, i + 0x8000))
  return btoa(text)
}
