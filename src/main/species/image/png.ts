import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import type { ImageHeader } from './header'
import type { Raster } from './raster'

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Decodes a PNG whose header has been found within bounds. Throws when it is damaged. */
export function decodePng(bytes: Uint8Array, header: ImageHeader): Raster {
  proveInflates(bytes, header)
  const { width, height, data } = PNG.sync.read(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  )
  return { width, height, data }
}

/** Encodes pixels as a PNG. */
export function encodePng(raster: Raster): Buffer {
  const png = new PNG({ width: raster.width, height: raster.height })
  png.data = Buffer.from(raster.data.buffer, raster.data.byteOffset, raster.data.byteLength)
  return PNG.sync.write(png, { deflateLevel: 6, filterType: 4 })
}

/**
 * Inflates the pixels once with a bound. The decoder's own inflating has none for interlaced images, and goes on with
 * unwritten memory where a stream is damaged.
 */
function proveInflates(bytes: Uint8Array, { width, height }: ImageHeader): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const depth = view.getUint8(24)
  const samples = SAMPLES[view.getUint8(25)]
  if (samples === undefined) throw new Error('unknown kind of pixel')
  const isInterlaced = view.getUint8(28) === 1
  const row = Math.ceil((width * samples * depth) / 8) + 1
  // Seven passes have up to twice the rows, each with its filter byte.
  const most = isInterlaced ? row * height + 2 * height + 8 * 16 : row * height
  const { length } = inflateSync(pixelChunks(bytes, view), { maxOutputLength: most + 64 })
  if (!isInterlaced && length < most) throw new Error('pixels are missing')
}

function pixelChunks(bytes: Uint8Array, view: DataView): Buffer {
  const parts: Uint8Array[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) throw new Error('it ends in the middle')
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}
