// @ts-check
// The brush: thin at the root, as long as the body, full near its light tip. It leads the silhouette, and the feelings.

import { along, chain, clamp, onSpine, place, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, inside, line, outside } from '../draw/svg.mjs'
import { tailSpine } from '../draw/tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */
/** @typedef {import('../draw/tail.mjs').TailPose} TailPose */

/** `[u, half widths to the left, corner?]` from the root round the tip and back. @type {Point[]} */
const OUTLINE = [
  [0, 0.36],
  [0.14, 0.5],
  [0.34, 0.82],
  [0.54, 1],
  [0.7, 1.02, 1],
  [0.69, 0.84, 1],
  [0.86, 0.62],
  [1.05, 0.04, 1],
  [0.9, -0.5],
  [0.78, -0.76, 1],
  [0.77, -0.98, 1],
  [0.56, -1.02],
  [0.34, -0.84],
  [0.14, -0.52],
  [0, -0.36],
]

/** The light tip, with teeth where it meets the coat. @type {Point[]} */
const TIP = [
  [0.64, 1.6, 1],
  [1.3, 1.6, 1],
  [1.3, -1.6, 1],
  [0.65, -1.6, 1],
  [0.74, -0.62, 1],
  [0.64, -0.3, 1],
  [0.75, 0, 1],
  [0.63, 0.34, 1],
  [0.73, 0.68, 1],
]

/** The side away from the light. @type {Point[]} */
const SHADE = [
  [-0.1, 1.8],
  [-0.1, 0.12],
  [0.3, 0.34],
  [0.6, 0.42],
  [0.88, 0.2],
  [1.2, 0.3],
  [1.2, 2.2],
  [0.5, 2.2],
]

/** A tip that shines: fox-fire. */
const FIRE = '#ffe27a'

/** Where light does not fall. */
const AWAY = [0.35, 0.94]

/** The outline past `from`, ending where it is cut. @param {Point[]} marks @param {number} from @returns {Point[]} */
function cutOff(marks, from) {
  const kept = marks.filter(([u]) => u > from)
  return from ? [[from, kept[0][1]], ...kept, [from, kept[kept.length - 1][1]]] : marks
}

/**
 * Paints a brush on its middle line, open at its root.
 * @param {Point[]} spine @param {{plume: number, line: number, glow?: number}} size px; glow lights its tip, 0 to 1 @param {Inks} light @param {Inks} dark
 * @param {number} [from] draws only what lies past this part of the length
 */
export function drawBrush(spine, { plume, line: width, glow = 0 }, light, dark, from = 0) {
  const shine = clamp(glow, 0, 1)
  const hang = (/** @type {Point[]} */ marks, k = 1) =>
    onSpine(
      spine,
      marks.map(([u, w, corner]) => /** @type {Point} */ ([u, w * plume * k, corner ?? 0])),
    )
  const outline = spline(hang(cutOff(OUTLINE, from)), { closed: false })
  const tip = spline(hang(TIP))
  const { nx, ny } = along(spine, 0.6)
  const shade = spline(hang(SHADE, nx * AWAY[0] + ny * AWAY[1] > 0 ? 1 : -1))
  const coat = (/** @type {Inks} */ ink) =>
    outside(tip, fill(outline, ink.body)) + inside(outline, fill(tip, mix(ink.belly, FIRE, shine)))
  return (
    fill(outline, light.body) +
    inside(outline, fill(tip, mix(light.belly, FIRE, shine)) + inside(shade, coat(dark))) +
    line(outline, light.line, width)
  )
}

/** Bends a line back before it passes a border: nothing changes below `soft`, nothing passes `hard`. @param {number} v @param {number} soft px @param {number} hard px */
const kept = (v, soft, hard) =>
  (v - soft) * (hard - soft) <= 0 ? v : soft + (hard - soft) * Math.tanh((v - soft) / (hard - soft))

/** How far before a border a line begins to bend, px. */
const BEFORE_BORDER = 26

/** The line within two borders, px. @param {Point[]} spine @param {number} left @param {number} right @returns {Point[]} */
const between = (spine, left, right) =>
  spine.map(([x, y]) => [
    kept(kept(x, right - BEFORE_BORDER, right), left + BEFORE_BORDER, left),
    y,
  ])

/**
 * @typedef {object} Room where a tail may be
 * @property {number} left px, the cell's left edge @property {number} right px, its right edge @property {number} plume half width of the tail, px
 */

/** What is kept free along an edge, px. */
const MARGIN = 6

/**
 * Middle line of a tail that is free, on the side of the root it starts from.
 * @param {Point} root px @param {TailPose} tail @param {number} length px @param {Room} room @param {1 | -1} [flip] mirrors it @returns {Point[]}
 */
export function freeSpine(root, tail, length, { left, right, plume }, flip = 1) {
  const off = MARGIN + plume
  return place(between(tailSpine(root, tail, length), left + off, right - off), { sx: flip })
}

/** Where a tail that lies round the feet has turned, as a part of its length. */
const ROUND = 0.24
const JOINTS = 16

/** A tail that lifts before this part of its length is hugged: it lies over the forelegs, not round them. */
export const HUGS = 0.5

/** How steeply the tip of one that is not may rise beside the chest, degrees. */
const STEEPEST = 76

/**
 * Middle line of a tail brought round before the feet: down behind the rump, along the ground to the left, past `kink` of its length it lifts by `curl` degrees.
 * @param {number} left px, the farthest left its middle goes @param {number} right px, the farthest right @param {number} ground px, how high it lies @param {TailPose} tail @param {number} length px @returns {Point[]}
 */
export function wrappedSpine(left, right, ground, tail, length) {
  const curl = tail.kink < HUGS ? tail.curl : STEEPEST * Math.tanh(tail.curl / STEEPEST)
  const angles = Array.from({ length: JOINTS }, (_, i) => {
    const u = i / (JOINTS - 1)
    const lift = Math.max(0, (u - tail.kink) / (1 - tail.kink))
    return 52 + 128 * Math.min(1, u / ROUND) + curl * lift ** 1.2
  })
  const spine = chain([0, 0], length * tail.length, angles)
  const lowest = Math.max(...spine.map(([, y]) => y))
  const farthest = Math.max(...spine.map(([x]) => x))
  return between(place(spine, { x: right - farthest, y: ground - lowest }), left, right + 99)
}
