// @ts-check
// Tiny arms and broad feet. What others do with long forelegs a dragon does as far as its arms reach.

import { clamp, lerp, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, inside, line } from '../draw/svg.mjs'
import { drawSole, limbShape } from '../draw/limbs.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./inks.mjs').DragonInks} DragonInks */

/** How far a hand gets from its shoulder, px; and how far when it is flung up, which takes the whole shoulder. */
const REACH = 37
const FLUNG = 45

/** A hand flung up is farther aside than this, and higher than that, px. */
const ASIDE = 36
const HIGH = 48

/** Where a hand rests beside the belly, px from its shoulder. */
const REST = { x: 10, y: 19 }

/** A paw higher than this is lifted, px. */
const LIFTED = 12

/** Whether a hand is flung up beside the head, and behind it: the head is in the way of arms this short. @param {import('../default/pose.mjs').ArmPose} arm */
export const isFlung = ({ front, x, y }) => front && Math.abs(x) > ASIDE && -y > HIGH

/** Where a hand is. Paws that others set on the ground hang beside the belly. @param {import('../default/pose.mjs').ArmPose} arm @param {Point} shoulder @param {1 | -1} side @param {import('./proportions.mjs').Proportions} size @returns {Point} */
export function handOf(arm, shoulder, side, { across, limb, tall }) {
  const up = clamp(-arm.y / LIFTED, 0, 1)
  const x = arm.front
    ? arm.x * across
    : lerp(shoulder[0] + side * REST.x * limb, arm.x * 1.15 * across, up)
  const y = arm.front ? arm.y * tall : shoulder[1] + REST.y * limb + arm.y * 0.4 * tall
  const flung = isFlung(arm)
  const dx = (flung ? side * 62 * across : x) - shoulder[0]
  const dy = flung ? (-8 + (arm.y + 66) * 0.42) * limb : y - shoulder[1]
  const reach = (flung ? FLUNG : REACH) * limb
  const k = Math.min(1, reach / (Math.hypot(dx, dy) || 1))
  return [shoulder[0] + dx * k, shoulder[1] + dy * k]
}

/** An arm to a hand. @param {Point} shoulder @param {Point} hand @param {number} bend px @param {number} limb scale @param {number} [start] */
export const armShape = (shoulder, hand, bend, limb, start = 0) =>
  limbShape(
    shoulder,
    hand,
    clamp(bend, -5, 5),
    { root: 8.6 * limb, wrist: 6.6 * limb, paw: 7.6 * limb },
    start,
  )

/** A claw about its root, pointing down. */
const CLAW = /** @type {Point[]} */ ([
  [-2.7, -2.4],
  [-2.6, 1.4],
  [0, 3.6],
  [2.6, 1.4],
  [2.7, -2.4],
])

/** A foot from the front with three claws. @param {import('../default/pose.mjs').FootPose} foot @param {number} x px @param {DragonInks} ink @param {{line: number, scale: number}} how */
export function drawFoot(foot, x, ink, { line: width, scale }) {
  if (foot.sole)
    return drawSole(x, foot.y, ink, { turn: foot.turn, line: width, scale: scale * 1.04 })
  const y = foot.y
  const d = ellipse(x, y - 8 * scale, 16 * scale, 8 * scale, foot.turn)
  const claws = [-8.4, 0, 8.4].map((dx) => {
    const slope = Math.tan((foot.turn * Math.PI) / 180) * dx
    const at = { x: x + dx * scale, y: y + slope - (Math.abs(dx) > 1 ? 4.6 : 3.8) * scale }
    return spline(place(CLAW, { ...at, sx: scale, sy: scale }))
  })
  return (
    fill(d, ink.body) +
    inside(d, claws.map((each) => fill(each, ink.horn) + line(each, ink.line, 2)).join('')) +
    line(d, ink.line, width)
  )
}

/** A foot from the side, its toes to the right; `turn` lifts them. @param {number} x the middle of the sole @param {number} y the ground under it @param {1 | -1} facing @param {DragonInks} ink @param {{line: number, scale: number, turn?: number}} how */
export function drawSideFoot(x, y, facing, ink, { line: width, scale, turn = 0 }) {
  /** @type {Point[]} */
  const outline = [
    [-10, -15],
    [-14, -6],
    [-11, -0.3],
    [2, 0],
    [16, 0],
    [20, -4],
    [15, -10],
    [6, -15],
  ]
  const put = { sx: facing * scale, sy: scale }
  const lay = (/** @type {Point[]} */ points) =>
    spline(place(place(points, { turn: -turn }), { ...put, x, y }))
  const d = lay(outline)
  const claws = [8, 15].map((cx) =>
    lay(place(CLAW, { x: cx, y: -3.4, turn: -62, sx: 0.95, sy: 0.95 })),
  )
  return (
    fill(d, ink.body) +
    inside(d, claws.map((each) => fill(each, ink.horn) + line(each, ink.line, 2)).join('')) +
    line(d, ink.line, width)
  )
}

/** A short leg between the seat and a foot, px. @param {Point} hip @param {Point} foot @param {number} girth @returns {string} */
export function shinShape(hip, foot, girth) {
  const w = 11 * girth
  return `M${num(hip[0] - w)} ${num(hip[1])}H${num(hip[0] + w)}L${num(foot[0] + w * 0.85)} ${num(foot[1])}H${num(foot[0] - w * 0.85)}Z`
}
