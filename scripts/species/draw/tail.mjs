// @ts-check
// The plume: thin at the root, full, striped, then a flame's tip with one lick on each side.

import { chain, onSpine, place, spline } from './geometry.mjs'
import { fill, inside, line, outside } from './svg.mjs'

/** @typedef {import('./geometry.mjs').Point} Point */
/** @typedef {import('./palette.mjs').Inks} Inks */

/**
 * @typedef {object} TailPose
 * @property {number} angle direction it leaves the body, degrees (0 right, -90 up) @property {number} bend degrees of turn over the lower half
 * @property {number} kink where the first turn is done, 0.2 to 0.5 of the length
 * @property {number} curl degrees of turn over the upper half @property {number} puff 1 is normal width @property {number} length 1 is normal
 */

/** Joints of the tail; enough for a smooth S. */
const JOINTS = 10

/** Middle line of the tail. @param {Point} root @param {TailPose} tail @param {number} length px */
export function tailSpine(root, tail, length) {
  const angles = Array.from({ length: JOINTS }, (_, i) => {
    const u = i / (JOINTS - 1)
    return tail.angle + tail.bend * Math.min(1, u / tail.kink) + tail.curl * Math.max(0, u * 2 - 1)
  })
  return chain(root, length * tail.length, angles)
}

/** `[u, half widths to the left, corner?]` from the root round the tip and back. @type {Point[]} */
const OUTLINE = [
  [0, 0.42],
  [0.2, 0.62],
  [0.42, 0.98],
  [0.6, 1],
  [0.74, 0.98, 1],
  [0.72, 0.74, 1],
  [0.86, 0.5],
  [1.06, -0.12, 1],
  [0.9, -0.52],
  [0.79, -0.78, 1],
  [0.8, -1.02, 1],
  [0.62, -1.02],
  [0.42, -0.94],
  [0.2, -0.62],
  [0, -0.42],
]

/** The outline past `from`, ending where it is cut. @param {Point[]} marks @param {number} from @returns {Point[]} */
function cutOff(marks, from) {
  const kept = marks.filter(([u]) => u > from)
  return from ? [[from, kept[0][1]], ...kept, [from, kept[kept.length - 1][1]]] : marks
}

/**
 * Paints the tail, open at its root.
 * @param {Point} root @param {TailPose} tail @param {{length: number, plume: number, line: number}} size px
 * @param {Inks} light @param {Inks} dark @param {{from?: number, flip?: 1 | -1}} [how] from draws only what lies past this part of the length; flip mirrors it but not its light
 */
export function drawTail(root, tail, size, light, dark, { from = 0, flip = 1 } = {}) {
  const spine = place(tailSpine([root[0] * flip, root[1]], tail, size.length), { sx: flip })
  const w = size.plume * tail.puff
  const hang = (/** @type {Point[]} */ marks) =>
    onSpine(
      spine,
      marks.map(([u, k, corner]) => /** @type {Point} */ ([u, k * w, corner ?? 0])),
    )
  const flipped = (/** @type {Point[]} */ marks) =>
    hang(marks.map(([u, k, corner]) => [u, k * flip, corner ?? 0]))
  const outline = spline(flipped(cutOff(OUTLINE, from)), { closed: false })
  const band = (/** @type {number} */ u, /** @type {number} */ h) =>
    spline(
      hang([
        [u, 1.4, 1],
        [u + h, 1.4, 1],
        [u + h + 0.06, 0],
        [u + h, -1.4, 1],
        [u, -1.4, 1],
        [u + 0.06, 0],
      ]),
    )
  const tip = spline(
    hang([
      [0.62, 1.5, 1],
      [1.3, 1.5, 1],
      [1.3, -1.5, 1],
      [0.64, -1.5, 1],
      [0.72, -0.5, 1],
      [0.63, 0, 1],
      [0.71, 0.5, 1],
    ]),
  )
  const shade = spline(
    hang([
      [-0.1, -1.6],
      [-0.1, -0.1],
      [0.3, -0.3],
      [0.6, -0.4],
      [0.9, -0.2],
      [1.2, -0.3],
      [1.2, -2],
      [0.5, -2],
    ]),
  )
  const striped = (/** @type {Inks} */ ink) =>
    fill(outline, ink.body) +
    inside(outline, fill(band(0.3, 0.09), ink.stripe) + fill(band(0.47, 0.08), ink.stripe))
  const whole = striped(light) + inside(outline, fill(tip, light.belly))
  const shadow = outside(tip, striped(dark)) + inside(outline, inside(tip, fill(shade, dark.belly)))
  return whole + (from ? '' : inside(shade, shadow)) + line(outline, light.line, size.line)
}
