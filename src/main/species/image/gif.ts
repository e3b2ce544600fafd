import { unpackLzw } from './lzw'
import { emptyRaster, type Raster } from './raster'

/** A picture of an animation and how long it is seen. */
export interface TimedFrame {
  readonly raster: Raster
  readonly ms: number
}

/** A picture as it is stored: a part of the whole, laid over what was there before. */
interface StoredFrame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly palette: Uint8Array
  readonly literalBits: number
  readonly stream: Uint8Array
  readonly isInterlaced: boolean
  readonly control: Control
}

interface Control {
  readonly ms: number
  /** What becomes of the picture afterwards: 2 clears its place, 3 brings back what was there. */
  readonly disposal: number
  /** The colour that is none; null where all are. */
  readonly clear: number | null
}

/** What browsers make of a frame that gives no time, or next to none. */
const UNTIMED_MS = 100
const SHORTEST_MS = 20
const NO_CONTROL: Control = { ms: UNTIMED_MS, disposal: 0, clear: null }

const EXTENSION = 0x21
const CONTROL = 0xf9
const PICTURE = 0x2c
const TRAILER = 0x3b

/** A GIF whose frames are counted before they are decoded. Throws when it is damaged. */
export function openGif(bytes: Uint8Array): { readonly frames: number; decode(): TimedFrame[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  const stored = storedFrames(bytes, view)
  for (const { x, y, width: across, height: down } of stored)
    if (x + across > width || y + down > height)
      throw new Error('a frame reaches out of its picture')
  return { frames: stored.length, decode: () => draw(stored, width, height) }
}

/** Reads block after block. A view throws where a block would reach beyond the end. */
function storedFrames(bytes: Uint8Array, view: DataView): StoredFrame[] {
  const frames: StoredFrame[] = []
  const packed = view.getUint8(10)
  let at = 13
  const palette = (flags: number): Uint8Array => {
    if ((flags & 0x80) === 0) return new Uint8Array()
    const size = 3 << ((flags & 7) + 1)
    const colors = bytes.subarray(at, at + size)
    at += size
    return colors
  }
  const blocks = (): Uint8Array[] => {
    const found: Uint8Array[] = []
    for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) {
      found.push(bytes.subarray(at + 1, at + 1 + size))
      at += 1 + size
    }
    at += 1
    return found
  }
  const common = palette(packed)
  let control = NO_CONTROL
  while (true) {
    const kind = view.getUint8(at)
    at += 1
    if (kind === TRAILER) return frames
    if (kind === EXTENSION) {
      const label = view.getUint8(at)
      at += 1
      const [block] = blocks()
      if (label === CONTROL && block?.length === 4) control = readControl(block)
    } else if (kind === PICTURE) {
      const [x, y] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
      const [width, height] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)]
      const flags = view.getUint8(at + 8)
      at += 9
      const own = palette(flags)
      const literalBits = view.getUint8(at)
      if (literalBits < 1 || literalBits > 8) throw new Error('no such size of code')
      at += 1
      const stream = Buffer.concat(blocks())
      const isInterlaced = (flags & 0x40) !== 0
      const colors = own.length > 0 ? own : common
      frames.push({
        x,
        y,
        width,
        height,
        palette: colors,
        literalBits,
        stream,
        isInterlaced,
        control,
      })
      control = NO_CONTROL
    } else throw new Error('no such block')
  }
}

function readControl(block: Uint8Array): Control {
  const [flags = 0, low = 0, high = 0, clear = 0] = block
  const ms = (low | (high << 8)) * 10
  return {
    ms: ms < SHORTEST_MS ? UNTIMED_MS : ms,
    disposal: (flags >> 2) & 7,
    clear: (flags & 1) === 1 ? clear : null,
  }
}

function draw(stored: readonly StoredFrame[], width: number, height: number): TimedFrame[] {
  const canvas = emptyRaster(width, height)
  return stored.map((frame) => {
    const before = frame.control.disposal === 3 ? canvas.data.slice() : null
    lay(canvas, frame)
    const raster = { ...canvas, data: canvas.data.slice() }
    if (before !== null) canvas.data.set(before)
    if (frame.control.disposal === 2) wipe(canvas, frame)
    return { raster, ms: frame.control.ms }
  })
}

function lay(canvas: Raster, frame: StoredFrame): void {
  const { x, y, width, height, palette, literalBits, stream, control } = frame
  const pixels = new Uint8Array(width * height)
  unpackLzw(stream, literalBits, pixels)
  rowsOf(frame).forEach((row, index) => {
    for (let column = 0; column < width; column += 1) {
      const color = pixels[index * width + column] ?? 0
      if (color === control.clear) continue
      const to = ((y + row) * canvas.width + x + column) * 4
      canvas.data[to] = palette[color * 3] ?? 0
      canvas.data[to + 1] = palette[color * 3 + 1] ?? 0
      canvas.data[to + 2] = palette[color * 3 + 2] ?? 0
      canvas.data[to + 3] = 255
    }
  })
}

/** The rows in the order in which they are stored. */
function rowsOf({ height, isInterlaced }: StoredFrame): number[] {
  const every = (first: number, step: number): number[] =>
    Array.from(
      { length: Math.max(0, Math.ceil((height - first) / step)) },
      (_, index) => first + index * step,
    )
  return isInterlaced
    ? [...every(0, 8), ...every(4, 8), ...every(2, 4), ...every(1, 2)]
    : every(0, 1)
}

function wipe(canvas: Raster, { x, y, width, height }: StoredFrame): void {
  for (let row = y; row < y + height; row += 1)
    canvas.data.fill(0, (row * canvas.width + x) * 4, (row * canvas.width + x + width) * 4)
}
