// @ts-check
// One picture of palette numbers for every coat at once: drawings differ in colour only, so pixels that are alike in all
// coats share a number, and a coat is nothing but a palette.

/** A colour covering at least this part of what is drawn is kept exactly. */
const FLAT_SHARE = 0.00012

/** How far two smoothed edge pixels may be apart and still stand for each other, as a part of the edge's contrast. */
const TOLERANCE = 0.22

/** A difference in colour too small to see on an edge, 0 to 441. */
const UNSEEN = 44

/** @typedef {{key: string, colours: number[][], count: number, number: number}} Tint one combination of colours, one per coat, premultiplied */

/** @param {Buffer} rgba @param {number} i */
function premultiplied(rgba, i) {
  const a = rgba[i + 3]
  return [
    Math.round((rgba[i] * a) / 255),
    Math.round((rgba[i + 1] * a) / 255),
    Math.round((rgba[i + 2] * a) / 255),
    a,
  ]
}

/**
 * Reduces the same drawing in several coats to one palette of `size` entries per coat.
 * @param {Buffer[]} sheets RGBA, one per coat @param {number} size entries, at most 256
 */
export function quantize(sheets, size) {
  const total = sheets[0].length / 4
  /** @type {Map<string, Tint>} */
  const tints = new Map()
  /** @type {Tint[]} */
  const seen = new Array(total)
  for (let i = 0; i < total; i++) {
    const at = i * 4
    const key = sheets[0][at + 3] ? sheets.map((sheet) => sheet.readUInt32BE(at)).join() : ''
    let tint = tints.get(key)
    if (!tint)
      tints.set(
        key,
        (tint = {
          key,
          colours: sheets.map((sheet) => premultiplied(sheet, at)),
          count: 0,
          number: 0,
        }),
      )
    tint.count++
    seen[i] = tint
  }
  const boxes = split([...tints.values()], size)
  boxes.forEach((box, number) => box.tints.forEach((tint) => (tint.number = number)))
  const pixels = Uint8Array.from(seen, (tint) => tint.number)
  const means = boxes.map((box) => sheets.map((_, coat) => mean(box.tints, coat)))
  return {
    pixels,
    palettes: sheets.map((_, coat) => means.map((colours) => straight(colours[coat]))),
    alike: alikeTable(
      means,
      boxes.map((box) => box.flat),
    ),
  }
}

/** Flat colours alone, the rest by cutting the widest box until there are enough. @param {Tint[]} all @param {number} size */
function split(all, size) {
  const drawn = all.reduce((sum, tint) => sum + (tint.key ? tint.count : 0), 0)
  const isFlat = (/** @type {Tint} */ tint) =>
    !tint.key || tint.count > drawn * FLAT_SHARE * (tint.colours[0][3] === 255 ? 1 : 20)
  const flats = all
    .filter(isFlat)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, size >> 1)
  const kept = new Set(flats)
  let boxes = [measure(all.filter((tint) => !kept.has(tint)))]
  while (boxes.length < size - flats.length) {
    const widest = boxes.reduce((best, box) => (box.spread > best.spread ? box : best))
    if (widest.spread <= 0) break
    const [low, high] = [[], []].map(() => /** @type {Tint[]} */ ([]))
    for (const tint of widest.tints)
      (tint.colours[widest.coat][widest.channel] <= widest.cut ? low : high).push(tint)
    boxes = [...boxes.filter((box) => box !== widest), measure(low), measure(high)]
  }
  return [
    ...flats.map((tint) => ({ tints: [tint], flat: true })),
    ...boxes.map(({ tints }) => ({ tints, flat: false })),
  ]
}

/** Widest direction of a box and where to cut it. @param {Tint[]} tints */
function measure(tints) {
  let widest = { spread: 0, coat: 0, channel: 0, cut: 0, tints }
  const weigh = (/** @type {Tint} */ tint) => Math.sqrt(tint.count)
  const weight = tints.reduce((sum, tint) => sum + weigh(tint), 0)
  for (let coat = 0; coat < tints[0].colours.length; coat++) {
    for (let channel = 0; channel < 4; channel++) {
      const value = (/** @type {Tint} */ tint) => tint.colours[coat][channel]
      const cut = tints.reduce((sum, tint) => sum + value(tint) * weigh(tint), 0) / weight
      const spread = tints.reduce((sum, tint) => sum + (value(tint) - cut) ** 2 * weigh(tint), 0)
      if (spread > widest.spread + 1e-6) widest = { spread, coat, channel, cut, tints }
    }
  }
  return widest
}

/** @param {Tint[]} tints @param {number} coat */
function mean(tints, coat) {
  const count = tints.reduce((sum, tint) => sum + tint.count, 0)
  return [0, 1, 2, 3].map((channel) =>
    Math.round(
      tints.reduce((sum, tint) => sum + tint.colours[coat][channel] * tint.count, 0) / count,
    ),
  )
}

/** Premultiplied to straight. @param {number[]} colour */
const straight = ([r, g, b, a]) =>
  a ? [r, g, b].map((v) => Math.min(255, Math.round((v * 255) / a))).concat(a) : [0, 0, 0, 0]

/** How far two colours are apart on black or on white, whichever shows more. @param {number[]} p @param {number[]} q premultiplied */
const apart = (p, q) =>
  Math.max(
    Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]),
    Math.hypot(p[0] - p[3] - q[0] + q[3], p[1] - p[3] - q[1] + q[3], p[2] - p[3] - q[2] + q[3]),
  )

/** How far apart the two flat colours are whose edge an in-between colour smooths. @param {number[]} colour @param {number[][]} flats */
function contrastAround(colour, flats) {
  let best = { detour: Infinity, span: 0 }
  flats.forEach((a, i) => {
    for (const b of flats.slice(i + 1)) {
      const span = apart(a, b)
      const detour = apart(a, colour) + apart(colour, b) - span
      if (detour < best.detour - 0.01) best = { detour, span }
    }
  })
  return best.span
}

/** Which numbers may stand for which: flat colours for themselves only. @param {number[][][]} means @param {boolean[]} flat */
function alikeTable(means, flat) {
  const alike = new Uint8Array(65536)
  const flats = means.filter((_, number) => flat[number])
  const coats = means[0].map((_, coat) => coat)
  means.forEach((p, a) => {
    const reach = coats.map((coat) =>
      flat[a]
        ? 0
        : Math.max(
            UNSEEN,
            TOLERANCE *
              contrastAround(
                p[coat],
                flats.map((colours) => colours[coat]),
              ),
          ),
    )
    means.forEach((q, b) => {
      alike[a * 256 + b] =
        a === b || (!flat[a] && coats.every((coat) => apart(p[coat], q[coat]) <= reach[coat]))
          ? 1
          : 0
    })
  })
  return alike
}
