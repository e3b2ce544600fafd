// @ts-check
// Large pointed ears with dark tips. They never fold; they turn.

import { chain, onSpine, smooth, spline } from '../draw/geometry.mjs'
import { fill, inside } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/** Marks `[u, offset in half widths to the outside, corner?]`, root to tip and back. @type {Record<'outline' | 'inner' | 'tip', Point[]>} */
const MARKS = {
  outline: [
    [-0.14, 1.02],
    [0.2, 1.06],
    [0.58, 0.72],
    [1, 0.06, 1],
    [0.66, -0.46],
    [0.32, -0.9],
    [-0.14, -1.06],
  ],
  inner: [
    [0, 0.46],
    [0.3, 0.62],
    [0.6, 0.36],
    [0.76, 0.04, 1],
    [0.56, -0.24],
    [0.28, -0.52],
    [0, -0.6],
  ],
  tip: [
    [0.6, 1.4, 1],
    [1.3, 1.4, 1],
    [1.3, -1.4, 1],
    [0.58, -1.4, 1],
    [0.72, -0.3, 1],
    [0.63, 0.05, 1],
    [0.74, 0.4, 1],
  ],
}

/** Length and half width of an ear, px. */
const LONG = 66
const WIDE = 23

/** The part of its length an ear loses to the eye when it is laid aside. */
const LAID = 0.14

/**
 * @typedef {object} EarSite where an ear grows, in the head's axes
 * @property {Point} root @property {-1 | 1} side the way it turns: -1 is the viewer's left @property {number} wide how wide it looks there @property {number} scale
 */

/** Shapes of one ear. @param {import('../default/ears.mjs').EarPose} ear @param {EarSite} site */
export function earShape(ear, { root, side, wide, scale }) {
  const up = -90 + side * ear.turn
  const spine = chain(
    root,
    LONG * ear.length * (1 - LAID * smooth(40, 64, ear.turn)) * scale,
    [0, 0.3, 0.7, 1].map((k) => up + side * ear.curl * k),
  )
  const w = WIDE * wide * scale
  const hang = (/** @type {Point[]} */ marks) =>
    spline(
      onSpine(
        spine,
        marks.map(([u, k, corner]) => /** @type {Point} */ ([u, -side * w * k, corner ?? 0])),
      ),
    )
  return {
    outline: hang(MARKS.outline),
    inner: hang(MARKS.inner),
    tip: hang(MARKS.tip),
    shade: spline(
      onSpine(spine, [
        [-0.3, -w * 0.62],
        [0.6, -w * 0.4],
        [1.2, 1],
        [1.2, -w * 3],
        [-0.3, -w * 3],
      ]),
    ),
  }
}

/** @typedef {ReturnType<typeof earShape>} EarShape */

/** The ear's coat; its outline is drawn with the head's. @param {EarShape} ear @param {Inks} light @param {Inks} dark @param {boolean} [open] its inside shows */
export const paintEar = (ear, light, dark, open = true) =>
  fill(ear.outline, light.body) +
  inside(
    ear.outline,
    fill(ear.shade, dark.body) +
      (open ? fill(ear.inner, light.blush) : '') +
      fill(ear.tip, light.sock),
  )
