// @ts-check
// What a slime is made of: outlines that keep their volume while they stretch, lean and melt.

import { clamp, lerp } from '../draw/geometry.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/**
 * @typedef {object} Drop
 * @property {number} tall px from the ground to the crown @property {number} wide px, half the width at its widest
 * @property {number} lean px the crown stands aside @property {number} melt 0 a drop, 1 a puddle with a lip @property {number} round 0 it stands, 1 it hangs in the air
 */

/** Right half of a drop from the ground to the crown: parts of the half width and of the height. @type {[number, number][]} */
const STANDING = [
  [0.5, 0],
  [0.86, 0.045],
  [1, 0.25],
  [0.94, 0.48],
  [0.73, 0.7],
  [0.4, 0.89],
  [0.15, 0.975],
]

/** The same points of a puddle. @type {[number, number][]} */
const MELTED = [
  [0.66, 0],
  [1.02, 0.055],
  [1.06, 0.2],
  [0.85, 0.42],
  [0.66, 0.7],
  [0.4, 0.92],
  [0.15, 0.99],
]

/** The same points of a drop in the air: nothing flattens it from below. @type {[number, number][]} */
const FLYING = [
  [0.36, 0.018],
  [0.74, 0.11],
  [0.99, 0.32],
  [0.94, 0.52],
  [0.71, 0.73],
  [0.38, 0.9],
  [0.14, 0.975],
]

/** Soles of a slime: the outline's line ends on the ground. */
const BASE = -2.7

/** A slime is wider than the creature that shared movements place things beside. @param {number} x px @param {number} [most] px */
export const beside = (x, most = 78) => clamp(x * 1.28, -most, most)

/** How far aside a point at part v of the height stands. @param {Drop} drop @param {number} v */
export const aside = (drop, v) => drop.lean * v ** 1.4

/** Outline of a drop on the ground. @param {Drop} drop @returns {Point[]} */
export function dropShape(drop) {
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    /** @type {Point} */ ([u * drop.wide + aside(drop, v), BASE - v * (drop.tall + BASE)])
  const half = STANDING.map((point, i) =>
    [0, 1].map((k) => lerp(lerp(point[k], MELTED[i][k], drop.melt), FLYING[i][k], drop.round)),
  )
  return [
    at(0, 0),
    ...half.map(([u, v]) => at(u, v)),
    at(0, 1),
    ...half.map(([u, v]) => at(-u, v)).reverse(),
  ]
}

/** Left half of a drop that hangs on a wall, from its foot to its crown: px off the wall as parts of the width, parts of the length. @type {[number, number][]} */
const HANGING = [
  [0.05, -0.05],
  [0.22, 0.0],
  [0.58, 0.02],
  [0.88, 0.13],
  [1, 0.33],
  [0.96, 0.55],
  [0.82, 0.75],
  [0.58, 0.885],
  [0.28, 0.945],
  [0.1, 0.985],
]

/** Outline of a drop on a wall. @param {number} wall px @param {number} foot px @param {number} long px @param {number} thick px @returns {Point[]} */
export function wallShape(wall, foot, long, thick) {
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    /** @type {Point} */ ([wall - u * thick, foot - v * long])
  return [
    [wall, foot + long * 0.1, 1],
    ...HANGING.map(([u, v]) => at(u, v)),
    [wall, foot - long * 1.08, 1],
  ]
}
