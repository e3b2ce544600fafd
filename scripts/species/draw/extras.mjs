// @ts-check
// Small things beside the creature: food, toys, tools, and the marks that say hearts, sparks or sleep.

import { direction, num, spline } from './geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from './svg.mjs'
import { mix } from './palette.mjs'

/** @typedef {import('./geometry.mjs').Point} Point */
/** @typedef {import('./palette.mjs').Palette} Palette */
/** @typedef {import('../default/pose.mjs').Extra} Extra */

const HONEY = '#f7cd68'
const CRUST = '#d99a3c'
const WATER = '#bfe4f4'
const CASE = '#eef0f2'

/** A star of n rounded points. @param {number} n @param {number} outer px @param {number} inner px @param {0 | 1} sharp */
const star = (n, outer, inner, sharp) =>
  spline(
    Array.from({ length: n * 2 }, (_, i) => {
      const a = (Math.PI * i) / n - Math.PI / 2
      const r = i % 2 ? inner : outer
      return /** @type {Point} */ ([Math.cos(a) * r, Math.sin(a) * r, i % 2 ? 0 : sharp])
    }),
  )

/** A stroke that shows on light and dark: a dark line with a light core. @param {string} d @param {Palette} palette @param {string} colour @param {number} width px */
const cored = (d, palette, colour, width) =>
  line(d, palette.line, width + 4.4) + line(d, colour, width)

/** Bites from the biscuit, in order. */
const BITES = [ellipse(-3, -14, 8, 7.5), ellipse(9, -9, 8, 8), ellipse(-11, -5, 8, 8)]

