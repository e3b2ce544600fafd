// @ts-check
// What the review sheets show, as lists of panels, labels and cells to stamp on them.

/** @typedef {{row: number, durationsMs: number[]}} Entry */
/** @typedef {{sheet: string, row: number, column: number, x: number, y: number, scale: number, alpha?: number, black?: boolean}} Stamp */
/** @typedef {{x: number, y: number, width: number, height: number, fill: string}} Panel */
/** @typedef {{x: number, y: number, text: string}} Label */
/** @typedef {{width: number, height: number, panels: Panel[], labels: Label[], stamps: Stamp[]}} Picture */

const CELL = { width: 192, height: 208 }

/** @typedef {[string, number]} Shot animation and frame */

/**
 * @typedef {object} Dressed a species and its sheets
 * @property {Record<string, Entry>} animations @property {string[]} stages the first is the youngest @property {string[]} coats the first is the signature
 * @property {(stage: string, coat: string) => string} sheet its name
 */

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

/** @type {Shot[]} in every stage: rest, moods, ways of getting about, props */
const GROWING = [
  ['idle', 0],
  ['idle-ecstatic', 1],
  ['idle-worried', 0],
  ['walk-right', 2],
  ['climb', 1],
  ['peek', 0],
  ['carried', 0],
  ['sleep', 2],
  ['eat', 6],
  ['focus', 0],
  ['play', 13],
  ['level-up', 8],
]

/** All stages side by side, then the young body's poses at double, whole, half and quarter size on four grounds, in every coat. @param {Dressed} dressed @returns {Picture} */
export function contactSheet({ animations, stages, coats, sheet }) {
  const band = 424
  const first = stages.length * CELL.height
  /** @type {Picture} */
  const picture = { width: 2316, height: first + band * 4, panels: [], labels: [], stamps: [] }
  const stamp = (
    /** @type {Shot} */ shot,
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ scale,
    coat = coats[0],
    black = false,
    stage = 'young',
  ) =>
    picture.stamps.push({
      ...cellOf(animations, shot),
      sheet: sheet(stage, coat),
      x,
      y,
      scale,
      black,
    })
  picture.panels.push({ x: 0, y: 0, width: picture.width, height: first, fill: '#f4f1ea' })
  stages.forEach((stage, i) =>
    GROWING.forEach((shot, k) =>
      stamp(shot, k * CELL.width, i * CELL.height, 1, coats[0], false, stage),
    ),
  )
  const grounds = ['#f4f1ea', '#1d2433', 'photo', '#808080']
  grounds.forEach((fill, i) => {
    const top = first + i * band + 4
    picture.panels.push({ x: 0, y: first + i * band, width: picture.width, height: band, fill })
    LARGE[i].forEach((shot, k) => stamp(shot, k * 384, top, 2))
    LARGE[(i + 1) % 4].concat([SMALL[8]]).forEach((shot, k) => stamp(shot, 1152 + k * 192, top, 1))
    coats.forEach((coat, k) => stamp(SMALL[(i * 2) % 7], 1152 + k * 192, top + 208, 1, coat))
    SMALL.forEach((shot, k) => stamp(shot, 1920 + (k % 3) * 96, top + Math.floor(k / 3) * 104, 0.5))
    SMALL.slice(0, 8).forEach((shot, k) => {
      stamp(shot, 2212, top + k * 52, 0.25, coats[k % coats.length])
      stamp(shot, 2264, top + k * 52, 0.25, coats[0], true)
    })
  })
  return picture
}

/** Every animation as a row of half-size frames, its frames laid over each other at the end. @param {[string, Entry, string][]} strips @returns {Picture} */
export function stripSheet(strips) {
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

const MOODS = ['content', 'happy', 'ecstatic', 'hungry', 'sleepy', 'bored', 'worried']
const GROUNDS = ['#f4f1ea', '#1d2433']

/** Every species in every mood and stage, on a light and a dark ground; then its coats, and its silhouette at 48 px. @param {Dressed[]} species @returns {Picture} */
export function moodSheet(species) {
  const scale = 0.6
  const [w, h] = [CELL.width * scale, CELL.height * scale].map(Math.round)
  const rows = species.flatMap((each) => each.stages.map((stage) => ({ ...each, stage })))
  const half = MOODS.length * w
  const beside = half * 2
  const most = Math.max(...species.map(({ coats }) => coats.length))
  /** @type {Picture} */
  const picture = {
    width: beside + most * w + 56,
    height: rows.length * h + 16,
    panels: [],
    labels: [],
    stamps: [],
  }
  GROUNDS.forEach((fill, i) =>
    picture.panels.push({ x: i * half, y: 0, width: half, height: picture.height, fill }),
  )
  const rest = picture.width - beside
  picture.panels.push({ x: beside, y: 0, width: rest, height: picture.height, fill: GROUNDS[0] })
  MOODS.forEach((mood, k) => picture.labels.push({ x: k * w + 8, y: 11, text: mood }))
  rows.forEach(({ animations, coats, sheet, stage }, r) => {
    const y = 16 + r * h
    const cell = (/** @type {string} */ mood, coat = coats[0]) => ({
      sheet: sheet(stage, coat),
      ...cellOf(animations, [`idle-${mood}`, 0]),
    })
    MOODS.forEach((mood, k) =>
      GROUNDS.forEach((_, i) =>
        picture.stamps.push({ ...cell(mood), x: i * half + k * w, y, scale }),
      ),
    )
    coats.forEach((coat, k) =>
      picture.stamps.push({ ...cell('content', coat), x: beside + k * w, y, scale }),
    )
    const dark = { x: beside + most * w + 4, scale: 0.25, black: true }
    picture.stamps.push({ ...cell('content'), ...dark, y: y + h - 52 })
  })
  return picture
}
