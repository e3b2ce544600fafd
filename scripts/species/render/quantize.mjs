// @ts-check
// One picture of palette numbers for every coat at once: drawings differ in colour only, so pixels that are alike in all
// coats share a number, and a coat is nothing but a palette.

import { Tints } from './tints.mjs'

/** A colour covering at least this part of what is drawn is kept exactly. */
const FLAT_SHARE = 0.00012

/** How far two smoothed edge pixels may be apart and still stand for each other, as a part of the edge's contrast. */
const TOLERANCE = 0.32

/** A difference in colour too small to see on an edge, 0 to 441. */
const UNSEEN = 64

/**
 * Reduces tints to one palette of `size` entries per coat.
 * @param {Tints} tints @param {number} size entries, at most 256
 * @returns {{numberOf: Uint8Array, palettes: number[][][], alike: Uint8Array}} the palette number of every tint; palettes of
 *   [r, g, b, a], one per coat; alike as in runs.mjs
 */
export function quantize(tints, size) {
  const boxes = split(tints, size)
  const numberOf = new Uint8Array(tints.size)
  boxes.forEach((box, number) => box.tints.forEach((tint) => (numberOf[tint] = number)))
  const coats = Array.from({ length: tints.coats }, (_, coat) => coat)
  const means = boxes.map((box) => coats.map((coat) => mean(tints, box.tints, coat)))
  return {
    numberOf,
    palettes: coats.map((coat) => means.map((colours) => straight(colours[coat]))),
    alike: alikeTable(
      means,
      boxes.map((box) => box.flat),
    ),
  }
}

/** One picture with a palette of its own. @param {Buffer} rgba @param {number} size entries, at most 256 */
export function quantizePicture(rgba, size) {
  const tints = new Tints(1)
  const seen = tints.note([rgba])
  const { numberOf, palettes, alike } = quantize(tints, size)
  return { pixels: Uint8Array.from(seen, (tint) => numberOf[tint]), palette: palettes[0], alike }
}

/** Flat colours alone, the rest by cutting the widest box until there are enough. @param {Tints} tints @param {number} size */
function split(tints, size) {
  const { counts } = tints
  const all = Array.from({ length: tints.size }, (_, tint) => tint).filter((tint) => counts[tint])
  const drawn = all.reduce((sum, tint) => sum + (tint ? counts[tint] : 0), 0)
  const isFlat = (/** @type {number} */ tint) =>
    tint === 0 || counts[tint] > drawn * FLAT_SHARE * (tints.colour(tint, 0)[3] === 255 ? 1 : 20)
  const flats = all
    .filter(isFlat)
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, size >> 1)
  const kept = new Set(flats)
  const rest = all.filter((tint) => !kept.has(tint))
  let boxes = rest.length ? [measure(tints, rest)] : []
  while (boxes.length && boxes.length < size - flats.length) {
    const widest = boxes.reduce((best, box) => (box.spread > best.spread ? box : best))
    if (widest.spread <= 0) break
    const [low, high] = [[], []].map(() => /** @type {number[]} */ ([]))
    for (const tint of widest.tints)
      (tints.colour(tint, widest.coat)[widest.channel] <= widest.cut ? low : high).push(tint)
    boxes = [...boxes.filter((box) => box !== widest), measure(tints, low), measure(tints, high)]
  }
  return [
    ...flats.map((tint) => ({ tints: [tint], flat: true })),
    ...boxes.map((box) => ({ tints: box.tints, flat: false })),
  ]
}

/** Widest direction of a box and where to cut it. @param {Tints} tints @param {number[]} box */
function measure(tints, box) {
  let widest = { spread: 0, coat: 0, channel: 0, cut: 0, tints: box }
  const weights = Float64Array.from(box, (tint) => Math.sqrt(tints.counts[tint]))
  const weight = weights.reduce((sum, each) => sum + each, 0)
  for (let coat = 0; coat < tints.coats; coat++) {
    for (let channel = 0; channel < 4; channel++) {
      const values = Float64Array.from(box, (tint) => tints.colour(tint, coat)[channel])
      const cut = values.reduce((sum, value, i) => sum + value * weights[i], 0) / weight
      const spread = values.reduce((sum, value, i) => sum + (value - cut) ** 2 * weights[i], 0)
      if (spread > widest.spread + 1e-6) widest = { spread, coat, channel, cut, tints: box }
    }
  }
  return widest
}

/** @param {Tints} tints @param {number[]} box @param {number} coat */
function mean(tints, box, coat) {
  const sums = [0, 0, 0, 0]
  let count = 0
  for (const tint of box) {
    count += tints.counts[tint]
    const colour = tints.colour(tint, coat)
    for (let channel = 0; channel < 4; channel++)
      sums[channel] += colour[channel] * tints.counts[tint]
  }
  return sums.map((sum) => Math.round(sum / count))
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