/** @type {Record<string, (palette: Palette, value: number) => string>} */
const DRAWINGS = {
  /** A star biscuit; value is the number of bites taken. */
  biscuit(palette, value) {
    const d = star(5, 17, 11.5, 0)
    const bitten = BITES.slice(0, value).join('')
    const chips =
      fill(ellipse(4, 4, 1.9, 1.9), CRUST) +
      fill(ellipse(-5, 3, 1.7, 1.7), CRUST) +
      fill(ellipse(0, 10, 1.5, 1.5), CRUST)
    const whole =
      fill(d, palette.line) +
      line(d, palette.line, 6.4) +
      fill(d, HONEY) +
      inside(d, outside(ellipse(-3, -3, 15, 14), fill(d, CRUST)) + chips)
    return bitten
      ? outside(bitten, whole) + inside(d, outside(bitten, line(bitten, palette.line, 5.4)))
      : whole
  },
  /** Crumbs that fall; value 0 to 1 spreads them. */
  crumbs: (palette, value) =>
    [
      [-9, 0],
      [7, -3],
      [1, 5],
    ]
      .map(
        ([x, y]) =>
          outlineAll([ellipse(x * (1 + value), y + value * 9, 1.7, 1.7)], palette.line, 2.6) +
          fill(ellipse(x * (1 + value), y + value * 9, 1.7, 1.7), HONEY),
      )
      .join(''),
  /** A ball of yarn; value is how far it has rolled, degrees. */
  yarn(palette, value) {
    const d = ellipse(0, 0, 14, 14)
    const winds = `M-12 -4Q0 -10 11 6M-13 3Q-2 -3 6 12M-5 -13Q6 -6 12 -4`
    const dark = mix(palette.accent, palette.line, 0.3)
    return (
      outlineAll([d], palette.line, 8) +
      fill(d, palette.accent) +
      inside(
        d,
        outside(ellipse(-4, -4, 14, 14), fill(d, dark)) +
          group([line(winds, palette.line, 2)], `rotate(${num(value)})`),
      )
    )
  },
  /** Yarn wound round somebody; value is how many times. */
  winds(palette, value) {
    const turns = Array.from({ length: Math.round(value) }, (_, i) => {
      const y = 12 - i * 9
      const tilt = i % 2 ? -4 : 4
      return cored(`M-42 ${y}Q${-6 - tilt} ${y + 11} 42 ${y - tilt}`, palette, palette.accent, 5.4)
    })
    const end = 'M42 8Q52 10 48 20Q45 28 52 32'
    return cored(end, palette, palette.accent, 4) + turns.join('')
  },
  /** An unplugged cable held by its plug; value is the sway of its loose end, px. */
  cable(palette, value) {
    const wire = `M0 7C2 22 ${num(-12 + value)} 24 ${num(-9 + value)} 40S${num(-2 + value)} 56 ${num(-13 + value * 0.4)} 59`
    const plug = 'M-7.5 -7H7.5V2Q7.5 9 0 9Q-7.5 9 -7.5 2Z'
    const pins = 'M-3.6 -8V-14M3.6 -8V-14'
    return (
      cored(wire, palette, '#8f9aa6', 2.8) +
      cored(pins, palette, '#c9ced4', 1.8) +
      line(plug, palette.line, 5.4) +
      fill(plug, CASE) +
      inside(plug, fill('M2.5 -9H9V11H2.5Z', '#c9ced4'))
    )
  },
  /** A heart. */
  heart(palette) {
    const d =
      'M0 9C-14 0 -12 -9.5 -5.6 -9.5C-2 -9.5 0 -6.6 0 -4.6C0 -6.6 2 -9.5 5.6 -9.5C12 -9.5 14 0 0 9Z'
    return (
      outlineAll([d], palette.line, 5.4) +
      fill(d, palette.accent) +
      fill(ellipse(-4.6, -4.6, 2.2, 1.7, -30), '#ffffff')
    )
  },
  /** A four-pointed spark, the creature's own mark. */
  spark(palette) {
    const d = star(4, 11, 3.4, 1)
    return outlineAll([d], palette.line, 5) + fill(d, '#fff3c4')
  },
  /** Rays behind a burst; value 0 to 1 opens them. */
  rays(palette, value) {
    const rays = [-205, -180, -155, -25, 0, 25]
      .map((degrees) => {
        const [c, s] = direction(degrees)
        const from = 58 + value * 8
        const to = from + 13 * (1 - Math.abs(value - 0.5))
        return `M${num(c * from)} ${num(s * from)}L${num(c * to)} ${num(s * to)}`
      })
      .join('')
    return cored(rays, palette, HONEY, 3.4)
  },
  /** A sleeper's z. */
  zed: (palette) => cored('M-5 -6H5L-5 6H5', palette, palette.belly, 2.6),
  /** A drop of sweat, or a tear. */
  drop(palette) {
    const d = 'M0 -9C3 -4 6 -1 6 3A6 6 0 0 1 -6 3C-6 -1 -3 -4 0 -9Z'
    return (
      outlineAll([d], palette.line, 4.8) +
      fill(d, WATER) +
      fill(ellipse(-1.8, 3.4, 1.6, 2.2), '#ffffff')
    )
  },
  /** A question mark. */
  question: (palette) =>
    cored('M-5 -6C-5 -12.5 5.5 -12.5 5.5 -6C5.5 -1.5 0 -1.5 0 3M0 9.6V9.8', palette, HONEY, 3.2),
  /** Two short lines of surprise. */
  notice: (palette) => cored('M-7 2L-11 -7M0 0V-10M7 2L11 -7', palette, HONEY, 2.8),
  /** An empty stomach's rumble. */
  rumble: (palette) =>
    cored('M-6 -6q5 2 0 5.4t0 5.4M3 -4q4 1.6 0 4.2t0 4.2', palette, palette.belly, 2.2),
  /** Dust kicked up on landing. */
  dust(palette) {
    const d = [ellipse(-4, -4, 5, 4.4), ellipse(4, -3, 3.6, 3.2)]
    return (
      outlineAll(d, palette.line, 4.4) +
      d.map((each) => fill(each, mix(palette.belly, '#ffffff', 0.3))).join('')
    )
  },
  /** A puff of steam from under a lid. */
  steam(palette) {
    const d = [ellipse(-6, 1, 5.4, 4.8), ellipse(1, -2.6, 6.4, 6), ellipse(7.4, 1.4, 4.6, 4.2)]
    return (
      outlineAll(d, palette.line, 4.4) +
      d.map((each) => fill(each, mix(palette.belly, '#ffffff', 0.6))).join('')
    )
  },
  /** The fold of skin somebody holds it by; hung from its top. */
  scruff(palette) {
    const d = 'M-21 34C-15 20 -9 12 -7 3Q-5 -3 0 -3Q5 -3 7 3C9 12 15 20 21 34Z'
    return (
      outlineAll([d], palette.line, 9) +
      fill(d, palette.body) +
      inside(d, fill('M2 -6H24V36H8Q10 16 2 -6Z', palette.shade)) +
      line('M-2.5 6Q-4 14 -9 22M2.5 6Q3.5 12 6 17', palette.line, 2.4)
    )
  },
  /** An empty battery; its last bar shows while value is over a half. */
  battery(palette, value) {
    const box = 'M-13 -8H10Q12 -8 12 -6V6Q12 8 10 8H-11Q-13 8 -13 6Z'
    return (
      cored('M15 -2.4V2.4', palette, CASE, 3) +
      outlineAll([box], palette.line, 6.4) +
      fill(box, CASE) +
      fill('M-9.6 -4.6H8.6V4.6H-9.6Z', mix(palette.line, CASE, 0.3)) +
      fill(
        'M-9.6 -4.6H-4.6V4.6H-9.6Z',
        value > 0.5 ? '#ff5a48' : mix(palette.line, '#ff5a48', 0.35),
      )
    )
  },
  /** A magnifying glass; looking through it makes things bigger. */
  lens(palette) {
    const ring = ellipse(0, 0, 14, 14)
    return (
      cored('M9.5 10.5L17 20', palette, CRUST, 4.6) +
      `<g opacity="0.22">${fill(ring, WATER)}</g>` +
      line(ring, palette.line, 8) +
      line(ring, HONEY, 3.4) +
      line('M-8 -3Q-6 -8 -1 -9', '#ffffff', 2.6)
    )
  },
}

/** Draws extras at their places, in order. @param {Extra[]} extras @param {Palette} palette */
export const drawExtras = (extras, palette) =>
  extras
    .filter((extra) => extra.size > 0.05)
    .map((extra) => {
      const drawing = DRAWINGS[extra.kind]
      if (!drawing) throw new Error(`No such extra: ${extra.kind}`)
      const turn = extra.turn ? ` rotate(${num(extra.turn)})` : ''
      return group(
        [drawing(palette, extra.value ?? 0)],
        `translate(${num(extra.x)} ${num(extra.y)})${turn} scale(${num(extra.size)})`,
      )
    })
    .join('')
