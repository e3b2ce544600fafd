const LONGEST_CODE = 4096

/**
 * Unpacks the pixels of a GIF's picture into `pixels`, one colour index each. Throws when the stream is damaged or ends
 * early. Written here because the decoders that are to be had go round for ever on some damaged streams: a code may
 * only refer to an earlier one, and that is checked.
 */
export function unpackLzw(stream: Uint8Array, literalBits: number, pixels: Uint8Array): void {
  const clear = 1 << literalBits
  const end = clear + 1
  const prefix = new Uint16Array(LONGEST_CODE)
  const suffix = new Uint8Array(LONGEST_CODE)
  const stack = new Uint8Array(LONGEST_CODE + 1)
  let size = literalBits + 1
  let next = end + 1
  let previous = -1
  let first = 0
  let [bits, held, at, written] = [0, 0, 0, 0]

  while (written < pixels.length) {
    while (bits < size) {
      const byte = stream[at]
      if (byte === undefined) throw new Error('pixels are missing')
      held |= byte << bits
      bits += 8
      at += 1
    }
    const code = held & ((1 << size) - 1)
    held >>>= size
    bits -= size
    if (code === clear) {
      size = literalBits + 1
      next = end + 1
      previous = -1
      continue
    }
    if (code === end) throw new Error('pixels are missing')
    if (code > next || (previous === -1 && code > end)) throw new Error('a code before its time')
    let depth = 0
    let walk = code
    if (code === next) {
      stack[depth++] = first
      walk = previous
    }
    while (walk > end) {
      stack[depth++] = suffix[walk] ?? 0
      walk = prefix[walk] ?? 0
    }
    first = walk
    stack[depth++] = first
    if (previous !== -1 && next < LONGEST_CODE) {
      prefix[next] = previous
      suffix[next] = first
      next += 1
      if (next === 1 << size && next < LONGEST_CODE) size += 1
    }
    previous = code
    while (depth > 0 && written < pixels.length) pixels[written++] = stack[--depth] ?? 0
  }
}
