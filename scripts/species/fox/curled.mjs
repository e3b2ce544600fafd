// @ts-check
// A fox asleep: a ring, the head on the haunch, the brush brought right round and laid over the nose.

import { place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { placedHead, shadowOf } from './headed.mjs'
import { lit, shaded } from './inks.mjs'
import { drawBrush } from './tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the ring, px from the left of the cell. */
export const CURLED_CENTRE = 97

/** The ring's outer edge, from the ground at the left over the back to the ground at the right. @type {Point[]} */
const RING = [
  [-66, -10],
  [-76, -30],
  [-64, -55],
  [-30, -74],
  [10, -80],
  [48, -70],
  [74, -45],
  [78, -22],
  [64, -6],
  [30, -3.4],
  [-30, -3.4],
]

/** Middle line of the tail, from the rump at the right round the front to the nose. @type {Point[]} */
const ROUND = [
  [60, -44],
  [68, -31],
  [62, -21],
  [46, -19.5],
  [28, -20],
  [8, -20.5],
  [-10, -22],
  [-27, -25],
  [-42, -31],
  [-54, -40],
]

/** @param {import('../default/pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawCurled(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const long = 0.5 + size.long * 0.5
  const tall = pose.body.tall * (0.55 + size.deep * 0.45)
  const ring = spline(place(RING, { sx: long * pose.body.hip, sy: tall }))
  const at = {
    x: -26 * long + pose.head.x,
    y: -54 * tall + pose.head.y,
    turn: pose.head.tilt,
  }
  const underHead = shadowOf(pose.head, { ...at, x: at.x + 8 }, size)
  const lightFalls = ellipse(-4, -50 * tall, 66 * long, 40 * tall, -8)
  const haunch = `M${22 * long} ${-26}C${22 * long} ${-54 * tall} ${44 * long} ${-62 * tall} ${58 * long} ${-50 * tall}`
  const paw = ellipse(-50 * long, -10.4, 19, 8, 2)
  const lift = Math.max(-3, (pose.tail.curl - 26) * 0.5)
  const brush = { plume: size.plume * 0.92 * pose.tail.puff, line: size.line }
  const fuller = brush.plume - 18.4
  const spine = ROUND.map(([x, y], i) => {
    const u = i / (ROUND.length - 1)
    return /** @type {Point} */ ([x * long, y - fuller - lift * Math.max(0, u - 0.6) * 2.5])
  })
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) => fill(ring, ink.body)
  const extras = (/** @type {boolean} */ behind) =>
    drawExtras(
      pose.extras.filter((extra) => (extra.behind ?? false) === behind),
      palette,
    )
  const parts = [
    extras(true),
    outlineAll([ring], light.line, size.line * 2),
    coat(light),
    inside(ring, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    line(haunch, light.line, 3.4),
    fill(paw, light.sock) + line(paw, light.line, size.inner),
    placedHead(pose.head, at, palette, size),
    drawBrush(spine, brush, light, dark, 0.1),
    extras(false),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CURLED_CENTRE + pose.x} ${199.8 + pose.y}) scale(${wide} ${pose.stretch})`,
  )
}
