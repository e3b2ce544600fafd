/** Pixels in memory: RGBA, not premultiplied, rows from the top. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A part of a raster, in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pixels fainter than this are not seen, and do not count as drawn. */
const SEEN_ALPHA = 8

export function emptyRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height * 4) }
}

/** A copy of a part; what lies outside of the source is clear. */
export function crop(source: Raster, box: Box): Raster {
  const target = emptyRaster(box.width, box.height)
  copyInto(target, 0, 0, source, box)
  return target
}

/** Copies a part of a source to a place of a target, as it is; what does not fit is cut off. */
export function copyInto(
  target: Raster,
  left: number,
  top: number,
  source: Raster,
  box: Box,
): void {
  const from = Math.max(0, -box.x, -left)
  const to = Math.min(box.width, source.width - box.x, target.width - left)
  if (to <= from) return
  for (let y = 0; y < box.height; y += 1) {
    const sourceY = box.y + y
    const targetY = top + y
    if (sourceY < 0 || sourceY >= source.height || targetY < 0 || targetY >= target.height) continue
    const start = (sourceY * source.width + box.x + from) * 4
    const end = start + (to - from) * 4
    target.data.set(source.data.subarray(start, end), (targetY * target.width + left + from) * 4)
  }
}

/** The same, seen in a mirror. */
export function mirror(source: Raster): Raster {
  const target = emptyRaster(source.width, source.height)
  const from = wordsOf(source)
  const to = wordsOf(target)
  for (let y = 0; y < source.height; y += 1)
    for (let x = 0; x < source.width; x += 1)
      to[y * source.width + x] = from[(y + 1) * source.width - 1 - x] ?? 0
  return target
}

/** The smallest box that holds all that is drawn in a part; null where nothing is. */
export function drawnBox(source: Raster, part?: Box): Box | null {
  const {
    x: left,
    y: top,
    width,
    height,
  } = part ?? {
    x: 0,
    y: 0,
    width: source.width,
    height: source.height,
  }
  let [minX, minY, maxX, maxY] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    const row = ((top + y) * source.width + left) * 4 + 3
    for (let x = 0; x < width; x += 1) {
      if ((source.data[row + x * 4] ?? 0) < SEEN_ALPHA) continue
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      maxY = y
    }
  }
  return maxX < 0
    ? null
    : { x: left + minX, y: top + minY, width: maxX - minX + 1, height: maxY - minY + 1 }
}

/** Is nothing drawn in this part? */
export function isEmpty(source: Raster, part: Box): boolean {
  return drawnBox(source, part) === null
}

/** Scales by a whole number, pixel for pixel, or down by areas. */
export function scale(source: Raster, factor: number): Raster {
  return factor >= 1 ? magnify(source, Math.floor(factor)) : shrink(source, factor)
}

function magnify(source: Raster, factor: number): Raster {
  if (factor === 1) return source
  const target = emptyRaster(source.width * factor, source.height * factor)
  const from = wordsOf(source)
  const to = wordsOf(target)
  for (let y = 0; y < target.height; y += 1)
    for (let x = 0; x < target.width; x += 1)
      to[y * target.width + x] =
        from[Math.floor(y / factor) * source.width + Math.floor(x / factor)] ?? 0
  return target
}

/** Each pixel is the mean of the area it covers, weighted by alpha so that clear pixels lend no colour. */
function shrink(source: Raster, factor: number): Raster {
  const target = emptyRaster(
    Math.max(1, Math.round(source.width * factor)),
    Math.max(1, Math.round(source.height * factor)),
  )
  const stepX = source.width / target.width
  const stepY = source.height / target.height
  for (let y = 0; y < target.height; y += 1)
    for (let x = 0; x < target.width; x += 1) {
      const sum = [0, 0, 0, 0]
      let weight = 0
      for (let v = Math.floor(y * stepY); v < Math.min(source.height, (y + 1) * stepY); v += 1) {
        const high = Math.min(v + 1, (y + 1) * stepY) - Math.max(v, y * stepY)
        for (let u = Math.floor(x * stepX); u < Math.min(source.width, (x + 1) * stepX); u += 1) {
          const area = high * (Math.min(u + 1, (x + 1) * stepX) - Math.max(u, x * stepX))
          const at = (v * source.width + u) * 4
          const alpha = (source.data[at + 3] ?? 0) * area
          for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (source.data[at + c] ?? 0) * alpha
          sum[3] = (sum[3] ?? 0) + alpha
          weight += area
        }
      }
      const alpha = sum[3] ?? 0
      if (alpha === 0) continue
      const at = (y * target.width + x) * 4
      for (let c = 0; c < 3; c += 1) target.data[at + c] = Math.round((sum[c] ?? 0) / alpha)
      target.data[at + 3] = Math.round(alpha / weight)
    }
  return target
}

/** The pixels as whole numbers, where memory is so aligned; else a copy would be written to in vain. */
function wordsOf(raster: Raster): Uint32Array {
  const { buffer, byteOffset, byteLength } = raster.data
  if (byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, byteLength / 4)
  return new Uint32Array(raster.data.slice().buffer)
}
