// @ts-check
// Arms, legs and feet: shapes hung on a curved middle line, left open where they join the body.

import { arc, num, onSpine, spline } from './geometry.mjs'
import { ellipse, fill, inside, line, patched } from './svg.mjs'

/** @typedef {import('./geometry.mjs').Point} Point */
/** @typedef {import('./palette.mjs').Inks} Inks */
/** @typedef {{root: number, wrist: number, paw: number}} LimbWidth half widths, px */

/**
 * A limb from a joint to the middle of a paw.
 * @param {Point} from @param {Point} to @param {number} bend px the middle stands off the straight line, to the left of travel
 * @param {LimbWidth} width @param {number} [start] where along the limb to begin drawing, 0 to 0.5
 */
export function limbShape(from, to, bend, width, start = 0) {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const d = Math.hypot(dx, dy) || 1
  const elbow = /** @type {Point} */ ([
    (from[0] + to[0]) / 2 + (dy / d) * bend * 2,
    (from[1] + to[1]) / 2 - (dx / d) * bend * 2,
  ])
  const spine = arc(from, elbow, to)
  const { root, wrist, paw } = width
  const middle = (root + wrist) / 2
  const reach = paw * 0.9
  const cap = 1 + reach / Math.max(d, 20)
  /** @type {Point[]} */
  const half = [
    [start, start > 0.2 ? middle : root],
    [Math.max(0.34, start + 0.1), middle],
    [0.64, wrist],
    [0.86, paw],
    [(1 + cap) / 2, paw * 0.9],
  ]
  const back = half.map(([u, w]) => /** @type {Point} */ ([u, -w])).reverse()
  const d0 = spline(onSpine(spine, [...half, [cap, 0], ...back]), { closed: false })
  const cuff = spline(
    onSpine(spine, [
      [0.6, wrist + 4, 1],
      [1.6, paw + 6, 1],
      [1.6, -paw - 6, 1],
      [0.6, -wrist - 4, 1],
      [0.7, -wrist * 0.45, 1],
      [0.58, 0, 1],
      [0.72, wrist * 0.5, 1],
    ]),
  )
  return { d: d0, cuff, spine, toes: toeLines(spine, paw, cap) }
}

/** Two short lines between the toes. @param {Point[]} spine @param {number} paw @param {number} cap */
function toeLines(spine, paw, cap) {
  return [-0.33, 0.33]
    .map((k) => {
      const [a, b] = onSpine(spine, [
        [lerpTo(1, cap, 0.72), paw * k],
        [lerpTo(1, cap, 0.28), paw * k],
      ])
      return `M${num(a[0])} ${num(a[1])}L${num(b[0])} ${num(b[1])}`
    })
    .join('')
}

const lerpTo = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ t) =>
  a + (b - a) * t

/** Paints a limb. @param {ReturnType<typeof limbShape>} limb @param {Inks} light @param {Inks} dark @param {{line: number, shade?: string}} how */
export function drawLimb(limb, light, dark, { line: width, shade }) {
  const coat = fill(limb.d, light.body) + inside(limb.d, fill(limb.cuff, light.sock))
  return (
    coat +
    (shade ? inside(shade, patched(limb.d, dark.body, limb.cuff, dark.sock)) : '') +
    line(limb.d, light.line, width) +
    line(limb.toes, light.line, 2.2)
  )
}

/** A hind foot from the front, toes towards you. @param {number} x @param {number} y the ground under it @param {Inks} ink @param {{turn?: number, line: number, scale?: number}} how */
export function drawFoot(x, y, ink, { turn = 0, line: width, scale = 1 }) {
  const d = ellipse(x, y - 6.6 * scale, 12.5 * scale, 6.6 * scale, turn)
  const toes = [-3, 3].map((dx) => `M${num(x + dx)} ${num(y - 3.4)}v-2.6`).join('')
  return fill(d, ink.sock) + line(d, ink.line, width) + line(toes, ink.line, 2.2)
}

/** A hind foot turned up, pads towards you. @param {number} x @param {number} y the ground under it @param {Inks} ink @param {{turn?: number, line: number, scale?: number}} how */
export function drawSole(x, y, ink, { turn = 0, line: width, scale = 1 }) {
  const cy = y - 12.5 * scale
  const at = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    const a = (turn * Math.PI) / 180
    return /** @type {const} */ ([
      x + (dx * Math.cos(a) - dy * Math.sin(a)) * scale,
      cy + (dx * Math.sin(a) + dy * Math.cos(a)) * scale,
    ])
  }
  const d = ellipse(x, cy, 11.6 * scale, 12.6 * scale, turn)
  const pads = [
    [-5.6, -3.6, 2],
    [0, -6.4, 2.2],
    [5.6, -3.6, 2],
  ].map(([dx, dy, r]) => fill(ellipse(...at(dx, dy), r * scale, r * 1.2 * scale), ink.accent))
  return (
    fill(d, ink.sock) +
    fill(ellipse(...at(0, 3.6), 5.2 * scale, 4 * scale, turn), ink.accent) +
    pads.join('') +
    line(d, ink.line, width)
  )
}
