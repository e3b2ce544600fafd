// @ts-check
// Things only an owl leaves behind or says, beside those every species shares.

import { num, spline } from '../draw/geometry.mjs'
import { drawExtras as drawShared } from '../draw/extras.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, group, inside, line, outlineAll } from '../draw/svg.mjs'

/** @typedef {import('../default/pose.mjs').Extra} Extra */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */

/** @type {Record<string, (palette: OwlPalette, value: number) => string>} */
const DRAWINGS = {
  /** A feather that has come off. */
  feather(palette) {
    const d = spline([
      [-13, 1],
      [-4, -6],
      [8, -5],
      [14, 0, 1],
      [7, 4],
      [3, 3, 1],
      [-3, 5.6],
    ])
    return (
      outlineAll([d], palette.line, 5) +
      line('M-13 1L-18 3', palette.line, 3) +
      fill(d, mix(palette.shade, palette.body, 0.3)) +
      inside(d, fill('M4 -9H20V9H8Z', mix(palette.shade, palette.line, 0.3))) +
      line('M-14 1.4Q0 -2 9 -0.6', palette.line, 1.8)
    )
  },
  /** A hoot: rings that leave the beak; value 0 to 1 carries them off. */
  hoot: (palette, value) =>
    [0, 1]
      .map((i) => {
        const r = 8 + i * 8 + value * 6
        const d = `M${num(r * 0.5)} ${num(-r * 0.87)}A${num(r)} ${num(r)} 0 0 1 ${num(r * 0.5)} ${num(r * 0.87)}`
        return line(d, palette.line, 6.8) + line(d, palette.iris, 2.6)
      })
      .join(''),
}

/** What hangs down hangs from here or higher, px. @type {Record<string, number>} */
const LOWEST = { cable: -55 }

/** Draws extras at their places, in order. @param {Extra[]} extras @param {OwlPalette} palette @param {(y: number) => number} height where something this high is with this owl */
export const drawExtras = (extras, palette, height) =>
  extras
    .map((each) => {
      const extra = { ...each, y: Math.min(height(each.y), LOWEST[each.kind] ?? Infinity) }
      const drawing = DRAWINGS[extra.kind]
      if (!drawing) return drawShared([extra], palette)
      if (extra.size <= 0.05) return ''
      return group(
        [drawing(palette, extra.value ?? 0)],
        `translate(${num(extra.x)} ${num(extra.y)}) rotate(${num(extra.turn ?? 0)}) scale(${num(extra.size)})`,
      )
    })
    .join('')
