// @ts-check
// The creature from the front, sitting up like a kitten: tail, haunches, forelegs, ruff, and the head over all.

import { lerp, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll } from '../draw/svg.mjs'
import { drawFoot, drawLimb, drawSole, limbShape } from '../draw/limbs.mjs'
import { drawTail } from '../draw/tail.mjs'
import { lit, shaded } from '../draw/palette.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { drawHead, headOutline } from './head.mjs'
import { drawScarf, frontScarf } from './scarf.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./pose.mjs').Pose} Pose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** The middle of the body, px from the left of the cell: the tail needs the room on the right. */
export const FRONT_CENTRE = 84

/** Where things are for a pose: y runs up from the ground as negative numbers. @param {Pose} pose @param {Proportions} size */
function measure(pose, size) {
  const rise = pose.body.rise
  const torso = size.torso * pose.body.tall
  const collar = -torso - rise
  return {
    rise,
    torso,
    collar,
    chest: pose.body.chest,
    hip: pose.body.hip * size.girth,
    head: { x: pose.body.chest + pose.head.x, y: collar - size.neck + pose.head.y },
  }
}
/** @typedef {ReturnType<typeof measure>} Measures */

/** Torso and thighs. @param {Measures} m */
function bodyShapes(m) {
  const { chest: c, collar, torso, hip, rise } = m
  const g = hip
  const seat = -7 - rise
  const waist = collar + torso * 0.45
  /** @type {(s: 1 | -1) => Point[]} */
  const flank = (s) => [
    [c + s * 20.5 * g, collar],
    [c * 0.9 + s * 29 * g, collar + 20.5, 1],
    [c * 0.8 + s * 22.5 * g, collar + 25.5, 1],
    [c * 0.7 + s * 22 * g, waist],
    [s * 26 * g, lerp(collar, seat, 0.62)],
    [s * lerp(34, 27, rise / 14) * g, seat - 5],
    [s * 22 * g, seat],
  ]
  const up = Math.min(1, rise / 14)
  const thigh = (/** @type {number} */ s) =>
    ellipse(
      s * lerp(27, 18, up) * g,
      -23 - rise * 0.55,
      lerp(14.5, 12, up) * g,
      lerp(18.5, 15, up),
      s * lerp(-14, 4, up),
    )
  return {
    torso: spline([[c, collar - 4], ...flank(1), [0, seat], ...flank(-1).reverse()]),
    thighs: [thigh(-1), thigh(1)],
    belly: ellipse(c * 0.5, lerp(collar, seat, 0.66), 17 * g, torso * 0.3),
    gap: spline([
      [-12, waist, 1],
      [12, waist, 1],
      [12, seat, 1],
      [-12, seat, 1],
    ]),
  }
}

/** The cream ruff, whose side tufts break the outline. @param {Measures} m @param {number} scale */
function ruffShape({ chest, collar, hip }, scale) {
  /** @type {Point[]} */
  const points = [
    [-24, -8, 1],
    [24, -8, 1],
    [32, 20, 1],
    [22, 23],
    [15, 27, 1],
    [12.5, 25],
    [7.5, 34, 1],
    [5, 32],
    [0, 41, 1],
    [-5, 32],
    [-8, 35, 1],
    [-12.5, 25],
    [-15.5, 28, 1],
    [-22, 24],
    [-32, 21, 1],
  ]
  return spline(
    points.map(([x, y, corner]) => [x * hip + chest * 0.8, collar + y * scale, corner ?? 0]),
  )
}

/** @param {Pose} pose @param {Measures} m @param {Proportions} size @param {0 | 1} i @param {number} [start] */
function armShape(pose, m, size, i, start = 0) {
  const s = i ? 1 : -1
  const arm = pose.arms[i]
  const raised = arm.front ? 4 : 0
  const shoulder = /** @type {Point} */ ([
    m.chest * 0.85 + s * (13 + raised) * m.hip,
    m.collar + 23,
  ])
  const width = { root: 9.5 * size.limb, wrist: 7.8 * size.limb, paw: 9.2 * size.limb }
  const paw = /** @type {Point} */ ([arm.x, arm.front ? arm.y : arm.y - 10.5])
  return limbShape(shoulder, paw, s * arm.bend, width, start)
}

