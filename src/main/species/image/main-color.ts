import type { Box, Raster } from './raster'

/** The colour of a pet that has none: amber, as the first coat. */
const NO_COLOR = '#e07b39'
const SOLID = 200

/** The colour that tells a pet from others, as `#rrggbb`: of what is drawn in a part, the commonest strong one. */
export function mainColor({ data, width }: Raster, part: Box): string {
  const bins = new Map<number, { weight: number; r: number; g: number; b: number }>()
  for (let y = part.y; y < part.y + part.height; y += 1)
    for (let x = part.x; x < part.x + part.width; x += 1) {
      const at = (y * width + x) * 4
      const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4)
      const chroma = Math.max(r, g, b) - Math.min(r, g, b)
      if (alpha < SOLID || chroma < 30) continue
      const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5)
      const bin = bins.get(key) ?? { weight: 0, r: 0, g: 0, b: 0 }
      bin.weight += chroma
      bin.r += r * chroma
      bin.g += g * chroma
      bin.b += b * chroma
      bins.set(key, bin)
    }
  const strongest = [...bins.values()].sort((a, b) => b.weight - a.weight)[0]
  if (!strongest) return NO_COLOR
  const hex = (sum: number): string =>
    Math.round(sum / strongest.weight)
      .toString(16)
      .padStart(2, '0')
  return `#${hex(strongest.r)}${hex(strongest.g)}${hex(strongest.b)}`
}
