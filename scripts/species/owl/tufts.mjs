// @ts-check
// The brow tufts: a brow that runs out into a horn of feathers. It does what ears and brows do on others; the right
// one has never lain quite flat.

import { direction, lerp, spline } from '../draw/geometry.mjs'
import { fill, inside, line } from '../draw/svg.mjs'
import { mix } from '../draw/palette.mjs'
import { onBall } from './ball.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** Length past the head's edge, px. */
const LENGTH = 34

/** Degrees a tuft stands off upright for an ear's turn. @param {number} turn */
const leanOf = (turn) => 18 + turn * 1.12

/**
 * One tuft in the head's axes.
 * @param {import('../default/pose.mjs').Pose['head']} pose @param {-1 | 1} side -1 is the viewer's left @param {number} scale
 */
export function tuftShape(pose, side, scale) {
  const i = side < 0 ? 0 : 1
  const ear = pose.ears[i]
  const eye = pose.eyes[i]
  const squeezed = eye.kind === 'squeeze' ? 2.5 : 0
  const raise = eye.brow * 0.8
  const inner = onBall(side * 8, -14 - raise - eye.slant * 0.4 + squeezed, pose)
  const mid = onBall(side * 31, -29 - raise * 0.8 + ear.turn * 0.07, pose)
  const lean = side * leanOf(ear.turn) * lerp(0.35, 1, Math.max(0, mid.near + 0.2))
  const [ux, uy] = direction(lean - 90)
  const long = LENGTH * scale * (0.35 + 0.65 * ear.length)
  const [bx, by] = direction(lean - 90 + side * ear.fold * 42)
  const root = /** @type {Point} */ ([mid.x, mid.y])
  const bow = /** @type {Point} */ ([mid.x + ux * long * 0.62, mid.y + uy * long * 0.62])
  const tip = /** @type {Point} */ ([bow[0] + bx * long * 0.52, bow[1] + by * long * 0.52])
  // To the outside of the way the tuft runs.
  const [ox, oy] = [-uy * side, ux * side]
  const w = 11.5 * scale ** 0.6
  const off = (/** @type {Point} */ p, /** @type {number} */ k) =>
    /** @type {Point} */ ([p[0] + ox * w * k, p[1] + oy * w * k])
  const faces = inner.near > 0.1
  const start = /** @type {Point} */ (faces ? [inner.x, inner.y, 1] : [...off(root, -1.1), 1])
  const half = /** @type {Point} */ ([lerp(start[0], root[0], 0.5), lerp(start[1], root[1], 0.5)])
  const outline = /** @type {Point[]} */ ([
    start,
    [half[0] - ox * 3.2, half[1] - oy * 3.2 - 2.4],
    off(root, -0.86),
    off(bow, -0.56),
    [tip[0], tip[1], 1],
    off(bow, 0.5),
    off(root, 0.98),
    [half[0] + ox * 1.2, half[1] + 2.6],
  ])
  return {
    outline: spline(outline),
    vein: spline(
      [off(root, 0), off(bow, -0.02), [lerp(bow[0], tip[0], 0.5), lerp(bow[1], tip[1], 0.5)]],
      { closed: false },
    ),
    shade: spline([off(half, 0.5), off(root, 0.1), tip, off(tip, 3), off(root, 3), off(half, 3)]),
    near: mid.near,
  }
}

/** @param {ReturnType<typeof tuftShape>} tuft @param {import('./palettes.mjs').OwlPalette} palette */
export const paintTuft = (tuft, palette) =>
  fill(tuft.outline, palette.shade) +
  inside(tuft.outline, fill(tuft.shade, mix(palette.shade, palette.line, 0.34))) +
  line(tuft.outline, palette.line, 2.6)