/**
 * Everything, about the middle of the ground line.
 * @param {Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {Proportions} size
 */
export function drawFront(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const m = measure(pose, size)
  const { torso, thighs, belly, gap } = bodyShapes(m)
  const planted = pose.arms.every((arm) => arm.y > -8)
  const body = torso + thighs.join('')
  const ruff = ruffShape(m, size.ruff)
  const underHead = spline(
    headOutline(pose.head).map(([x, y, k]) => [
      x * size.head + m.head.x - 2,
      y * size.head + m.head.y + 7,
      k ?? 0,
    ]),
  )
  const rightSide = spline([
    [m.hip * 34, m.collar * 0.7],
    [m.hip * 37, -20 - m.rise],
    [m.hip * 30, -4],
    [m.hip * 50, 6],
    [m.hip * 54, m.collar * 0.7],
  ])
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) =>
    fill(body, ink.body) + inside(torso, planted ? fill(gap, dark.body) : fill(belly, ink.belly))
  const outer = { line: size.line }
  const inner = { line: size.inner, scale: size.limb }
  const arms = /** @type {(0 | 1)[]} */ ([0, 1])
  const tailSize = { length: size.tail, plume: size.plume, line: size.line }
  const tailRoot = /** @type {Point} */ ([m.hip * 24, pose.tail.front ? -44 : -16 - m.rise * 0.6])
  const tail = (from = 0) => drawTail(tailRoot, pose.tail, tailSize, light, dark, { from })
  const legs = pose.feet.map((foot, i) => drawLeg(foot, i ? 1 : -1, m, size, light, dark))
  const raised = arms.filter((i) => pose.arms[i].front)
  const behind = pose.extras.filter((extra) => extra.behind)
  const parts = [
    drawExtras(behind, palette),
    tail(),
    outlineAll([torso, ...thighs], light.line, outer.line * 2),
    coat(light),
    inside(body, inside(underHead, coat(dark)) + inside(rightSide, coat(dark))),
    inside(torso, thighs.map((d) => outlineInside(d, light.line, 3.4)).join('')),
    ...legs,
    ...arms.map((i) =>
      drawLimb(armShape(pose, m, size, i), light, dark, { ...inner, shade: underHead }),
    ),
    fill(ruff, light.belly) + inside(ruff, inside(underHead, fill(ruff, dark.belly))),
    size.scarf ? drawScarf(frontScarf(m.chest, m.collar), light, dark, size.inner, underHead) : '',
    pose.tail.front ? tail(pose.tail.kink * 0.55) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${m.head.x} ${m.head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    drawExtras(
      pose.extras.filter((extra) => extra.held),
      palette,
    ),
    ...raised.map((i) => drawLimb(armShape(pose, m, size, i, 0.42), light, dark, inner)),
    drawExtras(
      pose.extras.filter((extra) => !extra.behind && !extra.held),
      palette,
    ),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${FRONT_CENTRE + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}

/** @param {string} d @param {string} colour @param {number} width */
const outlineInside = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`

/** A hind leg when the seat is off the ground, and its foot. @param {import('./pose.mjs').FootPose} foot @param {1 | -1} s @param {Measures} m @param {Proportions} size @param {import('../draw/palette.mjs').Inks} light @param {import('../draw/palette.mjs').Inks} dark */
function drawLeg(foot, s, m, size, light, dark) {
  const how = { line: size.inner, scale: size.limb, turn: foot.turn }
  const end = foot.sole
    ? drawSole(foot.x, foot.y, light, how)
    : drawFoot(foot.x, foot.y, light, how)
  if (m.rise < 4) return end
  const width = { root: 11 * size.limb, wrist: 8.6 * size.limb, paw: 8.8 * size.limb }
  const shin = limbShape(
    [s * 18 * m.hip, -24 - m.rise * 0.6],
    [foot.x - s * 1.5, foot.y - 8],
    s * 1.5,
    width,
  )
  return drawLimb(shin, light, dark, how) + end
}
