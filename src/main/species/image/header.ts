/** What an image says of itself before any pixel of it is decoded. */
export interface ImageHeader {
  readonly type: 'png' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
  /** It can be clear somewhere. */
  readonly hasAlpha: boolean
  readonly isAnimated: boolean
}

/** Reads an image's header; null for what is no image, or none of ours. */
export function readHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number, length: number): string =>
    String.fromCharCode(...bytes.subarray(at, at + length))
  if (bytes.length >= 33 && tag(0, 8) === '\x89PNG\r\n\x1a\n' && tag(12, 4) === 'IHDR')
    return pngHeader(bytes, view)
  if (bytes.length >= 13 && /^GIF8[79]a$/.test(tag(0, 6)))
    return {
      type: 'gif',
      width: view.getUint16(6, true),
      height: view.getUint16(8, true),
      hasAlpha: true,
      isAnimated: true,
    }
  if (bytes.length >= 30 && tag(0, 4) === 'RIFF' && tag(8, 4) === 'WEBP')
    return webpHeader(tag(12, 4), view)
  return null
}

const PNG_WITH_ALPHA: ReadonlySet<number> = new Set([4, 6])

function pngHeader(bytes: Uint8Array, view: DataView): ImageHeader {
  return {
    type: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    hasAlpha: PNG_WITH_ALPHA.has(view.getUint8(25)) || chunkNames(bytes, view).has('tRNS'),
    isAnimated: false,
  }
}

/** The kinds of chunk of a PNG before its pixels. */
function chunkNames(bytes: Uint8Array, view: DataView): ReadonlySet<string> {
  const names = new Set<string>()
  let at = 8
  while (at + 12 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') break
    names.add(name)
    at += 12 + view.getUint32(at)
  }
  return names
}

function webpHeader(kind: string, view: DataView): ImageHeader | null {
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (kind === 'VP8X') {
    const flags = view.getUint8(20)
    return {
      type: 'webp',
      width: uint24(24) + 1,
      height: uint24(27) + 1,
      hasAlpha: (flags & 0x10) !== 0,
      isAnimated: (flags & 0x02) !== 0,
    }
  }
  if (kind === 'VP8L' && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true)
    return {
      type: 'webp',
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      hasAlpha: ((bits >>> 28) & 1) === 1,
      isAnimated: false,
    }
  }
  if (kind === 'VP8 ' && uint24(23) === 0x2a019d)
    return {
      type: 'webp',
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
      hasAlpha: false,
      isAnimated: false,
    }
  return null
}
