// @ts-check
// The sprout on a slime's crown. Its two leaves say what ears say on others.

import { chain, onSpine, spline } from '../draw/geometry.mjs'
import { fill, inside, line, outlineAll } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').SlimePalette} SlimePalette */

/** Leaf outline `[u, offset in half widths, corner?]`, the outer side first. @type {Point[]} */
const LEAF = [
  [0, 0.1, 1],
  [0.22, 0.78],
  [0.52, 1],
  [0.8, 0.62],
  [1, 0, 1],
  [0.78, -0.52],
  [0.5, -0.84],
  [0.2, -0.6],
]

/** Length of the left leaf and the right one, and of the stalk, px. */
const LENGTHS = [41, 31]
const STALK = 11

/** Degrees a leaf stands off the stalk: an ear's turn, from upright outwards. @param {number} turn */
const spreadOf = (turn) => 22 + turn * 1.2

/**
 * Shapes of the sprout.
 * @param {Point} root px @param {number} upright degrees the stalk leans @param {import('../default/pose.mjs').Pose['head']['ears']} ears
 */
export function sproutShape(root, upright, ears) {
  const up = -90 + upright
  const stalk = chain(root, STALK, [up, up, up + upright * 0.3])
  const tip = stalk[stalk.length - 1]
  const leaves = ears.map((ear, i) => {
    const side = i ? 1 : -1
    const turn = spreadOf(ear.turn)
    // A leaf bends on in the way it hangs.
    const bend = 16 + Math.max(0, turn - 60) * 0.35
    const spine = chain(
      tip,
      LENGTHS[i] * (0.45 + 0.55 * ear.length),
      [0, 0.25, 0.6, 1].map((k) => up + side * (turn + bend * k)),
    )
    const wide = LENGTHS[i] * 0.3
    const hang = (/** @type {Point[]} */ marks) =>
      onSpine(
        spine,
        marks.map(([u, k, corner]) => /** @type {Point} */ ([u, -side * k * wide, corner ?? 0])),
      )
    return {
      outline: spline(hang(LEAF)),
      under: spline(
        hang([
          [0, 0, 1],
          [0.4, 0.16],
          [1.1, 0, 1],
          [0.8, 1.4],
          [0.1, 1.3],
        ]),
      ),
      vein: spline(
        hang([
          [0.12, 0],
          [0.45, 0.14],
          [0.74, 0.04],
        ]),
        { closed: false },
      ),
    }
  })
  return { stalk: spline(stalk, { closed: false }), leaves }
}

/** Paints a sprout. @param {ReturnType<typeof sproutShape>} sprout @param {SlimePalette} palette @param {number} width outer line, px */
export function drawSprout({ stalk, leaves }, palette, width) {
  return (
    line(stalk, palette.line, 5.4 + width * 2) +
    outlineAll(
      leaves.map((leaf) => leaf.outline),
      palette.line,
      width * 2,
    ) +
    line(stalk, palette.leafShade, 5.4) +
    leaves
      .map(
        (leaf) =>
          fill(leaf.outline, palette.leaf) +
          inside(leaf.outline, fill(leaf.under, palette.leafShade)) +
          line(leaf.vein, palette.line, 1.8),
      )
      .join('')
  )
}
