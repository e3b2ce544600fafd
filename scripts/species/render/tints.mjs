// @ts-check
// Every combination of colours a drawing has in its coats. Sheets of all stages are counted together: one palette is to
// serve them all.

/** Channels of a colour. */
const RGBA = 4

export class Tints {
  /** @type {Map<string, number>} */
  #numbers = new Map()
  #colours
  #size = 0
  counts = new Uint32Array(1 << 16)

  /** @param {number} coats */
  constructor(coats) {
    this.coats = coats
    this.#colours = new Uint8Array((1 << 16) * coats * RGBA)
    this.#add('', (colours) => colours.fill(0))
  }

  /** How many there are; the first is clear. */
  get size() {
    return this.#size
  }

  /** A tint's colour in a coat, premultiplied. @param {number} tint @param {number} coat */
  colour(tint, coat) {
    const at = (tint * this.coats + coat) * RGBA
    return this.#colours.subarray(at, at + RGBA)
  }

  /** @param {string} key @param {(colours: Uint8Array) => void} write */
  #add(key, write) {
    const number = this.#size++
    if (number === this.counts.length) {
      this.counts = enlarged(this.counts)
      this.#colours = enlarged(this.#colours)
    }
    const width = this.coats * RGBA
    write(this.#colours.subarray(number * width, (number + 1) * width))
    this.#numbers.set(key, number)
    return number
  }

  /**
   * Counts the pixels of a picture.
   * @param {Buffer[]} sheets RGBA, not premultiplied, one per coat
   * @returns {Uint32Array} the tint of every pixel
   */
  note(sheets) {
    const words = sheets.map(
      (sheet) => new Uint32Array(sheet.buffer, sheet.byteOffset, sheet.length / RGBA),
    )
    const seen = new Uint32Array(words[0].length)
    for (let i = 0; i < seen.length; i++) {
      seen[i] = i > 0 && isRepeated(words, i) ? seen[i - 1] : this.#numberOf(sheets, words, i)
      this.counts[seen[i]]++
    }
    return seen
  }

  /** @param {Buffer[]} sheets @param {Uint32Array[]} words @param {number} i */
  #numberOf(sheets, words, i) {
    if (!sheets[0][i * RGBA + 3]) return 0
    const key = words.map((word) => word[i]).join()
    return (
      this.#numbers.get(key) ??
      this.#add(key, (colours) =>
        sheets.forEach((sheet, coat) => premultiply(sheet, i * RGBA, colours, coat * RGBA)),
      )
    )
  }
}

/** Is a pixel as the one before it, in every coat? @param {Uint32Array[]} words @param {number} i */
function isRepeated(words, i) {
  for (const coat of words) if (coat[i] !== coat[i - 1]) return false
  return true
}

/** @param {Buffer} from @param {number} i @param {Uint8Array} to @param {number} at */
function premultiply(from, i, to, at) {
  const alpha = from[i + 3]
  for (let channel = 0; channel < 3; channel++)
    to[at + channel] = Math.round((from[i + channel] * alpha) / 255)
  to[at + 3] = alpha
}

/** @template {Uint8Array | Uint32Array} T @param {T} list @returns {T} */
function enlarged(list) {
  const larger = /** @type {T} */ (new /** @type {any} */ (list.constructor)(list.length * 2))
  larger.set(list)
  return larger
}
