// @ts-check
// Headphones, worn between the ears.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line, outlineAll } from '../draw/svg.mjs'

/** @param {{yaw: number, pitch: number}} head @param {import('../draw/palette.mjs').Palette} palette @param {number} width px */
export function drawPhones({ yaw, pitch }, palette, width) {
  const x = yaw * 6
  const y = pitch * 2
  const at = (/** @type {number} */ px, /** @type {number} */ py) => `${num(px + x)} ${num(py + y)}`
  const band = `M${at(-55, 0)}C${at(-56, -30)} ${at(-30, -44)} ${at(0, -44)}S${at(56, -30)} ${at(55, 0)}`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * 56 + x, 3 + y, 9.5, 15, side * -6)
    return (
      outlineAll([shell], palette.line, width * 2) +
      fill(shell, palette.accent) +
      inside(
        shell,
        fill(ellipse(side * 56 + x + 5, 7 + y, 9, 16), mix(palette.accent, palette.line, 0.25)),
      )
    )
  }
  return (
    line(band, palette.line, 7 + width * 2) +
    line(band, palette.accent, 7) +
    cushion(-1) +
    cushion(1)
  )
}
