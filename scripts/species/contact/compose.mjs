// @ts-check
// Puts a picture together in the browser page that decodes the sheets.

/** @typedef {import('./pictures.mjs').Picture} Picture */

/** Runs in the page. @param {{picture: Picture, sheets: Record<string, string>}} job */
export async function compose({ picture, sheets }) {
  /** @type {Record<string, ImageBitmap>} */
  const images = {}
  for (const [name, base64] of Object.entries(sheets)) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    images[name] = await createImageBitmap(new Blob([bytes]))
  }
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
  for (const { sheet, row, column, x, y, scale, alpha, black } of picture.stamps) {
    context.globalAlpha = alpha ?? 1
    context.filter = black ? 'brightness(0)' : 'none'
    context.drawImage(
      images[sheet],
      column * 192,
      row * 208,
      192,
      208,
      x,
      y,
      192 * scale,
      208 * scale,
    )
  }
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  let text = ''
  for (let i = 0; i < data.length; i += 0x8000)
    text += String.fromCharCode(...data.subarray(i, i + 0x8000))
  return btoa(text)
}
