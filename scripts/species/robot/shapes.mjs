// @ts-check
// What a robot is cut from: soft boxes, and how things round an upright axis look when it turns.

import { direction, num } from '../draw/geometry.mjs'

/** Where a corner's handles are, so that it is a quarter of a circle. */
const ROUND = 0.4477

/**
 * Path of a box with round corners and sides that swell a little, as if drawn by hand.
 * @param {number} x middle, px @param {number} y middle, px @param {number} w half width @param {number} h half height @param {number} r corner radius @param {number} [swell] px
 */
export function softBox(x, y, w, h, r, swell = 0) {
  const rx = Math.min(r, w)
  const ry = Math.min(r, h)
  const at = (/** @type {number} */ px, /** @type {number} */ py) => `${num(x + px)} ${num(y + py)}`
  const kx = rx * ROUND
  const ky = ry * ROUND
  return (
    `M${at(-w + rx, -h)}Q${at(0, -h - swell)} ${at(w - rx, -h)}C${at(w - kx, -h)} ${at(w, -h + ky)} ${at(w, -h + ry)}` +
    `Q${at(w + swell, 0)} ${at(w, h - ry)}C${at(w, h - ky)} ${at(w - kx, h)} ${at(w - rx, h)}` +
    `Q${at(0, h + swell)} ${at(-w + rx, h)}C${at(-w + kx, h)} ${at(-w, h - ky)} ${at(-w, h - ry)}` +
    `Q${at(-w - swell, 0)} ${at(-w, -h + ry)}C${at(-w, -h + ky)} ${at(-w + kx, -h)} ${at(-w + rx, -h)}Z`
  )
}

/** Cosine and sine of an angle. @param {number} degrees @returns {{c: number, s: number}} */
export function turnOf(degrees) {
  const [c, s] = direction(degrees)
  return { c, s }
}
