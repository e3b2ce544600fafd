// @ts-check
// Wings. Folded they hang like a cloak and end in a point; opened they fan out into four fingers.

import { arc, clamp, lerp, onSpine, smooth, spline } from '../draw/geometry.mjs'
import { fill, inside, line } from '../draw/svg.mjs'
import { mix } from '../draw/palette.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */

/** Outline from the shoulder along the leading edge to the tip, and back over the feathers: `[u, half widths to the trailing side, corner?]`. @type {Point[]} */
const FOLDED = [
  [-0.06, -0.8],
  [0.28, -1.06],
  [0.7, -0.86],
  [1.04, 0.06],
  [0.92, 0.36, 1],
  [0.9, 0.6],
  [0.74, 0.6, 1],
  [0.7, 0.86],
  [0.54, 0.82, 1],
  [0.44, 1.06],
  [0.2, 1.1],
  [-0.06, 0.8],
]

/** The same points of an open wing. @type {Point[]} */
const OPEN = [
  [-0.06, -0.6],
  [0.3, -0.86],
  [0.72, -0.72],
  [1.04, 0.1],
  [0.84, 0.62, 1],
  [0.92, 1.2],
  [0.7, 1.22, 1],
  [0.72, 1.8],
  [0.5, 1.6, 1],
  [0.44, 2.16],
  [0.16, 1.7],
  [-0.06, 0.9],
]

/** Points between feathers from which a line runs in: more would be specks at half size. */
const GAPS = [4]

/**
 * A wing from the shoulder to the tip of its longest feather.
 * @param {Point} from @param {Point} elbow control point of the bow @param {Point} to @param {number} width half width, px @param {number} open 0 folded to 1 fanned out
 * @param {1 | -1} trailing 1 if the feathers hang to the left of the way to the tip
 * @param {number} [room] px from the middle, at most
 */
export function wingShape(from, elbow, to, width, open, trailing, room = 200) {
  const spine = arc(from, elbow, to)
  const marks = FOLDED.map(
    ([u, k, corner], i) =>
      /** @type {Point} */ ([lerp(u, OPEN[i][0], open), lerp(k, OPEN[i][1], open), corner ?? 0]),
  )
  const free = (/** @type {Point[]} */ some) =>
    onSpine(
      spine,
      some.map(([u, k, corner]) => /** @type {Point} */ ([u, k * width * trailing, corner ?? 0])),
    )
  const far = Math.max(...free(marks).map(([x]) => Math.abs(x)))
  const squeeze = far > room ? (room - Math.abs(from[0])) / (far - Math.abs(from[0])) : 1
  const hang = (/** @type {Point[]} */ some) =>
    free(some).map(
      ([x, y, corner]) =>
        /** @type {Point} */ ([from[0] + (x - from[0]) * squeeze, y, corner ?? 0]),
    )
  const between = GAPS.map((i) => {
    const [u, k] = marks[i]
    return spline(
      hang([
        [u, k],
        [u * 0.86 - 0.02, lerp(k * 0.62, k * 0.5, open)],
        [u * 0.68 - 0.05, k * 0.2],
      ]),
      { closed: false },
    )
  })
  return {
    d: spline(hang(marks)),
    between,
    tips: spline(
      hang([
        [0.56, -2, 1],
        [1.4, -2, 1],
        [1.4, 3, 1],
        [lerp(0.5, 0.2, open), 3, 1],
        [lerp(0.52, 0.3, open), 1],
        [0.6, 0],
      ]),
    ),
  }
}
/** @typedef {ReturnType<typeof wingShape>} Wing */

/** @param {Wing} wing @param {OwlPalette} palette @param {{line: number, shade?: string}} how shade: what lies in shadow */
export function drawWing(wing, palette, { line: width, shade }) {
  const coat = mix(palette.shade, palette.body, 0.22)
  const tips = mix(palette.shade, palette.line, 0.34)
  const dark = (/** @type {string} */ colour) => mix(colour, palette.line, 0.22)
  const feathers = (/** @type {(colour: string) => string} */ tint) =>
    fill(wing.d, tint(coat)) + inside(wing.d, fill(wing.tips, tint(tips)))
  return (
    feathers((colour) => colour) +
    (shade ? inside(shade, feathers(dark)) : '') +
    wing.between.map((each) => line(each, palette.line, 2.2)).join('') +
    line(wing.d, palette.line, width)
  )
}

/** An open wing keeps off the cell's edge, px from the middle. */
const FARTHEST = 75

/** Wick's paws are nearer to its middle than an owl's wingtips. @param {number} x px @param {number} [most] px */
export function beside(x, most = 78) {
  const far = Math.abs(x)
  const at = far <= 24 ? far * 1.35 : 32.4 + (far - 24) * 1.4
  return Math.sign(x) * Math.min(at, most)
}

/**
 * The wing of an arm's pose, seen from the front.
 * @param {import('../default/pose.mjs').ArmPose} arm @param {-1 | 1} side @param {{x: number, y: number, seat: number, girth: number}} shoulder px; the seat is as low as a folded wing hangs @param {number} scale @param {number} room px from the middle
 */
export function armWing(arm, side, { x, y, seat, girth }, scale, room) {
  const lifted = arm.front ? 1 : smooth(3, 15, -arm.y)
  const flare = clamp((arm.x * side - 12) * 0.55, -3, 16)
  const rest = /** @type {Point} */ ([
    x + side * (flare - 7 * girth),
    lerp(y, seat, 0.3 + 0.7 * scale),
  ])
  const aim = /** @type {Point} */ ([beside(arm.x), arm.y - (arm.front ? 2 : 8)])
  const tip = /** @type {Point} */ ([lerp(rest[0], aim[0], lifted), lerp(rest[1], aim[1], lifted)])
  const far = Math.hypot(tip[0] - x, tip[1] - y) || 1
  const out = tip[0] * side
  const open = lifted * smooth(40, 62, out) * smooth(18, 44, -arm.y)
  // An open wing does not get shorter because the body has grown under it.
  const reach = lerp(1, Math.max(1, (46 * scale) / far), open)
  tip[0] = side * Math.min(side * (x + (tip[0] - x) * reach), FARTHEST)
  tip[1] = y + (tip[1] - y) * reach
  const bow = lerp(6, lerp(15, 10, open), lifted) * girth
  const elbow = /** @type {Point} */ ([
    (x + tip[0]) / 2 + side * bow,
    (y + tip[1]) / 2 + lerp(0, lerp(6, 9, open), lifted),
  ])
  const width =
    lerp(13.5 * girth, 17, open) * lerp(1, 0.9, lifted * (1 - open)) * (0.6 + 0.4 * scale)
  return wingShape([x, y], elbow, tip, width, open, side < 0 ? 1 : -1, room)
}
