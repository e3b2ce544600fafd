// @ts-check
// The short tail: a fan of three feathers that peeps out behind.

import { chain, clamp, onSpine, spline } from '../draw/geometry.mjs'
import { fill, inside, outlineAll } from '../draw/svg.mjs'
import { mix } from '../draw/palette.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** Fan from its root round the ends of the feathers: `[u, half widths, corner?]`. @type {Point[]} */
const FAN = [
  [0, 0.62],
  [0.6, 0.95],
  [0.9, 1.02],
  [0.84, 0.42, 1],
  [1.06, 0.1],
  [1.02, -0.26],
  [0.86, -0.42, 1],
  [0.9, -0.98],
  [0.6, -0.95],
  [0, -0.62],
]

/** Degrees a shared pose's tail has swung. @param {import('../default/pose.mjs').Pose['tail']} tail */
export const swingOf = ({ curl, angle }) =>
  clamp((curl - 70) * 0.1, -13, 9) + clamp((angle - 12) * 0.2, -4, 4)

/**
 * The angle asked for, or the steepest at which a tail stays off the ground.
 * @param {number} angle degrees, 0 level to 90 @param {number} above px the root is above the ground @param {number} length px @param {number} wide px
 */
export function aboveGround(angle, above, length, wide) {
  let a = angle
  const drop = () => {
    const r = (a * Math.PI) / 180
    return length * 1.02 * Math.sin(r) + wide * Math.cos(r)
  }
  while (a > -40 && drop() > above - 4) a -= 1
  return a
}

/** @param {Point} root @param {number} angle degrees it points to @param {{length: number, wide: number, line: number}} size px @param {import('./palettes.mjs').OwlPalette} palette */
export function drawTail(root, angle, { length, wide, line: width }, palette) {
  const spine = chain(root, length, [angle, angle, angle])
  const hang = (/** @type {Point[]} */ marks) =>
    onSpine(
      spine,
      marks.map(([u, k, corner]) => /** @type {Point} */ ([u, k * wide, corner ?? 0])),
    )
  const d = spline(hang(FAN))
  const ends = spline(
    hang([
      [0.56, 2, 1],
      [1.4, 2, 1],
      [1.4, -2, 1],
      [0.56, -2, 1],
    ]),
  )
  const coat = mix(palette.shade, palette.body, 0.1)
  return (
    outlineAll([d], palette.line, width * 2) +
    fill(d, coat) +
    inside(d, fill(ends, mix(palette.shade, palette.line, 0.34)))
  )
}
