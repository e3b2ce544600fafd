// @ts-check
// The key in its back. It turns about its shaft, and goes round with the body.

import { lerp, num, smooth, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, inside, line, outlineAll } from '../draw/svg.mjs'
import { turnOf } from './shapes.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** Where the key sits when its owner looks at you (so that it shows), and in truth: degrees from the front to the right. */
const SHOWN = 112
const BEHIND = 180

/** Half of the bow: px along the shaft from the body's axis, px off it. @type {Point[]} */
const BOW = [
  [57, 0],
  [54, 5],
  [53, 13],
  [57, 20],
  [65, 21.5],
  [72, 17],
  [72.5, 9],
  [68, 4],
]

/** The hole in a wing. @type {Point[]} */
const HOLE = [
  [59, 11],
  [60, 15.5],
  [64.5, 16.6],
  [68, 13.6],
  [67, 9.6],
  [63, 8.2],
]

/** Which way the key points, degrees from the viewer to the right. @param {number} body degrees */
export function keyDirection(body) {
  const turned = Math.abs(((((body + 180) % 360) + 360) % 360) - 180)
  return body + lerp(SHOWN, BEHIND, smooth(20, 76, turned))
}

/**
 * The key; what is behind the body is drawn before it.
 * @param {Point} root on the body's axis, px @param {number} points its direction, degrees @param {number} wound degrees @param {import('./palettes.mjs').RobotPalette} palette
 * @param {{key: number, line: number, girth: number}} size
 */
export function drawKey(root, points, wound, palette, size) {
  const axis = turnOf(points)
  const turn = turnOf(wound)
  const k = size.key
  const shift = Math.min(6, (size.girth - 1) * 30)
  const at = (/** @type {number} */ along, /** @type {number} */ off) =>
    /** @type {Point} */ ([
      root[0] + (along * k + shift) * axis.s + off * k * turn.s * axis.c,
      root[1] - off * k * turn.c,
    ])
  const wings = [1, -1].map((s) => spline([...BOW.map(([d, e]) => at(d, e * s))]))
  const holes = [1, -1].map((s) => spline(HOLE.map(([d, e]) => at(d, e * s))))
  const path = (/** @type {Point[]} */ points2) =>
    points2.map(([x, y], i) => `${i ? 'L' : 'M'}${num(x)} ${num(y)}`).join('')
  const shaft = path([at(20, 0), at(63, 0)])
  const bar = path([at(62, -15), at(62, 15)])
  const bones = shaft + bar
  const whole = wings.join('')
  return (
    outlineAll(wings, palette.line, size.line * 2) +
    line(bones, palette.line, 5.4 + size.line * 2) +
    line(bar, palette.brassShade, 5) +
    line(shaft, palette.brassShade, 5.4) +
    fill(whole, palette.brass) +
    inside(whole, line(path([at(74, -24), at(74, 24)]), palette.brassShade, 8)) +
    (Math.abs(turn.c) > 0.45 && Math.abs(axis.s) > 0.5
      ? holes.map((d) => fill(d, mix(palette.line, palette.brassShade, 0.15))).join('')
      : '')
  )
}
