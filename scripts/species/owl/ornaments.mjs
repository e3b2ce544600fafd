// @ts-check
// What an owl puts on: headphones to concentrate, and the bow tie of one that has grown up.

import { num, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group, inside, line, outlineAll } from '../draw/svg.mjs'
import { turnOf } from './ball.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** A band over the crown and a cushion on each side. @param {import('../default/pose.mjs').Pose['head']} head @param {import('./palettes.mjs').OwlPalette} palette @param {{inner: number}} size */
export function drawPhones(head, palette, { inner }) {
  const x = Math.sin((turnOf(head.yaw) * Math.PI) / 180) * 12
  const band = `M${num(-57 + x)} -2C${num(-56 + x)} -36 ${num(-30 + x)} -45 ${num(x)} -45S${num(56 + x)} -36 ${num(57 + x)} -2`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * 58 + x, 5, 9, 15, side * -4)
    return (
      outlineAll([shell], palette.line, inner * 2) +
      fill(shell, palette.accent) +
      inside(
        shell,
        fill(ellipse(side * 58 + x + 5, 9, 9, 17), mix(palette.accent, palette.line, 0.25)),
      )
    )
  }
  return group([
    line(band, palette.line, 6.4 + inner * 2),
    line(band, palette.accent, 6.4),
    cushion(-1),
    cushion(1),
  ])
}

/** A bow tie under the chin. @param {number} x px @param {number} y px @param {import('./palettes.mjs').OwlPalette} palette @param {number} [squeeze] across, for a profile */
export function drawTie(x, y, palette, squeeze = 1) {
  const wing = (/** @type {-1 | 1} */ side) =>
    spline(
      /** @type {Point[]} */ ([
        [0, -2.4],
        [side * 9, -7.4],
        [side * 16.5, -7],
        [side * 17.5, 0],
        [side * 16.5, 7.4],
        [side * 9, 7.4],
        [0, 2.4],
      ]).map(([px, py]) => /** @type {Point} */ ([px * squeeze, py])),
    )
  const knot = ellipse(0, 0, 4.6 * squeeze, 5)
  const dark = mix(palette.accent, palette.line, 0.3)
  return group(
    [
      outlineAll([wing(-1), wing(1), knot], palette.line, 6),
      fill(wing(-1), palette.accent),
      fill(wing(1), dark),
      line(
        `M${num(-6 * squeeze)} -1L${num(-12 * squeeze)} -2.6M${num(6 * squeeze)} 1L${num(12 * squeeze)} 3`,
        palette.line,
        2,
      ),
      fill(knot, mix(palette.accent, palette.belly, 0.2)) + line(knot, palette.line, 2.6),
    ],
    `translate(${num(x)} ${num(y)})`,
  )
}
