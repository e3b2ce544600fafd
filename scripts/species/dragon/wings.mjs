// @ts-check
// Bat wings, far too small to fly with.

import { blend, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, inside, line, outlineAll, outside } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** A wing that points right, spread: shoulder, wrist, three fingers with skin between them. @type {Point[]} */
const SPREAD = [
  [-8, -6],
  [12, -19],
  [28, -27],
  [60, -30, 1],
  [49, -12],
  [62, 4, 1],
  [41, 8],
  [43, 26, 1],
  [20, 15],
  [-8, 10],
]

/** The same wing folded. @type {Point[]} */
const FOLDED = [
  [-8, -6],
  [12, -13],
  [27, -16],
  [55, -5, 1],
  [44, 1],
  [50, 12, 1],
  [35, 9],
  [35, 21, 1],
  [18, 13],
  [-8, 9],
]

/** Where fingers start and end in the lists above. */
const WRIST = 2
const FINGERS = [5, 7]

/** A wing. @param {Point} root px @param {import('./pose.mjs').WingPose} wing @param {-1 | 1} side it points to @param {number} scale @param {number} [floor] px, where the ground is; a hanging wing rests on it */
export function wingShape(root, { lift, spread }, side, scale, floor = Infinity) {
  const flat = place(blend(FOLDED, SPREAD, spread), { sx: scale, sy: scale, turn: -lift })
  const deep = Math.max(...flat.map((point) => point[1])) + root[1] + 4
  const points = place(flat, { sx: side, x: root[0], y: root[1] - Math.max(0, deep - floor) })
  const at = (/** @type {number} */ i) => `${num(points[i][0])} ${num(points[i][1])}`
  return {
    d: spline(points),
    bone: `M${at(0)}Q${at(1)} ${at(WRIST)}L${at(WRIST + 1)}`,
    ribs: FINGERS.map((i) => `M${at(WRIST)}L${at(i)}`).join(''),
    middle: [num((points[0][0] + points[5][0]) / 2), num((points[0][1] + points[5][1]) / 2)].map(
      Number,
    ),
  }
}

/** Paints wings one over the other. @param {ReturnType<typeof wingShape>} wing @param {import('./inks.mjs').DragonInks} light @param {import('./inks.mjs').DragonInks} dark @param {number} width outer line, px */
export function paintWing({ d, bone, ribs, middle }, light, dark, width) {
  const lightFalls = ellipse(middle[0] - 8, middle[1] - 10, 36, 22, -12)
  return (
    outlineAll([d], light.line, width * 2) +
    fill(d, light.wing) +
    inside(
      d,
      outside(lightFalls, fill(d, dark.wing)) +
        line(ribs, light.line, 2.2) +
        line(bone, light.line, 10.4) +
        line(bone, light.body, 6.4),
    )
  )
}
