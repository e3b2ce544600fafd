import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import decode, { init } from '@jsquash/webp/decode.js'
import type { Raster } from './raster'

const require = createRequire(import.meta.url)
let ready: Promise<void> | null = null

/** Decodes a WebP whose header has been found within bounds. Rejects when it is damaged. */
export async function decodeWebp(bytes: Uint8Array): Promise<Raster> {
  ready ??= start()
  await ready
  // A copy: the memory behind a small buffer is shared with others, and `slice` of a buffer is none.
  const { width, height, data } = await decode(new Uint8Array(bytes).buffer)
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** The decoder would fetch its WebAssembly by a URL, as in a browser: here it is a file of its package. */
async function start(): Promise<void> {
  const file = require.resolve('@jsquash/webp/codec/dec/webp_dec.wasm')
  await init(await WebAssembly.compile(await readFile(file)))
}
