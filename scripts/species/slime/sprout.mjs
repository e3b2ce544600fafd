// @ts-check
// The sprout on a slime's crown. Its two leaves say what ears say on others.

import { chain, direction, onSpine, spline } from '../draw/geometry.mjs'
import { ellipse, fill, inside, line, outlineAll } from '../draw/svg.mjs'

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

/** Degrees a leaf stands off the stalk: an ear's turn, from upright outwards. @param {number} turn */
const spreadOf = (turn) => 22 + turn * 1.2

/**
 * Shapes of the sprout.
 * @param {Point} root px @param {number} upright degrees the stalk leans @param {import('../default/pose.mjs').Pose['head']['ears']} ears
 * @param {import('./proportions.mjs').Proportions} size
 */
export function sproutShape(root, upright, ears, size) {
  const up = -90 + upright
  const stalk = chain(root, size.stalk, [up, up, up + upright * 0.3])
  const tip = stalk[stalk.length - 1]
  const leaves = ears.map((ear, i) => {
    const side = i ? 1 : -1
    const turn = spreadOf(ear.turn)
    // A leaf bends on in the way it hangs.
    const bend = 16 + Math.max(0, turn - 60) * 0.35
    const spine = chain(
      tip,
      size.leaves[i] * (0.45 + 0.55 * ear.length),
      [0, 0.25, 0.6, 1].map((k) => up + side * (turn + bend * k)),
    )
    const wide = size.leaves[i] * 0.3
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
  return {
    stalk: spline(stalk, { closed: false }),
    leaves,
    flower: size.flower ? flowerShape(tip, upright) : null,
  }
}

/** Petals of the flower, and how far they and its eye reach, px. */
const PETALS = 5
const PETAL = 7.6
const EYE = 5.2

/** A flower in front of the leaves. @param {Point} tip @param {number} turn degrees */
function flowerShape([x, y], turn) {
  const [cx, cy] = [x, y - 3]
  const petals = Array.from({ length: PETALS }, (_, i) => {
    const at = turn - 90 + (360 / PETALS) * i
    const [dx, dy] = direction(at)
    return ellipse(cx + dx * PETAL, cy + dy * PETAL, PETAL * 0.92, PETAL * 0.74, at)
  })
  return { petals, eye: ellipse(cx, cy, EYE, EYE) }
}

/** Paints a sprout. @param {ReturnType<typeof sproutShape>} sprout @param {SlimePalette} palette @param {number} width outer line, px */
export function drawSprout({ stalk, leaves, flower }, palette, width) {
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
      .join('') +
    (flower ? drawFlower(flower, palette, width) : '')
  )
}

/** @param {NonNullable<ReturnType<typeof sproutShape>['flower']>} flower @param {SlimePalette} palette @param {number} width px */
const drawFlower = ({ petals, eye }, palette, width) =>
  outlineAll(petals, palette.line, width * 1.5) +
  petals.map((petal) => fill(petal, palette.belly)).join('') +
  line(eye, palette.line, 3.2) +
  fill(eye, palette.accent)
