// @ts-check
// The scarf a grown creature has earned: a loop under the chin and one end that hangs.

import { place, spline } from '../draw/geometry.mjs'
import { fill, inside, line, outlineAll } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/** @typedef {{loop: string, end: string, stripes: string[]}} Scarf paths */

/** The loop from the front, about the middle of the collar. @type {Point[]} */
const LOOP = [
  [-31, -4, 1],
  [-33, 7],
  [-20, 17],
  [0, 20.5],
  [20, 17],
  [33, 7],
  [31, -4, 1],
  [16, 5],
  [0, 7.5],
  [-16, 5],
]

/** The end that hangs, from its knot down; then its stripes. @type {Point[]} */
const END = [
  [-7, -4, 1],
  [-9.5, 14],
  [-9, 33, 1],
  [-4.5, 29, 1],
  [-1, 34, 1],
  [3.5, 29.5, 1],
  [8, 33, 1],
  [8.5, 14],
  [6, -4, 1],
]
/** @type {Point[][]} */
const STRIPES = [17, 23].map((y) => [
  [-14, y, 1],
  [14, y, 1],
  [14, y + 3.4, 1],
  [-14, y + 3.4, 1],
])

/** @param {Point[]} loop @param {Parameters<typeof place>[1]} at where the end hangs @returns {Scarf} */
const scarf = (loop, at) => ({
  loop: spline(loop),
  end: spline(place(END, at)),
  stripes: STRIPES.map((stripe) => spline(place(stripe, at))),
})

/** @param {number} x px the chest is aside @param {number} collar px */
export const frontScarf = (x, collar) =>
  scarf(place(LOOP, { x: x * 0.9, y: collar + 4 }), { x: x * 0.9 - 13, y: collar + 17, turn: 8 })

/** On all fours, round the throat; the end lies over the shoulder. @param {{x: number, y: number}} head @param {1 | -1} facing */
export const sideScarf = ({ x, y }, facing) =>
  scarf(place(LOOP, { x: x - 5 * facing, y: y + 31, sx: 0.95, turn: -4 * facing }), {
    x: x - 24 * facing,
    y: y + 40,
    sx: facing,
    turn: 16 * facing,
  })

/** On a wall at the right; the end hangs down the back. @param {{x: number, y: number}} head */
export const wallScarf = ({ x, y }) =>
  scarf(place(LOOP, { x: x - 6, y: y + 29, sx: 0.95, turn: -8 }), {
    x: x - 32,
    y: y + 33,
    turn: 10,
  })

/** Curled up: the end lies over the back. @param {number} tall scale of the back's height */
export const curledScarf = (tall) =>
  scarf(place(LOOP, { x: 2, y: -44 * tall, turn: -64 }), { x: 25, y: -60 * tall, turn: -74 })

/** Paints a scarf. @param {Scarf} scarf @param {Inks} light @param {Inks} dark @param {number} width px @param {string} shade what lies in shadow */
export function drawScarf({ loop, end, stripes }, light, dark, width, shade) {
  const cloth = (/** @type {string} */ d, /** @type {string} */ on) =>
    fill(d, light.accent) + inside(d, on) + inside(d, inside(shade, fill(d, dark.accent)))
  const knit = stripes.map((stripe) => fill(stripe, light.belly)).join('')
  return (
    outlineAll([end], light.line, width) +
    cloth(end, knit) +
    outlineAll([loop], light.line, width) +
    cloth(loop, '') +
    line(loop, light.line, width * 0.5)
  )
}
