// @ts-check
// Finds repeats in a picture of palette numbers: what WebP calls backward references.

const LONGEST = 4096
const FARTHEST = (1 << 20) - 120
const HASH_BITS = 17

/** What repeats: the cell of an atlas, px. */
const FRAME = { width: 192, height: 208 }

/** Pixels looked at to find places with the same start. */
const HASHED = 4

/** How many earlier places with the same start are tried. */
const TRIES = 20

/**
 * @typedef {object} Tokens each token is a pixel (length 0) or a copy
 * @property {Uint16Array} lengths 0 for a pixel @property {Uint32Array} values the pixel, or how far back the copy starts
 * @property {Uint32Array} places where in the picture the token starts @property {number} count
 */

/**
 * Splits a picture into pixels and copies. A copy may differ a little from what it stands for: the picture is changed to
 * what a reader will see. Colours that are alike are those of neighbouring steps of a smoothed edge.
 * @param {Uint8Array} pixels palette numbers, row by row; changed in place @param {number} width px
 * @param {Uint8Array} alike 1 at `a * 256 + b` where b may stand for a
 * @param {(length: number, distance: number, at: number) => number} gain bits a copy saves over spelling it out
 * @returns {Tokens}
 */
export function parseRuns(pixels, width, alike, gain) {
  const total = pixels.length
  const tokens = {
    lengths: new Uint16Array(total),
    values: new Uint32Array(total),
    places: new Uint32Array(total),
    count: 0,
  }
  const first = new Int32Array(1 << HASH_BITS).fill(-1)
  const earlier = new Int32Array(total)
  const kinds = kindsOf(alike)
  const hash = (/** @type {number} */ i) => {
    let h = 0
    for (let k = 0; k < HASHED; k++) h = Math.imul(h ^ kinds[pixels[i + k]], 0x9e3779b1) + k
    return h >>> (32 - HASH_BITS)
  }
  const note = (/** @type {number} */ i) => {
    if (i + HASHED > total) return
    const h = hash(i)
    earlier[i] = first[h]
    first[h] = i
  }
  const same = (/** @type {number} */ i, /** @type {number} */ from) => {
    const end = Math.min(total - i, LONGEST)
    let n = 0
    while (n < end && from + n < i && alike[(pixels[i + n] << 8) | pixels[from + n]]) n++
    if (from + n < i) return n
    while (n < end && pixels[from + n] === pixels[i + n]) n++
    return n
  }
  const search = (/** @type {number} */ i) => {
    let length = 0
    let distance = 0
    let saved = 0
    const consider = (/** @type {number} */ from) => {
      if (from < 0) return
      const n = same(i, from)
      if (n < 2) return
      const g = gain(n, i - from, i)
      if (g > saved) [length, distance, saved] = [n, i - from, g]
    }
    consider(i - 1)
    consider(i - width)
    consider(i - FRAME.width)
    consider(i - width - 1)
    consider(i - width + 1)
    // The same place in the frames before this one: most of a frame is where it was.
    for (let frame = 2; frame < 8; frame++) consider(i - FRAME.width * frame)
    for (let frame = -3; frame < 4; frame++)
      consider(i - width * FRAME.height - FRAME.width * frame)
    if (i + HASHED <= total && length < 256) {
      let from = first[hash(i)]
      for (
        let tries = 0;
        from >= 0 && tries < TRIES && i - from <= FARTHEST && length < 256;
        tries++
      ) {
        consider(from)
        from = earlier[from]
      }
    }
    return { length, distance, saved }
  }
  const push = (
    /** @type {number} */ at,
    /** @type {number} */ length,
    /** @type {number} */ value,
  ) => {
    tokens.places[tokens.count] = at
    tokens.lengths[tokens.count] = length
    tokens.values[tokens.count++] = value
  }
  for (let i = 0; i < total;) {
    let best = search(i)
    if (best.length && best.length < 128) {
      note(i)
      const next = i + 1 < total ? search(i + 1) : best
      if (next.saved > best.saved) {
        push(i, 0, pixels[i])
        i++
        continue
      }
      push(i, best.length, best.distance)
      pixels.copyWithin(
        i,
        i - best.distance,
        i - best.distance + Math.min(best.length, best.distance),
      )
      for (let k = 1; k < best.length; k++) note(i + k)
      i += best.length
    } else if (best.length) {
      push(i, best.length, best.distance)
      pixels.copyWithin(
        i,
        i - best.distance,
        i - best.distance + Math.min(best.length, best.distance),
      )
      const ends = Math.min(best.length, 64)
      for (let k = 0; k < ends; k++) note(i + k)
      for (let k = Math.max(ends, best.length - 64); k < best.length; k++) note(i + k)
      i += best.length
    } else {
      note(i)
      push(i, 0, pixels[i])
      i++
    }
  }
  return tokens
}

/** A common name for colours that may stand for each other, so that nearly equal places are found too. @param {Uint8Array} alike */
function kindsOf(alike) {
  const kinds = new Uint8Array(256)
  const heads = /** @type {number[]} */ ([])
  for (let number = 0; number < 256; number++) {
    const head = heads.find((each) => alike[(number << 8) | each] && alike[(each << 8) | number])
    if (head === undefined) heads.push(number)
    kinds[number] = head ?? number
  }
  return kinds
}
