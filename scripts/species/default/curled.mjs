// @ts-check
// The creature curled up on the ground like a fox: a round back, the chin on a paw, the tail brought round over it all.

import { spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'
import { drawTail } from '../draw/tail.mjs'
import { lit, shaded } from '../draw/palette.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { drawHead, headOutline } from './head.mjs'
import { curledScarf, drawScarf } from './scarf.mjs'

/** The middle of the curl, px from the left of the cell. */
export const CURLED_CENTRE = 100

/** The back, from the nape over the rump to the ground, up is negative. @type {[number, number][]} */
const MOUND = [
  [-50, -6],
  [-46, -34],
  [-22, -64],
  [14, -79],
  [46, -71],
  [64, -44],
  [65, -18],
  [52, -6],
  [0, -5.6],
  [-40, -6],
]

/** @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawCurled(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const tall = pose.body.tall
  const mound = spline(
    MOUND.map(([x, y]) => [x * pose.body.hip * size.back + pose.body.chest * (y / -66), y * tall]),
  )
  // A larger head has its chin on the paw too.
  const head = { x: -23 + pose.head.x, y: -7.5 - 44 * size.head + pose.head.y }
  const underHead = spline(
    headOutline(pose.head).map(([x, y, k]) => [
      x * size.head + head.x + 9,
      y * size.head + head.y + 3,
      k ?? 0,
    ]),
  )
  const lightFalls = ellipse(2, -46, 56, 38, -8)
  const thigh = `M36 ${-34 * tall}C36 ${-52 * tall} 48 ${-56 * tall} 56 ${-47 * tall}`
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) => fill(mound, ink.body)
  const width = { root: 10, wrist: 8.4, paw: 9.4 }
  const paw = limbShape(
    [-22 + pose.arms[0].x + 12, -14],
    [-50 + pose.arms[0].x + 12, -8.6 + pose.arms[0].y],
    -1,
    width,
  )
  const tailSize = { length: size.tail, plume: size.plume, line: size.line }
  const tail = (from = 0) => drawTail([41, -44.5], pose.tail, tailSize, light, dark, { from })
  const parts = [
    drawExtras(
      pose.extras.filter((extra) => extra.behind),
      palette,
    ),
    tail(),
    outlineAll([mound], light.line, size.line * 2),
    coat(light),
    inside(mound, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    line(thigh, light.line, 3.4),
    size.scarf ? drawScarf(curledScarf(tall), light, dark, size.inner, underHead) : '',
    drawLimb(paw, light, dark, { line: size.inner }),
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    tail(pose.tail.kink * 0.5),
    drawExtras(
      pose.extras.filter((extra) => !extra.behind),
      palette,
    ),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CURLED_CENTRE + pose.x} ${199.8 + pose.y}) scale(${wide} ${pose.stretch})`,
  )
}
