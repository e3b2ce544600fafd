// @ts-check
// The big ears. One stands, the other's tip hangs over: the creature's own mark.

import { chain, onSpine, place, spline } from '../draw/geometry.mjs'
import { fill, inside, line } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/**
 * @typedef {object} EarPose
 * @property {number} turn degrees from upright outwards @property {number} fold 0 straight, 1 the tip hangs over
 * @property {number} length 1 is normal @property {number} curl degrees the ear bends outwards
 */

/** A tip folds once it passes this; below, it stands. */
const FOLDS_AT = 0.3

/** Outline marks `[u, offset in half widths to the outside, corner?]`, root to tip and back. @type {{straight: Point[], folded: Point[], innerStraight: Point[], innerFolded: Point[]}} */
const MARKS = {
  straight: [
    [-0.1, 1],
    [0.3, 0.98],
    [0.68, 0.58],
    [1, 0.05, 1],
    [0.7, -0.3],
    [0.35, -0.82],
    [-0.1, -1],
  ],
  folded: [
    [-0.1, 1],
    [0.28, 0.98],
    [0.58, 0.84, 1],
    [0.66, -0.4, 1],
    [0.3, -0.84],
    [-0.1, -1],
  ],
  innerStraight: [
    [0, 0.52],
    [0.34, 0.6],
    [0.62, 0.4],
    [0.84, 0.1, 1],
    [0.6, -0.1],
    [0.3, -0.4],
    [0, -0.5],
  ],
  innerFolded: [
    [0, 0.5],
    [0.3, 0.6],
    [0.6, 0.4, 1],
    [0.62, -0.1, 1],
    [0.3, -0.38],
    [0, -0.45],
  ],
}

/**
 * Shapes of one ear in the head's axes.
 * @param {EarPose} ear @param {-1 | 1} side -1 is the viewer's left @param {{yaw: number, pitch: number}} head @param {number} scale
 */
export function earShape(ear, side, head, scale) {
  const down = Math.max(0, ear.turn - 25)
  /** @type {Point} */
  const root = [side * (31 + down * 0.16) - head.yaw * 5, -25 + down * 0.2 - head.pitch * 3]
  const up = -90 + side * ear.turn
  const spine = chain(
    root,
    58 * ear.length * scale,
    [0, 0.3, 0.7, 1].map((k) => up + side * ear.curl * k),
  )
  const away = head.yaw * side
  const w = 21 * scale * (1 - Math.max(0, away) * 0.22 + Math.max(0, -away) * 0.04)
  const hang = (/** @type {Point[]} */ marks) =>
    onSpine(
      spine,
      marks.map(([u, k, corner]) => /** @type {Point} */ ([u, -side * w * k, corner ?? 0])),
    )
  const folded = ear.fold > FOLDS_AT
  const outline = hang(folded ? MARKS.folded : MARKS.straight)
  return {
    outline: spline(outline),
    inner: spline(hang(folded ? MARKS.innerFolded : MARKS.innerStraight)),
    shade: spline(
      onSpine(spine, [
        [-0.3, -w * 0.66],
        [0.6, -w * 0.42],
        [1.2, 1],
        [1.2, -w * 3],
        [-0.3, -w * 3],
      ]),
    ),
    flap: folded ? flapShape(outline[2], outline[3], up, side, ear, scale) : null,
  }
}

/** The tip that hangs over. @param {Point} outer @param {Point} inner @param {number} up @param {-1 | 1} side @param {EarPose} ear @param {number} scale */
function flapShape(outer, inner, up, side, ear, scale) {
  const x = (outer[0] + inner[0]) / 2
  const y = (outer[1] + inner[1]) / 2
  const at = (/** @type {number} */ r, /** @type {number} */ turn) =>
    place([[r * scale, 0]], { x, y, turn: up + side * turn })[0]
  const tip = at(29, 122 + 55 * ear.fold)
  const crown = at(4, 6)
  return spline([
    [inner[0], inner[1]],
    [crown[0], crown[1]],
    [outer[0], outer[1]],
    [tip[0], tip[1], 1],
  ])
}

/** @typedef {ReturnType<typeof earShape>} EarShape */

/** The ear's coat; its outline is drawn with the head's. @param {EarShape} ear @param {Inks} light @param {Inks} dark */
export const paintEar = (ear, light, dark) =>
  fill(ear.outline, light.body) +
  inside(ear.outline, fill(ear.shade, dark.body) + fill(ear.inner, light.accent))

/** The hanging tip, over the head. @param {EarShape} ear @param {Inks} ink @param {number} width px */
export const paintFlap = (ear, ink, width) =>
  ear.flap ? fill(ear.flap, ink.body) + line(ear.flap, ink.line, width) : ''
