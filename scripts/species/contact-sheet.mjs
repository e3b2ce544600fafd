// @ts-check
// Review sheets from the committed atlases, not from the drawings: `node scripts/species/contact-sheet.mjs`.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withPage } from './render/browser.mjs'
import { encodePng } from './render/png.mjs'
import { quantize } from './render/quantize.mjs'

const species = new URL('../../resources/species/default/', import.meta.url)
const docs = new URL('../../docs/species/', import.meta.url)

/** @typedef {{row: number, durationsMs: number[]}} Entry */
/** @typedef {{sheet: string, row: number, column: number, x: number, y: number, scale: number, alpha?: number, black?: boolean}} Stamp */
/** @typedef {{x: number, y: number, width: number, height: number, fill: string}} Panel */
/** @typedef {{x: number, y: number, text: string}} Label */
/** @typedef {{width: number, height: number, panels: Panel[], labels: Label[], stamps: Stamp[]}} Picture */

const CELL = { width: 192, height: 208 }

/** @typedef {[string, number]} Shot animation and frame */

/** @type {Shot[][]} at double size, three to a ground */
const LARGE = [
  [
    ['idle', 0],
    ['idle-happy', 0],
    ['walk-right', 0],
  ],
  [
    ['idle-worried', 0],
    ['eat', 6],
    ['sit-idle', 0],
  ],
  [
    ['celebrate', 4],
    ['sleep', 2],
    ['hungry', 8],
  ],
  [
    ['petted', 2],
    ['idle-sleepy', 0],
    ['play', 13],
  ],
]

/** @type {Shot[]} at half size and as silhouettes */
const SMALL = [
  ['idle', 0],
  ['idle-happy', 0],
  ['idle-ecstatic', 1],
  ['idle-hungry', 0],
  ['idle-sleepy', 0],
  ['idle-bored', 0],
  ['idle-worried', 0],
  ['walk-left', 4],
  ['wave', 2],
  ['sit-idle', 0],
  ['sleep', 2],
  ['trouble', 4],
]

/** @param {Record<string, Entry>} animations @param {Shot} shot */
const cellOf = (animations, [name, frame]) => ({
  row: animations[name].row + Math.floor(frame / 8),
  column: frame % 8,
})

/** Poses at double, whole, half and quarter size on four grounds, in every coat. @param {Record<string, Entry>} animations @param {string[]} sheets one per coat @returns {Picture} */
function contactSheet(animations, sheets) {
  const band = 424
  /** @type {Picture} */
  const picture = { width: 2316, height: band * 4, panels: [], labels: [], stamps: [] }
  const stamp = (
    /** @type {Shot} */ shot,
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ scale,
    coat = 0,
    black = false,
  ) => picture.stamps.push({ ...cellOf(animations, shot), sheet: sheets[coat], x, y, scale, black })
  const grounds = ['#f4f1ea', '#1d2433', 'photo', '#808080']
  grounds.forEach((fill, i) => {
    const top = i * band + 4
    picture.panels.push({ x: 0, y: i * band, width: picture.width, height: band, fill })
    LARGE[i].forEach((shot, k) => stamp(shot, k * 384, top, 2))
    LARGE[(i + 1) % 4].concat([SMALL[8]]).forEach((shot, k) => stamp(shot, 1152 + k * 192, top, 1))
    sheets.forEach((_, coat) => stamp(SMALL[(i * 2) % 7], 1152 + coat * 192, top + 208, 1, coat))
    SMALL.forEach((shot, k) => stamp(shot, 1920 + (k % 3) * 96, top + Math.floor(k / 3) * 104, 0.5))
    SMALL.slice(0, 8).forEach((shot, k) => {
      stamp(shot, 2212, top + k * 52, 0.25, k % sheets.length)
      stamp(shot, 2264, top + k * 52, 0.25, 0, true)
    })
  })
  return picture
}

/** Every animation as a row of half-size frames, its frames laid over each other at the end. @param {[string, Entry, string][]} strips @returns {Picture} */
function stripSheet(strips) {
  const [w, h] = [CELL.width / 2, CELL.height / 2]
  const most = 17
  /** @type {Picture} */
  const picture = {
    width: most * w + 16,
    height: strips.length * (h + 16),
    panels: [],
    labels: [],
    stamps: [],
  }
  picture.panels.push({ x: 0, y: 0, width: picture.width, height: picture.height, fill: '#f4f1ea' })
  strips.forEach(([name, entry, sheet], i) => {
    const y = i * (h + 16)
    picture.labels.push({
      x: 4,
      y: y + 11,
      text: `${name}   ${entry.durationsMs.length} frames   ${entry.durationsMs.join(' ')} ms`,
    })
    entry.durationsMs.forEach((_, frame) => {
      const cell = { sheet, row: entry.row + Math.floor(frame / 8), column: frame % 8 }
      picture.stamps.push({ ...cell, x: frame * w, y: y + 14, scale: 0.5 })
      picture.stamps.push({ ...cell, x: picture.width - w - 4, y: y + 14, scale: 0.5, alpha: 0.3 })
    })
  })
  return picture
}

/** Runs in the page. @param {{picture: Picture, sheets: Record<string, string>}} job */
async function compose({ picture, sheets }) {
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

const pet = JSON.parse(await readFile(new URL('pet.json', species), 'utf8'))
const { animations, colors } = pet.familiar
const coats = Object.values(/** @type {Record<string, {sheet: string}>} */ (colors)).map(
  ({ sheet }) => sheet,
)

/** @type {[string, number][]} the standard's rows with their frame counts */
const STANDARD = [
  ['waving', 3],
  ['jumping', 4],
  ['failed', 5],
  ['waiting', 6],
  ['running', 7],
  ['review', 8],
]
const standardTimes = {
  waving: [140, 140, 140, 280],
  jumping: [140, 140, 140, 140, 280],
  failed: [...Array(7).fill(140), 240],
  waiting: [...Array(5).fill(150), 260],
  running: [...Array(5).fill(120), 220],
  review: [...Array(5).fill(150), 280],
}

/** @type {[string, Entry, string][]} */
const strips = [
  ...Object.entries(/** @type {Record<string, Entry>} */ (animations))
    .filter(([name]) => !name.endsWith('-content'))
    .map(([name, entry]) => /** @type {[string, Entry, string]} */ ([name, entry, coats[0]])),
  ...STANDARD.map(
    ([name, row]) =>
      /** @type {[string, Entry, string]} */ ([
        `standard: ${name}`,
        { row, durationsMs: standardTimes[/** @type {keyof typeof standardTimes} */ (name)] },
        pet.spritesheetPath,
      ]),
  ),
]

await mkdir(docs, { recursive: true })
await withPage(async (page) => {
  /** @type {Record<string, string>} */
  const sheets = {}
  for (const path of [...coats, pet.spritesheetPath])
    sheets[path] = (await readFile(new URL(path, species))).toString('base64')
  const pictures = {
    'default.png': contactSheet(animations, coats),
    'default-strips.png': stripSheet(strips),
  }
  for (const [name, picture] of Object.entries(pictures)) {
    const rgba = Buffer.from(await page.evaluate(compose, { picture, sheets }), 'base64')
    const { pixels, palettes } = quantize([rgba], name === 'default.png' ? 200 : 64)
    const file = encodePng({
      width: picture.width,
      height: picture.height,
      palette: palettes[0],
      pixels,
    })
    await writeFile(fileURLToPath(new URL(name, docs)), file)
    console.log(`docs/species/${name}  ${(file.length / 1000).toFixed(0)} kB`)
  }
})
