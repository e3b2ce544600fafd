import { GifReader } from 'omggif'
import { emptyRaster, type Raster } from './raster'

/** A picture of an animation and how long it is seen. */
export interface TimedFrame {
  readonly raster: Raster
  readonly ms: number
}

/** What browsers make of a frame that gives no time, or next to none. */
const UNTIMED_MS = 100
const SHORTEST_MS = 20

/** A GIF whose frames can be counted before they are decoded. Throws when it is damaged. */
export function openGif(bytes: Uint8Array): { readonly frames: number; decode(): TimedFrame[] } {
  const reader = new GifReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const frames = reader.numFrames()
  return {
    frames,
    decode: () => Array.from(decodeFrames(reader, frames)),
  }
}

function* decodeFrames(reader: GifReader, frames: number): Generator<TimedFrame> {
  const canvas = emptyRaster(reader.width, reader.height)
  for (let index = 0; index < frames; index += 1) {
    const info = reader.frameInfo(index)
    if (info.x + info.width > reader.width || info.y + info.height > reader.height)
      throw new Error('a frame reaches out of its picture')
    const before = info.disposal === 3 ? canvas.data.slice() : null
    reader.decodeAndBlitFrameRGBA(index, canvas.data)
    const ms = info.delay * 10
    yield {
      raster: { ...canvas, data: canvas.data.slice() },
      ms: ms < SHORTEST_MS ? UNTIMED_MS : ms,
    }
    if (before !== null) canvas.data.set(before)
    if (info.disposal === 2)
      for (let y = info.y; y < info.y + info.height; y += 1)
        canvas.data.fill(
          0,
          (y * reader.width + info.x) * 4,
          (y * reader.width + info.x + info.width) * 4,
        )
  }
}
