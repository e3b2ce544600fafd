// @ts-check
// The bail it is carried by, as one carries a lantern. It lies behind the head until somebody lifts it.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { line } from '../draw/svg.mjs'
import { HALF } from './head.mjs'

/** How high the handle stands over the middle of the head, px. */
const TALL = 72

/** @param {number} raised 0 down to 1 up @param {import('./palettes.mjs').RobotPalette} palette @param {import('./proportions.mjs').Size} size */
export function drawHandle(raised, palette, size) {
  const w = HALF.wide + 4
  const top = 3 - TALL * raised
  const bail = `M${-w} 3C${-w} ${num(top * 0.72)} ${-w * 0.72} ${num(top)} -18 ${num(top)}H18C${w * 0.72} ${num(top)} ${w} ${num(top * 0.72)} ${w} 3`
  const grip = `M-15 ${num(top)}H15`
  return (
    line(bail, palette.line, 4 + size.line * 1.8) +
    line(bail, palette.brass, 4) +
    line(grip, palette.line, 9 + size.line * 1.8) +
    line(grip, mix(palette.accent, palette.brassShade, 0.45), 9)
  )
}
