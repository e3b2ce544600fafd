// @ts-check
// The dragon asleep: curled up round its own tail, a wing over its back, the spade under its nose.

import { place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawHead, headAt } from './head.mjs'
import { POINT } from './crown.mjs'
import { inksOf } from './inks.mjs'
import { drawThings } from './things.mjs'
import { drawTail, inFront, tailShape } from './tail.mjs'
import { paintWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the curl, px from the left of the cell. */
export const CURLED_CENTRE = 100

/** The back, from the nape over the rump to the ground, up is negative. @type {[number, number][]} */
const MOUND = [
  [-46, -6],
  [-44, -32],
  [-24, -58],
  [12, -72],
  [44, -64],
  [63, -40],
  [64, -17],
  [52, -5.8],
  [0, -5.4],
  [-36, -5.8],
]

/** Points of the crest along the back: x, y, degrees, size. */
const BACK = [
  [10, -69, -84, 0.86],
  [36, -65, -62, 0.9],
  [56, -46, -36, 0.8],
]

/** @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawCurled(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  // A smaller dragon makes a smaller curl.
  const k = 0.34 + 0.66 * (size.torso / 54)
  const tall = pose.body.tall * k
  const wide = pose.body.hip * k
  const mound = spline(MOUND.map(([x, y]) => [x * wide + pose.body.chest * (y / -66), y * tall]))
  const points = BACK.map(([x, y, turn, s]) => {
    const scale = s * size.crest
    return spline(place(POINT, { x: x * wide, y: y * tall, turn, sx: scale, sy: scale }))
  })
  const head = { x: -25 * (0.4 + 0.6 * k) + pose.head.x, y: -48.5 * size.head - 1 + pose.head.y }
  const underHead = headAt(pose.head, { x: head.x + 9, y: head.y + 3 }, size.head)
  const lightFalls = ellipse(2, -42 * k, 56 * k, 36 * k, -8)
  const coat = (/** @type {import('./inks.mjs').DragonInks} */ ink) => fill(mound, ink.body)
  const thigh = `M${30 * k} ${-24 * tall}C${30 * k} ${-46 * tall} ${50 * k} ${-50 * tall} ${56 * k} ${-38 * tall}`
  const wing = wingShape([2 * wide, -52 * tall], { lift: -30, spread: 0.5 }, 1, size.wing * 0.86)
  const tail = tailShape(
    [42 * wide, -38 * tall],
    { ...pose.tail, length: pose.tail.length * 1.42 * (k / (size.tail / 88)) },
    size,
    { floor: -3.6, back: -1 },
  )
  const parts = [
    drawThings(pose, palette, size, ({ behind }) => behind === true),
    drawTail(tail, light, dark, size.line),
    outlineAll([...points, mound], light.line, size.line * 2),
    ...points.map((d) => fill(d, light.wing)),
    coat(light),
    inside(mound, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    line(thigh, light.line, 3.2),
    paintWing(wing, light, dark, size.inner),
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    inFront(tail, drawTail(tail, light, dark, size.line), {
      colour: light.line,
      width: size.inner,
    }),
    drawThings(pose, palette, size, ({ behind }) => !behind),
  ]
  const broad = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CURLED_CENTRE + pose.x} ${199.8 + pose.y}) scale(${broad} ${pose.stretch})`,
  )
}
