// @ts-check
// Bits, least significant first, as WebP's lossless stream wants them, and the Huffman codes written with them.

/** Grows as it is written. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  #held = 0
  #count = 0

  /** Bits written so far. */
  get length() {
    return this.#length * 8 + this.#count
  }

  /** Appends the low `count` bits of value. @param {number} value @param {number} count up to 24 */
  put(value, count) {
    this.#held |= value << this.#count
    this.#count += count
    while (this.#count >= 8) {
      if (this.#length === this.#bytes.length) this.#grow()
      this.#bytes[this.#length++] = this.#held & 255
      this.#held >>>= 8
      this.#count -= 8
    }
  }

  #grow() {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  /** Everything written, the last byte filled up with zeros. */
  finish() {
    if (this.#count) this.put(0, 8 - this.#count)
    return this.#bytes.slice(0, this.#length)
  }
}

/**
 * Code lengths for symbol counts, none longer than `limit`; counts are flattened until the tree is shallow enough.
 * @param {ArrayLike<number>} counts @param {number} limit bits @returns {Uint8Array}
 */
export function codeLengths(counts, limit) {
  const lengths = new Uint8Array(counts.length)
  const used = Array.from(counts, (count, symbol) => ({ count, symbol })).filter(
    (each) => each.count > 0,
  )
  if (used.length < 2) {
    for (const { symbol } of used) lengths[symbol] = 1
    return lengths
  }
  for (let least = 1; ; least *= 2) {
    /** @type {{weight: number, symbol: number, left?: any, right?: any}[]} */
    const leaves = used
      .map(({ count, symbol }) => ({ weight: Math.max(count, least), symbol }))
      .sort((a, b) => a.weight - b.weight || a.symbol - b.symbol)
    const deepest = assign(merge(leaves), lengths)
    if (deepest <= limit) return lengths
  }
}

/** Joins the two lightest until one tree is left; leaves come sorted. @param {any[]} leaves */
function merge(leaves) {
  /** @type {any[]} */
  const joined = []
  let i = 0
  let j = 0
  const lightest = () =>
    j >= joined.length || (i < leaves.length && leaves[i].weight <= joined[j].weight)
      ? leaves[i++]
      : joined[j++]
  while (leaves.length - i + joined.length - j > 1) {
    const left = lightest()
    const right = lightest()
    joined.push({ weight: left.weight + right.weight, symbol: -1, left, right })
  }
  return joined[joined.length - 1]
}

/** Writes depths into lengths; returns the greatest. @param {any} node @param {Uint8Array} lengths @param {number} [depth] @returns {number} */
function assign(node, lengths, depth = 0) {
  if (node.symbol >= 0) {
    lengths[node.symbol] = depth
    return depth
  }
  return Math.max(assign(node.left, lengths, depth + 1), assign(node.right, lengths, depth + 1))
}

/** Canonical codes, bit-reversed for this stream. @param {Uint8Array} lengths @returns {Uint32Array} */
export function canonicalCodes(lengths) {
  const codes = new Uint32Array(lengths.length)
  let code = 0
  for (let length = 1; length <= 15; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue
      let reversed = 0
      for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit)
      codes[symbol] = reversed
      code++
    }
    code <<= 1
  }
  return codes
}

const LENGTH_ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

/**
 * A prefix code, described in the stream and ready to write symbols with.
 * @param {BitWriter} out @param {ArrayLike<number>} counts how often each symbol will come
 */
export function writeCode(out, counts) {
  const used = Array.from(counts, (count, symbol) => (count ? symbol : -1)).filter(
    (symbol) => symbol >= 0,
  )
  if (used.length <= 1 && (used[0] ?? 0) < 256) {
    const symbol = used[0] ?? 0
    out.put(1, 1)
    out.put(0, 1)
    out.put(symbol > 1 ? 1 : 0, 1)
    out.put(symbol, symbol > 1 ? 8 : 1)
    return () => undefined
  }
  const lengths = codeLengths(counts, 15)
  writeLengths(out, lengths)
  const codes = canonicalCodes(lengths)
  return (/** @type {number} */ symbol) => out.put(codes[symbol], lengths[symbol])
}

/** Code lengths, run-length coded and themselves Huffman coded. @param {BitWriter} out @param {Uint8Array} lengths */
function writeLengths(out, lengths) {
  /** @type {[number, number, number][]} symbol, extra, extra bits */
  const runs = []
  for (let i = 0; i < lengths.length;) {
    let end = i
    while (end < lengths.length && lengths[end] === lengths[i]) end++
    let left = end - i
    const value = lengths[i]
    i = end
    if (value) {
      runs.push([value, 0, 0])
      left--
    }
    while (left > 0) {
      if (value && left >= 3) runs.push([16, Math.min(left, 6) - 3, 2])
      else if (!value && left >= 11) runs.push([18, Math.min(left, 138) - 11, 7])
      else if (!value && left >= 3) runs.push([17, Math.min(left, 10) - 3, 3])
      else runs.push([value, 0, 0])
      const [symbol, extra] = runs[runs.length - 1]
      left -= symbol === 16 || symbol === 17 ? extra + 3 : symbol === 18 ? extra + 11 : 1
    }
  }
  const counts = new Array(19).fill(0)
  for (const [symbol] of runs) counts[symbol]++
  if (counts.filter(Boolean).length < 2) counts[counts[0] ? 1 : 0]++
  const own = codeLengths(counts, 7)
  const codes = canonicalCodes(own)
  let written = 19
  while (written > 4 && !own[LENGTH_ORDER[written - 1]]) written--
  out.put(0, 1)
  out.put(written - 4, 4)
  for (const symbol of LENGTH_ORDER.slice(0, written)) out.put(own[symbol], 3)
  out.put(0, 1)
  for (const [symbol, extra, bits] of runs) {
    out.put(codes[symbol], own[symbol])
    if (bits) out.put(extra, bits)
  }
}
