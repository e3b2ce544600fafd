// @ts-check
// The tail: thick, tapering, a ridge of points along it and a spade at its end. It lies on the ground where it would sink in.

import { clamp, lerp, num, onSpine, place, spline } from '../draw/geometry.mjs'
import { fill, inside, line, outlineAll } from '../draw/svg.mjs'
import { tailSpine } from '../draw/tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Half the width at a part of the length, in widths of the root. @param {number} u */
const taper = (u) => lerp(1, 0.36, clamp(u, 0, 1) ** 0.85)

/** A spade that points along the tail: part of its length, half widths. @type {Point[]} */
const SPADE = [
  [-0.08, 0.16],
  [-0.02, 0.42],
  [-0.16, 0.86],
  [0.1, 1],
  [0.46, 0.72],
  [1, 0, 1],
  [0.46, -0.72],
  [0.1, -1],
  [-0.16, -0.86],
  [-0.02, -0.42],
  [-0.08, -0.16],
]

/** Where points stand on the ridge, as parts of the length, and their size. */
const RIDGE = [
  [0.24, 0.72],
  [0.5, 0.6],
  [0.74, 0.48],
]

/**
 * @typedef {object} How
 * @property {1 | -1} [flip] mirrors the tail @property {number} [floor] px, where the ground is; nothing holds it up in the air
 * @property {1 | -1} [back] which side its ridge is on, seen along it @property {number} [ridge] how many points show, from the tip on
 */

/** Shapes of the tail, and the height at which it turns back, if it does. @param {Point} root @param {import('../draw/tail.mjs').TailPose} tail @param {Proportions} size @param {How} [how] */
export function tailShape(
  root,
  tail,
  size,
  { flip = 1, floor = Infinity, back = 1, ridge = 3 } = {},
) {
  const long = size.tail * tail.length
  const thick = size.thick * lerp(1, tail.puff, 0.4)
  const free = place(tailSpine([root[0] * flip, root[1]], tail, size.tail), { sx: flip })
  const spine = free.map(([x, y], i) => {
    const u = i / (free.length - 1)
    const rests = Math.max(thick * taper(u), u > 0.75 ? size.spade * 0.58 : 0)
    return /** @type {Point} */ ([x, Math.min(y, floor - rests)])
  })
  const side = back * flip
  const farthest = spine.reduce((best, at) => (at[0] * flip > best[0] * flip ? at : best))
  const marks = [0, 0.2, 0.4, 0.6, 0.8, 0.98]
  const edge = (/** @type {1 | -1} */ s) =>
    marks.map((u) => /** @type {Point} */ ([u, s * thick * taper(u)]))
  const body = spline(onSpine(spine, [...edge(1), [1.04, 0], ...edge(-1).reverse()]))
  const spade = spline(
    onSpine(
      spine,
      SPADE.map(([u, k, corner]) => [
        1 + (u * size.spade) / long,
        k * size.spade * 0.56,
        corner ?? 0,
      ]),
    ),
  )
  const points = RIDGE.slice(3 - ridge).map(([u, k]) => {
    const s = k * size.crest
    const base = thick * taper(u)
    return spline(
      onSpine(spine, [
        [u - (9 * s) / long, side * (base - 4)],
        [u - (6 * s) / long, side * (base + 4 * s)],
        [u + (7 * s) / long, side * (base + 14 * s), 1],
        [u + (8 * s) / long, side * (base + 2 * s)],
        [u + (9 * s) / long, side * (base - 4)],
      ]),
    )
  })
  const shade = spline(
    onSpine(spine, [
      [-0.1, -thick * 2],
      [-0.1, -thick * 0.3],
      [0.35, -thick * 0.28],
      [0.7, -thick * 0.12],
      [1, 0],
      [1 + size.spade / long, 0],
      [1 + size.spade / long, -thick * 2],
      [0.5, -thick * 2],
    ]),
  )
  return { body, spade, points, shade, spine, thick, round: farthest[1] }
}

/** @typedef {ReturnType<typeof tailShape>} TailShape */

/** All its outlines. @param {TailShape} tail */
export const tailOutlines = ({ body, spade, points }) => [...points, body, spade]

/** Its coat, without the outline. @param {TailShape} tail @param {import('./inks.mjs').DragonInks} light @param {import('./inks.mjs').DragonInks} dark */
export const paintTail = ({ body, spade, points, shade }, light, dark) =>
  points.map((d) => fill(d, light.wing)).join('') +
  fill(body, light.body) +
  inside(body, fill(shade, dark.body)) +
  outlineAll([spade], light.line, 5) +
  fill(spade, light.wing) +
  inside(spade, fill(shade, dark.wing))

/** The whole tail. @param {TailShape} tail @param {import('./inks.mjs').DragonInks} light @param {import('./inks.mjs').DragonInks} dark @param {number} width outer line, px */
export const drawTail = (tail, light, dark, width) =>
  outlineAll(tailOutlines(tail), light.line, width * 2) + paintTail(tail, light, dark)

/** Only the part of a tail that has turned back: it is before the body. `edge` is a line where it comes round. @param {TailShape} tail @param {string} drawn @param {{colour: string, width: number}} [edge] */
export function inFront({ round, spine, thick }, drawn, edge) {
  const x = spine[0][0] - 18
  if (!edge) return inside(`M-199-199H${num(x)}V${num(round - 7)}H199V99H-199Z`, drawn)
  const far = Math.max(...spine.map((point) => point[0])) + thick
  const bend = `${num(x)} ${num(round + 2)}Q${num((x + far) / 2)} ${num(round + 4)} ${num(far)} ${num(round - 6)}`
  return (
    inside(`M-199-199H${num(x)}L${bend}H199V99H-199Z`, drawn) +
    line(`M${bend}`, edge.colour, edge.width)
  )
}
