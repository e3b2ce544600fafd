// @ts-check
// A small encoder for lossless WebP with a palette: the browser's own is twice as large on flat drawings, and this one
// gives the same bytes on every machine.

import { BitWriter, writeCode } from './bits.mjs'
import { parseRuns } from './runs.mjs'
import { groupTiles } from './groups.mjs'

/** @typedef {import('./runs.mjs').Tokens} Tokens */
/** @typedef {(distance: number) => number} Plane how far back, as the format counts it */

const LENGTH_CODES = 24
const DISTANCE_CODES = 40
const TILE_BITS = 4
const TILE = 1 << TILE_BITS
const MOST_GROUPS = 48

/** A value as prefix symbol, extra bits and their number, by the format's rule. @param {number} value 1 or more @returns {[number, number, number]} */
function prefix(value) {
  const v = value - 1
  if (v < 4) return [v, 0, 0]
  const high = 31 - Math.clz32(v)
  const bits = high - 1
  return [2 * high + ((v >> bits) & 1), v & ((1 << bits) - 1), bits]
}

/** Number of a pixel's near neighbours by how far back they are: close ones have short codes. @param {number} width px */
function nearNeighbours(width) {
  const offsets = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 16 }, (_, i) => ({ x: i - 7, y })),
  ).flat()
  const known = offsets.filter(({ x, y }) => y > 0 || x > 0)
  known.sort(
    (a, b) =>
      a.x ** 2 + a.y ** 2 - b.x ** 2 - b.y ** 2 || Math.abs(a.x) - Math.abs(b.x) || b.x - a.x,
  )
  return new Map(known.map(({ x, y }, i) => [y * width + x, i + 1]))
}

/** @param {ArrayLike<number>} counts bits each symbol takes, ideally */
function bitCosts(counts) {
  const list = Array.from(counts)
  const total = list.reduce((sum, count) => sum + count, 0)
  return list.map((count) => Math.log2(total / Math.max(count, 0.5)))
}

/** Every colour is like itself only. */
const exactly = new Uint8Array(65536)
for (let i = 0; i < 256; i++) exactly[i * 257] = 1

/** Symbols of a token stream: `see(kind, symbol, token)`, kind 0 a pixel or length, 1 a distance. @param {Tokens} tokens @param {Plane} planeOf @param {(kind: 0 | 1, symbol: number, token: number) => void} see */
function eachSymbol(tokens, planeOf, see) {
  for (let i = 0; i < tokens.count; i++) {
    const length = tokens.lengths[i]
    if (!length) see(0, tokens.values[i], i)
    else {
      see(0, 256 + prefix(length)[0], i)
      see(1, prefix(planeOf(tokens.values[i]))[0], i)
    }
  }
}

/** Symbol counts per group. @param {Tokens} tokens @param {Plane} planeOf @param {number} groups @param {(token: number) => number} groupOf */
function countSymbols(tokens, planeOf, groups, groupOf) {
  const counts = Array.from({ length: groups }, () => [
    new Uint32Array(256 + LENGTH_CODES),
    new Uint32Array(DISTANCE_CODES),
  ])
  eachSymbol(tokens, planeOf, (kind, symbol, token) => counts[groupOf(token)][kind][symbol]++)
  return counts
}

/**
 * One picture of palette numbers: parsed twice, the second time knowing what the first cost.
 * @param {Uint8Array} original @param {number} width px @param {Uint8Array} alike see runs.mjs
 */
function parse(original, width, alike) {
  const near = nearNeighbours(width)
  const planeOf = (/** @type {number} */ distance) => near.get(distance) ?? distance + 120
  let pixelBits = new Array(256).fill(5)
  let lengthBits = new Array(LENGTH_CODES).fill(5)
  let distanceBits = new Array(DISTANCE_CODES).fill(4)
  let tokens
  for (let round = 0; round < 3; round++) {
    const pixels = original.slice()
    const upTo = new Float64Array(pixels.length + 1)
    for (let i = 0; i < pixels.length; i++) upTo[i + 1] = upTo[i] + pixelBits[pixels[i]]
    tokens = parseRuns(pixels, width, alike, (length, distance, at) => {
      const [l, , lb] = prefix(length)
      const [d, , db] = prefix(planeOf(distance))
      return upTo[at + length] - upTo[at] - lengthBits[l] - lb - distanceBits[d] - db
    })
    const [[green, distance]] = countSymbols(tokens, planeOf, 1, () => 0)
    const greenBits = bitCosts(green)
    pixelBits = greenBits.slice(0, 256)
    lengthBits = greenBits.slice(256)
    distanceBits = bitCosts(distance)
  }
  return { tokens: /** @type {import('./runs.mjs').Tokens} */ (tokens), planeOf }
}

