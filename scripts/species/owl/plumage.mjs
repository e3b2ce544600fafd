// @ts-check
// Feathers: outlines that bristle, scalloped edges, and the small marks on a breast.

import { num, spline } from '../draw/geometry.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** Below this much, px, plumage lies flat. */
const FLAT = 2

/** From one feather's tip to the next along an outline, px. */
const FEATHER = 17

/** Points a feather apart along a closed outline. @param {Point[]} points @returns {Point[]} */
function featherApart(points) {
  const n = points.length
  const lengths = points.map(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % n]
    return Math.hypot(nx - x, ny - y)
  })
  const around = lengths.reduce((sum, each) => sum + each, 0)
  const count = 2 * Math.round(around / FEATHER / 2)
  /** @type {Point[]} */
  const out = []
  let i = 0
  let passed = 0
  for (let k = 0; k < count; k++) {
    const at = ((k + 0.5) * around) / count
    while (passed + lengths[i] < at) passed += lengths[i++]
    const t = (at - passed) / lengths[i]
    const [nx, ny] = points[(i + 1) % n]
    out.push([points[i][0] + (nx - points[i][0]) * t, points[i][1] + (ny - points[i][1]) * t])
  }
  return out
}

/**
 * A closed outline whose feathers stand up: a tip between every two points, leaning down.
 * @param {Point[]} points @param {number} px how far tips stand out @param {(point: Point) => number} [part] how much of that at a point, 0 to 1
 * @returns {Point[]}
 */
export function ruffled(points, px, part = () => 1) {
  if (px < FLAT) return points
  const fine = featherApart(points)
  const n = fine.length
  const cx = fine.reduce((sum, [x]) => sum + x, 0) / n
  const cy = fine.reduce((sum, [, y]) => sum + y, 0) / n
  return fine.flatMap(([x, y, corner], i) => {
    const [nx, ny] = fine[(i + 1) % n]
    const middle = /** @type {Point} */ ([(x + nx) / 2, (y + ny) / 2])
    const out = Math.hypot(middle[0] - cx, middle[1] - cy) || 1
    const by = px * part(middle)
    if (by < FLAT) return [/** @type {Point} */ ([x, y, corner ?? 0])]
    const tip = /** @type {Point} */ ([
      middle[0] + ((middle[0] - cx) / out) * by * 1.5,
      middle[1] + ((middle[1] - cy) / out) * by * 1.5 + by * 0.8,
      1,
    ])
    return [/** @type {Point} */ ([x, y, 1]), tip]
  })
}

/**
 * Upper edge of feathers from left to right, round tips up, closed far below.
 * @param {number} left px @param {number} right px @param {(x: number) => number} y height of the edge @param {number} count @param {number} depth px
 */
export function scallops(left, right, y, count, depth) {
  const step = (right - left) / count
  /** @type {Point[]} */
  const edge = []
  for (let i = 0; i < count; i++) {
    const x = left + i * step
    edge.push([x, y(x) + depth * 0.5, 1])
    edge.push([x + step * 0.5, y(x + step * 0.5) - depth * 0.5])
  }
  edge.push([right, y(right) + depth * 0.5, 1])
  return spline(edge, { closed: false })
}

/** Small marks on the breast, as lines: [part of the half width, part of the height]. @type {[number, number][]} */
const MARKS = [
  [-0.34, 0.7],
  [0.34, 0.7],
  [0, 0.5],
  [-0.3, 0.28],
  [0.3, 0.28],
]

/** @param {{x: number, bottom: number, wide: number, tall: number}} breast px */
export const breastMarks = ({ x, bottom, wide, tall }) =>
  MARKS.map(([u, v]) => `M${num(x + u * wide - 3.6)} ${num(bottom - v * tall)}q3.6 4.6 7.2 0`).join(
    '',
  )
