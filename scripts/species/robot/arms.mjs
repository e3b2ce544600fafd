// @ts-check
// Arms of hose with mittens of tin at their ends; on a wall the mittens hold plungers.

import { arc, clamp, lerp, num, onSpine, place, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, inside, line } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */
/** @typedef {import('./proportions.mjs').Size} Size */

/** A mitten that reaches to the right, thumb up; the notch between thumb and fingers is a corner. @type {Point[]} */
const MITTEN = [
  [-5, -6, 1],
  [0, -9],
  [5, -12.6],
  [9.6, -12.4],
  [11, -8.6],
  [8.4, -4.6],
  [8.6, -3.2, 1],
  [13.4, -3],
  [16, 1.6],
  [14.4, 7.4],
  [7, 10],
  [0, 8.6],
  [-5, 6, 1],
]

/** A plunger on the wall to the right, about the middle of its rim. @type {Point[]} */
const PLUNGER = [
  [0, -13, 1],
  [0, 13, 1],
  [-5.4, 11.6],
  [-9.6, 5],
  [-13, 4, 1],
  [-13, -4, 1],
  [-9.6, -5],
  [-5.4, -11.6],
]

/** Where hands that hang rest, px to the side and from the ground. */
const HANGING = [40, -25]

/**
 * The middle of a hand that a pose puts on the ground, in the lap or in the air; robots keep theirs off the ground.
 * @param {import('../default/pose.mjs').ArmPose} arm @param {1 | -1} side @param {number} collar px @param {boolean} seated @returns {Point}
 */
export function handOf(arm, side, collar, seated) {
  const k = collar / -65
  if (arm.front) {
    const out = Math.abs(arm.x) > 26 ? 1.2 : 1
    return [clamp(arm.x * out, -70, 70), arm.y * lerp(1, k, 0.6)]
  }
  if (seated) return [side * 45 + (arm.x - side * 9) * 0.4, Math.min(-19, arm.y - 6)]
  const up = clamp((-arm.y - 2) / 12, 0, 1)
  return [
    lerp(side * HANGING[0] + (arm.x - side * 12) * 0.5, arm.x * 1.1 + side * 5, up),
    lerp(HANGING[1] * k, (arm.y - 17) * k, up),
  ]
}

/**
 * An arm from shoulder to hand.
 * @param {{from: Point, to: Point, bend: number, side: 1 | -1, start?: number, points?: number}} arm bend px the elbow stands out; start where along the arm drawing begins; points where the hand points, degrees, if not where the arm does
 * @param {RobotPalette} palette @param {Size} size
 */
export function drawArm({ from, to, bend, side, start = 0, points }, palette, size) {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const d = Math.hypot(dx, dy) || 1
  const elbow = /** @type {Point} */ ([
    (from[0] + to[0]) / 2 + (dy / d) * bend * 2,
    (from[1] + to[1]) / 2 - (dx / d) * bend * 2,
  ])
  const spine = arc(from, elbow, to, 10)
  const turn = points ?? (Math.atan2(to[1] - elbow[1], to[0] - elbow[0]) * 180) / Math.PI
  const flip = Math.cos((turn * Math.PI) / 180) * side > 0.2 ? side : -side
  const mitten = spline(
    place(MITTEN, { x: to[0], y: to[1], sx: size.hand, sy: size.hand * flip, turn }),
  )
  return hose(spine, start, palette, size) + paintMitten(mitten, to, turn, palette, size)
}

/** @param {Point[]} spine @param {number} start @param {RobotPalette} palette @param {Size} size */
function hose(spine, start, palette, size) {
  const first = Math.round(start * (spine.length - 1))
  const d = spline(spine.slice(first), { closed: false })
  const w = size.arm
  const rings = [0.16, 0.32, 0.48, 0.64, 0.8]
    .filter((u) => u > start)
    .map((u) => {
      const [a, b] = onSpine(spine, [
        [u, w],
        [u, -w],
      ])
      return `M${num(a[0])} ${num(a[1])}L${num(b[0])} ${num(b[1])}`
    })
    .join('')
  return (
    line(d, palette.line, w * 2 + size.inner * 1.8) +
    line(d, mix(palette.body, palette.belly, 0.45), w * 2) +
    line(rings, mix(palette.shade, palette.line, 0.3), 2.4)
  )
}

/** @param {string} d @param {Point} at @param {number} turn degrees @param {RobotPalette} palette @param {Size} size */
function paintMitten(d, at, turn, palette, size) {
  const cuff = place(
    [
      [-5, -6.4],
      [-5, 6.4],
    ],
    { x: at[0], y: at[1], sx: size.hand, sy: size.hand, turn },
  )
  const under = place(
    /** @type {Point[]} */ ([
      [-8, -16],
      [30, -16],
      [30, 20],
      [-8, 20],
    ]).map(([x, y]) => /** @type {Point} */ ([x, y, 1])),
    { x: at[0] + 1.5, y: at[1] + 4.5, turn: 0 },
  )
  return (
    line(d, palette.line, size.inner * 1.9) +
    fill(d, palette.body) +
    inside(d, fill(spline(under), palette.shade)) +
    line(
      `M${num(cuff[0][0])} ${num(cuff[0][1])}L${num(cuff[1][0])} ${num(cuff[1][1])}`,
      palette.line,
      6.6,
    ) +
    line(
      `M${num(cuff[0][0])} ${num(cuff[0][1])}L${num(cuff[1][0])} ${num(cuff[1][1])}`,
      palette.brass,
      3.2,
    )
  )
}

/** An arm that holds on to a wall at the right with a plunger. @param {{from: Point, to: Point, bend: number, pressed: number}} arm pressed 0 to 1: the cup is flat on the wall @param {RobotPalette} palette @param {Size} size */
export function drawSuction({ from, to, bend, pressed }, palette, size) {
  const wrist = /** @type {Point} */ ([to[0] - 14, to[1]])
  const dy = wrist[1] - from[1]
  const elbow = /** @type {Point} */ ([
    (from[0] + wrist[0]) / 2 - bend,
    (from[1] + wrist[1]) / 2 + Math.sign(dy || 1) * bend * 0.5 + bend,
  ])
  const cup = spline(
    place(PLUNGER, { x: to[0], y: to[1], sx: 1 - pressed * 0.12, sy: 1 + pressed * 0.1 }),
  )
  const rubber = mix(palette.accent, palette.line, 0.08)
  return (
    hose(arc(from, elbow, wrist, 10), 0, palette, size) +
    line(cup, palette.line, size.inner * 2) +
    fill(cup, rubber) +
    inside(
      cup,
      fill(
        `M${num(to[0] - 16)} ${num(to[1] + 3)}H${num(to[0] + 4)}V${num(to[1] + 18)}H${num(to[0] - 16)}Z`,
        mix(palette.accent, palette.line, 0.3),
      ),
    )
  )
}
