// @ts-check
// The one wheel it balances on, its fork, and the side wheels of those who are still learning.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { softBox, turnOf } from './shapes.mjs'

/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */
/** @typedef {import('./proportions.mjs').Size} Size */

/** The outline's line ends on the ground. */
export const BASE = 2.7

/** Spokes of a wheel, and ribs round its tyre. */
const SPOKES = 4
const RIBS = 12

/**
 * A wheel.
 * @param {number} x hub, px @param {number} y hub, px @param {number} r px @param {number} tyre half its thickness, px @param {number} turned degrees it is seen from the side
 * @param {number} rolled px @param {RobotPalette} palette @param {number} width line, px
 */
export function drawWheel(x, y, r, tyre, turned, rolled, palette, width) {
  const { c, s } = turnOf(turned)
  const wide = r * Math.abs(s) + tyre * Math.abs(c) * (1 - Math.abs(s) * 0.5)
  const outline = softBox(x, y, wide, r, Math.min(r, Math.max(wide, 8)))
  const roll = (rolled / r) * (180 / Math.PI) * (s < 0 ? -1 : 1)
  const rubber = mix(palette.line, palette.shade, 0.66)
  const under = mix(palette.line, palette.shade, 0.4)
  const hubX = x - (s < 0 ? -1 : 1) * tyre * 0.5 * c * Math.abs(s)
  return (
    outlineAll([outline], palette.line, width * 2) +
    fill(outline, rubber) +
    inside(
      outline,
      outside(ellipse(x - wide * 0.3, y - r * 0.34, wide * 1.1, r * 1.05), fill(outline, under)) +
        (Math.abs(s) < 0.5 ? ribs(x, y, wide, r, rolled, palette) : ''),
    ) +
    (Math.abs(s) < 0.3
      ? ''
      : group(
          [rim(r, palette, roll)],
          `translate(${num(hubX)} ${num(y)}) scale(${num(Math.abs(s))} 1)`,
        ))
  )
}

/** What the tyre's ribs look like from the front. @param {number} x @param {number} y @param {number} wide @param {number} r @param {number} rolled px @param {RobotPalette} palette */
function ribs(x, y, wide, r, rolled, palette) {
  const ink = mix(palette.line, palette.shade, 0.2)
  return Array.from({ length: RIBS }, (_, i) => {
    const { c, s } = turnOf((i * 360) / RIBS + (rolled / r) * (180 / Math.PI))
    if (c < 0.15) return ''
    const py = y + s * r
    return line(
      `M${num(x - wide * 0.62)} ${num(py - 1.6)}L${num(x)} ${num(py + 1.2)}L${num(x + wide * 0.62)} ${num(py - 1.6)}`,
      ink,
      2.2,
    )
  }).join('')
}

/** Rim, spokes and hub about the middle. @param {number} r px @param {RobotPalette} palette @param {number} roll degrees */
function rim(r, palette, roll) {
  const disc = ellipse(0, 0, r * 0.66, r * 0.66)
  const spokes = Array.from({ length: SPOKES }, (_, i) => {
    const { c, s } = turnOf((i * 360) / SPOKES + roll + 45)
    return `M0 0L${num(c * r * 0.56)} ${num(s * r * 0.56)}`
  }).join('')
  return (
    fill(disc, mix(palette.line, palette.shade, 0.1)) +
    line(spokes, palette.brass, 3.2) +
    line(ellipse(0, 0, r * 0.62, r * 0.62), palette.brass, 3) +
    fill(ellipse(0, 0, r * 0.24, r * 0.24), palette.brass) +
    fill(ellipse(0, 0, r * 0.1, r * 0.1), palette.line)
  )
}

/**
 * The wheel in its fork, from behind to before.
 * @param {{hub: [number, number], hip: [number, number], turned: number, rolled: number}} place px, degrees @param {RobotPalette} palette @param {Size} size
 */
export function drawRunning({ hub, hip, turned, rolled }, palette, size) {
  const { c, s } = turnOf(turned)
  const off = size.tyre + 4.4
  const prong = (/** @type {1 | -1} */ side) => {
    const d = `M${num(hub[0] + side * off * c)} ${num(hub[1])}L${num(hip[0] + side * off * 0.9 * c)} ${num(Math.min(hip[1] + 4, hub[1]))}`
    return (
      line(d, palette.line, 5.6 + size.line * 1.7) +
      line(d, side * c > 0 && Math.abs(c) > 0.3 ? palette.brassShade : palette.brass, 5.6) +
      fill(ellipse(hub[0] + side * off * c, hub[1], 2, 2), palette.line)
    )
  }
  const near = s < 0 ? 1 : -1
  return (
    prong(near === 1 ? -1 : 1) +
    (size.stabilised ? stabilisers(hub[0], turned, rolled, palette, size, false) : '') +
    drawWheel(hub[0], hub[1], size.wheel, size.tyre, turned, rolled, palette, size.line) +
    prong(near) +
    (size.stabilised ? stabilisers(hub[0], turned, rolled, palette, size, true) : '')
  )
}

/** Side wheels, those before the wheel or those behind it. @param {number} x px @param {number} turned degrees @param {number} rolled px @param {RobotPalette} palette @param {Size} size @param {boolean} before */
function stabilisers(x, turned, rolled, palette, size, before) {
  const { c, s } = turnOf(turned)
  const r = 7
  const y = -r - BASE - 2.4
  return /** @type {(1 | -1)[]} */ ([-1, 1])
    .filter((side) => -side * s > 0.05 === before)
    .map((side) => {
      const px = x + side * 25 * c
      const rod = `M${num(px)} ${num(y)}L${num(x + side * 10 * c)} ${num(-size.wheel - 6)}`
      return (
        line(rod, palette.line, 3 + size.line * 1.4) +
        line(rod, palette.brass, 3) +
        drawWheel(px, y, r, 4.6, turned, rolled, palette, size.inner)
      )
    })
    .join('')
}