/** The codes of every group, then the tokens. @param {BitWriter} out @param {Tokens} tokens @param {Plane} planeOf @param {number} groups @param {(token: number) => number} groupOf */
function writeTokens(out, tokens, planeOf, groups, groupOf) {
  const codes = countSymbols(tokens, planeOf, groups, groupOf).map(([green, distance]) => {
    const write = writeCode(out, green)
    for (const constant of [0, 0, 255])
      writeCode(out, new Uint8Array(256).fill(1, constant, constant + 1))
    return [write, writeCode(out, distance)]
  })
  for (let i = 0; i < tokens.count; i++) {
    const [green, distance] = codes[groupOf(i)]
    const length = tokens.lengths[i]
    if (!length) {
      green(tokens.values[i])
      continue
    }
    const [l, lx, lb] = prefix(length)
    green(256 + l)
    if (lb) out.put(lx, lb)
    const [d, dx, db] = prefix(planeOf(tokens.values[i]))
    distance(d)
    if (db) out.put(dx, db)
  }
}

/** Tokens of a picture, and a group of codes for each tile of it. @param {Uint8Array} pixels @param {number} width px @param {Uint8Array} alike */
function planPicture(pixels, width, alike) {
  const { tokens, planeOf } = parse(pixels, width, alike)
  const across = Math.ceil(width / TILE)
  const down = Math.ceil(pixels.length / width / TILE)
  const tileOf = (/** @type {number} */ token) => {
    const at = tokens.places[token]
    return Math.floor(Math.floor(at / width) / TILE) * across + Math.floor((at % width) / TILE)
  }
  const tiles = Array.from(
    { length: across * down },
    () => new Float64Array(256 + LENGTH_CODES + DISTANCE_CODES),
  )
  eachSymbol(
    tokens,
    planeOf,
    (kind, symbol, token) => tiles[tileOf(token)][kind ? 256 + LENGTH_CODES + symbol : symbol]++,
  )
  const { group, count } = groupTiles(tiles, MOST_GROUPS)
  return {
    tokens,
    planeOf,
    count,
    groupOf: (/** @type {number} */ token) => group[tileOf(token)],
    map: parse(Uint8Array.from(group), across, exactly),
  }
}

/** Which tile is in which group, as a small picture, then everything. @param {BitWriter} out @param {ReturnType<typeof planPicture>} picture */
function writePicture(out, { tokens, planeOf, count, groupOf, map }) {
  out.put(0, 1)
  out.put(1, 1)
  out.put(TILE_BITS - 2, 3)
  out.put(0, 1)
  writeTokens(out, map.tokens, map.planeOf, 1, () => 0)
  writeTokens(out, tokens, planeOf, count, groupOf)
}

/** A code in which every byte takes eight bits, whatever they are. @param {BitWriter} out @param {number} [further] symbols that do not occur */
const writeFlatCode = (out, further = 0) =>
  writeCode(out, new Uint8Array(256 + further).fill(1, 0, 256))

/**
 * The colours, each as the difference to the one before. No value is shorter than another: coats of one picture then
 * differ in these bytes and nowhere else.
 * @param {BitWriter} out @param {number[][]} palette
 * @returns {Stretch} where the colours are
 */
function writePalette(out, palette) {
  out.put(0, 1)
  const green = writeFlatCode(out, LENGTH_CODES)
  const [red, blue, alpha] = [writeFlatCode(out), writeFlatCode(out), writeFlatCode(out)]
  writeCode(out, [1])
  const from = out.length >> 3
  palette.forEach((colour, i) => {
    const [r, g, b, a] = colour.map((v, c) => (v - (palette[i - 1]?.[c] ?? 0)) & 255)
    green(g)
    red(r)
    blue(b)
    alpha(a)
  })
  return { offset: from, length: Math.ceil(out.length / 8) - from }
}

/** @typedef {{offset: number, length: number}} Stretch of bytes */

/** Bytes of the container before the stream. */
const HEADER = 20

/**
 * Encodes one picture in several coats.
 * @param {{width: number, height: number, palettes: number[][][], pixels: Uint8Array, alike?: Uint8Array}} picture palettes of
 *   [r, g, b, a], 17 to 256 colours each; alike as in runs.mjs
 * @returns {{files: Buffer[], colours: Stretch}} a file per palette, and the only bytes in which they differ
 */
export function encodeWebp({ width, height, palettes, pixels, alike = exactly }) {
  const picture = planPicture(pixels, width, alike)
  let colours = { offset: 0, length: 0 }
  const files = palettes.map((palette) => {
    const out = new BitWriter()
    out.put(0x2f, 8)
    out.put(width - 1, 14)
    out.put(height - 1, 14)
    out.put(1, 1)
    out.put(0, 3)
    out.put(1, 1)
    out.put(3, 2)
    out.put(palette.length - 1, 8)
    const { offset, length } = writePalette(out, palette)
    colours = { offset: HEADER + offset, length }
    out.put(0, 1)
    writePicture(out, picture)
    return riff(out.finish())
  })
  return { files, colours }
}

/** The stream in its container. @param {Uint8Array} body */
function riff(body) {
  const size = body.length + (body.length & 1)
  const file = Buffer.alloc(HEADER + size)
  file.write('RIFF', 0)
  file.writeUInt32LE(HEADER - 8 + size, 4)
  file.write('WEBPVP8L', 8)
  file.writeUInt32LE(body.length, 16)
  file.set(body, HEADER)
  return file
}
