// @ts-check
// The few SVG elements the rigs draw with. Everything returns a string; nothing here knows an animal.

import { num, spline } from './geometry.mjs'

/** @typedef {import('./geometry.mjs').Point} Point */

let lastId = 0

/** Restarts id numbering, so that the same drawing always gives the same text. */
export const resetIds = () => {
  lastId = 0
}

/** A filled shape without line. @param {string} d path data @param {string} colour */
export const fill = (d, colour) => `<path d="${d}" fill="${colour}"/>`

/** A line with round joins and ends. @param {string} d path data @param {string} colour @param {number} width px */
export const line = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"/>`

/** A group. @param {string[]} parts @param {string} [transform] */
export const group = (parts, transform) =>
  transform ? `<g transform="${transform}">${parts.join('')}</g>` : parts.join('')

/** Only what lies inside path d. @param {string} d @param {string} content @param {'nonzero' | 'evenodd'} [rule] */
export function inside(d, content, rule = 'nonzero') {
  if (!content) return ''
  const id = `c${++lastId}`
  return `<clipPath id="${id}"><path d="${d}" clip-rule="${rule}"/></clipPath><g clip-path="url(#${id})">${content}</g>`
}

/** Only what lies outside path d. @param {string} d @param {string} content */
export const outside = (d, content) => inside(`M-99-99H399V399H-99Z${d}`, content, 'evenodd')

/**
 * A coat with one patch on it, for use inside a shadow: each colour is laid once, so no seam of a third shows at the edge.
 * @param {string} base @param {string} colour @param {string} patch @param {string} patchColour
 */
export const patched = (base, colour, patch, patchColour) =>
  inside(base, outside(patch, fill(base, colour)) + inside(patch, fill(base, patchColour)))

/** Path of a turned ellipse. @param {number} x @param {number} y @param {number} rx @param {number} ry @param {number} [turn] degrees */
export function ellipse(x, y, rx, ry, turn = 0) {
  const c = Math.cos((turn * Math.PI) / 180) * rx
  const s = Math.sin((turn * Math.PI) / 180) * rx
  const arc = `${num(rx)} ${num(ry)} ${num(turn)} 1 1`
  return `M${num(x - c)} ${num(y - s)}A${arc} ${num(x + c)} ${num(y + s)}A${arc} ${num(x - c)} ${num(y - s)}Z`
}

/**
 * Shapes with one outline round all of them, as if cut from one sheet.
 * @param {string[]} shapes path data @param {string} colour @param {number} width visible line width, px
 */
export const outlineAll = (shapes, colour, width) =>
  shapes.map((d) => fill(d, colour) + line(d, colour, width)).join('')

/** A stroke that swells in the middle and ends in points. @param {Point[]} points @param {number} width px @param {string} colour */
export function swell(points, width, colour) {
  const n = points.length - 1
  /** @type {Point[]} */
  const left = []
  /** @type {Point[]} */
  const right = []
  points.forEach(([x, y], i) => {
    const a = points[Math.max(i - 1, 0)]
    const b = points[Math.min(i + 1, n)]
    const d = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    const w = (width / 2) * (0.35 + 0.65 * Math.sin((Math.PI * i) / n))
    left.push([x + ((b[1] - a[1]) / d) * w, y - ((b[0] - a[0]) / d) * w])
    right.push([x - ((b[1] - a[1]) / d) * w, y + ((b[0] - a[0]) / d) * w])
  })
  return fill(spline([...left, ...right.reverse()]), colour)
}
