// @ts-check
// What a dragon has: one coin, the food it toasts, the fire it is proud of, and far more smoke than fire.

import { num, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Palette} Palette */

const GOLD = '#ffd257'
const OLD_GOLD = '#dd9a2b'
const DOUGH = '#f7cd68'
const CRUST = '#d99a3c'
const TOASTED = '#c98435'
const BURNT = '#8f5525'
const FLAME = '#ff8f3a'
const CORE = '#ffe486'

/** Smoke and the line round it: softer than a body's. @param {Palette} palette */
const smoke = (palette) => ({
  puff: mix(palette.belly, '#ffffff', 0.55),
  dim: mix(palette.belly, palette.line, 0.24),
  edge: mix(palette.line, palette.belly, 0.12),
})

/** A coin with a spark struck on it; value is how far it has turned about its height, degrees. @param {Palette} palette @param {number} value */
export function coin(palette, value) {
  const seen = Math.max(0.16, Math.abs(Math.cos((value * Math.PI) / 180)))
  const d = ellipse(0, 0, 12 * seen, 12)
  const mark = spline(
    Array.from({ length: 8 }, (_, i) => {
      const a = (Math.PI * i) / 4
      const r = i % 2 ? 2.2 : 6.4
      return /** @type {Point} */ ([Math.sin(a) * r * seen, -Math.cos(a) * r, i % 2 ? 0 : 1])
    }),
  )
  return (
    outlineAll([d], palette.line, 8) +
    fill(d, GOLD) +
    inside(d, outside(ellipse(-3 * seen, -3, 11.4 * seen, 12), fill(d, OLD_GOLD))) +
    (seen > 0.4 ? fill(mark, OLD_GOLD) : '') +
    line(`M${num(-7.6 * seen)} -3.6Q${num(-6 * seen)} -7.4 ${num(-2.6 * seen)} -8.4`, '#fffbe6', 2)
  )
}

/** The star of a biscuit. */
const STAR = spline(
  Array.from({ length: 10 }, (_, i) => {
    const a = (Math.PI * i) / 5 - Math.PI / 2
    const r = i % 2 ? 11.5 : 17
    return /** @type {Point} */ ([Math.cos(a) * r, Math.sin(a) * r, 0])
  }),
)
const BITES = [ellipse(-3, -14, 8, 7.5), ellipse(9, -9, 8, 8), ellipse(-11, -5, 8, 8)]

/** A biscuit: whole bites have been taken from it, and the part after the point is how well toasted it is. @param {Palette} palette @param {number} value */
function toast(palette, value) {
  const taken = Math.floor(value + 1e-6)
  const brown = Math.min(1, (value - taken) * 2)
  const bitten = BITES.slice(0, taken).join('')
  const [face, edge] = [mix(DOUGH, TOASTED, brown), mix(CRUST, BURNT, brown)]
  const chips = [
    [4, 4, 1.9],
    [-5, 3, 1.7],
    [0, 10, 1.5],
  ].map(([x, y, r]) => fill(ellipse(x, y, r, r), edge))
  const whole =
    fill(STAR, palette.line) +
    line(STAR, palette.line, 6.4) +
    fill(STAR, face) +
    inside(STAR, outside(ellipse(-3, -3, 15, 14), fill(STAR, edge)) + chips.join(''))
  return bitten
    ? outside(bitten, whole) + inside(STAR, outside(bitten, line(bitten, palette.line, 5.4)))
    : whole
}

/** A tongue of fire that points right; value is how far it licks up, degrees. @param {Palette} palette @param {number} value */
function flame(palette, value) {
  const tongue = (/** @type {number} */ k) =>
    spline([
      [0, 0, 1],
      [8 * k, -8 * k],
      [22 * k, -9 * k],
      [40 * k, -4 - value * 0.3 * k, 1],
      [31 * k, 2 * k],
      [36 * k, 9 * k, 1],
      [20 * k, 9 * k],
      [7 * k, 7 * k],
    ])
  const [outer, inner] = [tongue(1), tongue(0.6)]
  return outlineAll([outer], palette.line, 6) + fill(outer, FLAME) + fill(inner, CORE)
}

/** A ring of smoke that has widened by value, 0 to 1. @param {Palette} palette @param {number} value */
function ring(palette, value) {
  const { puff, dim, edge } = smoke(palette)
  const d = ellipse(0, 0, 11 + value * 7, 7.6 + value * 3.6)
  const thick = 7.4 - value * 3.2
  const low = `M${num(-8.4 - value * 5)} ${num(5 + value * 2.4)}Q0 ${num(10.4 + value * 3.4)} ${num(8.4 + value * 5)} ${num(5 + value * 2.4)}`
  return line(d, edge, thick + 4.4) + line(d, puff, thick) + line(low, dim, thick * 0.36)
}

/** A small cloud. @param {Palette} palette */
function puff(palette) {
  const colours = smoke(palette)
  const d = [ellipse(-6, 1, 6, 5.4), ellipse(3, -3, 7, 6.6), ellipse(8, 3, 4.6, 4.2)]
  return (
    outlineAll(d, colours.edge, 4.6) +
    d.map((each) => fill(each, colours.puff)).join('') +
    line('M-2 4.6Q4 7 9.6 4.6', colours.dim, 2.2)
  )
}

/** A heart of smoke. @param {Palette} palette */
function smokeHeart(palette) {
  const { puff: white, dim, edge } = smoke(palette)
  const d =
    'M0 11C-17 0 -14 -11 -6.8 -11C-2.4 -11 0 -7.8 0 -5.4C0 -7.8 2.4 -11 6.8 -11C14 -11 17 0 0 11Z'
  return outlineAll([d], edge, 4.8) + fill(d, white) + line('M2 7.4Q9 2.4 10.6 -3', dim, 2.6)
}

/** A bubble of smoke a sleeper blows. @param {Palette} palette */
function bubble(palette) {
  const { puff: white, edge } = smoke(palette)
  const d = ellipse(0, 0, 13, 13)
  return (
    outlineAll([d], edge, 4.4) +
    fill(d, mix(white, palette.body, 0.16)) +
    inside(d, outside(ellipse(-2.6, -2.6, 12.4, 12.4), fill(d, mix(white, palette.body, 0.36)))) +
    line('M-7.6 -2.4Q-6.4 -7 -2 -8', '#ffffff', 2.6)
  )
}

/** Where a bubble was. @param {Palette} palette */
const pop = (palette) =>
  line('M0 -9V-14M8 -5L12 -8M8 5L12 8M-8 -5L-12 -8M-8 5L-12 8M0 9V14', palette.line, 6) +
  line('M0 -9V-14M8 -5L12 -8M8 5L12 8M-8 -5L-12 -8M-8 5L-12 8M0 9V14', smoke(palette).puff, 2.4)

/** Drawings of what only a dragon has. @type {Record<string, (palette: Palette, value: number) => string>} */
export const HOARD = { coin, toast, flame, ring, puff, smokeHeart, bubble, pop }

/** A thing at its place. @param {import('../default/pose.mjs').Extra} extra @param {Palette} palette */
export function drawOwn(extra, palette) {
  const turn = extra.turn ? ` rotate(${num(extra.turn)})` : ''
  return group(
    [HOARD[extra.kind](palette, extra.value ?? 0)],
    `translate(${num(extra.x)} ${num(extra.y)})${turn} scale(${num(extra.size)})`,
  )
}
