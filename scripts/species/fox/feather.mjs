// @ts-check
// The feather a grown fox has earned, stuck behind one ear like an actor's.

import { chain, onSpine, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, inside, line, outlineAll } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

const BLUE = '#4f9fc4'
const BAR = '#e9f4f8'
const LONG = 62
const WIDE = 10

/** Marks `[u, half widths, corner?]` of the vane. @type {Point[]} */
const VANE = [
  [0.16, 0.1],
  [0.36, 0.86],
  [0.56, 1, 1],
  [0.58, 0.7, 1],
  [0.8, 0.9],
  [1.04, 0.1, 1],
  [0.82, -0.72],
  [0.5, -0.9],
  [0.3, -0.6],
]

/** @param {Point} root px @param {{turn: number, away: number}} how degrees the ear it is behind turns, and 0 to 1 how far it is turned from sight @param {import('../draw/palette.mjs').Palette} palette @param {number} width px @param {1 | -1} [side] 1 leans to the viewer's right */
export function drawFeather(root, { turn, away }, palette, width, side = 1) {
  const lean = 40 + turn * 0.3 - away * 54
  const spine = chain(
    root,
    LONG,
    [0, 6, 14, 24].map((more) => -90 + side * (lean + more)),
  )
  const hang = (/** @type {Point[]} */ marks) =>
    onSpine(
      spine,
      marks.map(([u, k, corner]) => /** @type {Point} */ ([u, k * WIDE * side, corner ?? 0])),
    )
  const vane = spline(hang(VANE))
  const quill = spline(
    hang([
      [0, 0],
      [0.5, 0],
      [0.92, 0],
    ]),
    { closed: false },
  )
  const bar = (/** @type {number} */ u) =>
    spline(
      hang([
        [u, 1.4, 1],
        [u + 0.08, 1.4, 1],
        [u + 0.12, 0, 1],
        [u + 0.08, -1.4, 1],
        [u, -1.4, 1],
        [u + 0.04, 0, 1],
      ]),
    )
  return (
    outlineAll([vane], palette.line, width * 1.7) +
    line(quill, palette.line, 3 + width) +
    fill(vane, BLUE) +
    inside(vane, [0.34, 0.52, 0.7].map((u) => fill(bar(u), BAR)).join('')) +
    line(quill, mix(BLUE, palette.line, 0.6), 2)
  )
}
