// @ts-check
// A fox's legs: thin, in dark stockings that reach above the joint.

import { onSpine, spline } from '../draw/geometry.mjs'
import { ellipse, fill, line } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/** Where a stocking begins along a limb. */
const STOCKING = 0.4

/** @param {Point} from @param {Point} to @param {number} bend @param {import('../draw/limbs.mjs').LimbWidth} width @param {number} [start] */
export function stockinged(from, to, bend, width, start = 0) {
  const limb = limbShape(from, to, bend, width, start)
  const [a, b] = [width.root + 5, width.paw + 6]
  const cuff = spline(
    onSpine(limb.spine, [
      [STOCKING, a, 1],
      [1.6, b, 1],
      [1.6, -b, 1],
      [STOCKING, -a, 1],
      [STOCKING + 0.1, -width.wrist * 0.5, 1],
      [STOCKING - 0.04, 0, 1],
      [STOCKING + 0.12, width.wrist * 0.5, 1],
    ]),
  )
  return { ...limb, cuff }
}

export { drawLimb }

/** A hind foot flat on the ground, toes to the left. @param {number} x its middle, px @param {number} y the ground under it @param {Inks} ink @param {{line: number, scale: number, turn?: number}} how */
export function drawHindFoot(x, y, ink, { line: width, scale, turn = 0 }) {
  const d = ellipse(x, y - 6.4 * scale, 15.5 * scale, 6.4 * scale, turn)
  const toes = [-9, -4].map((dx) => `M${x + dx * scale} ${y - 2.6}v-2.8`).join('')
  return fill(d, ink.sock) + line(d, ink.line, width) + line(toes, ink.line, 2.2)
}
