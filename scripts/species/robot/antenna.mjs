// @ts-check
// The bulb on its spring. It says what ears say: upright and bright, or hanging and dark.

import { chain, clamp, direction, onSpine, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line, outlineAll, outside } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** Windings of the spring: part of its length, px aside. @type {Point[]} */
const COIL = [
  [0, 0],
  [0.12, -4.6],
  [0.34, 4.6],
  [0.56, -4.6],
  [0.78, 4.2],
  [0.98, 0],
]

/**
 * The antenna on the lid.
 * @param {Point} root px @param {1 | -1} side it hangs to @param {number} length 1 is normal @param {import('./works.mjs').Works} works
 * @param {import('./palettes.mjs').RobotPalette} palette @param {import('./proportions.mjs').Size} size
 */
export function drawAntenna(root, side, length, { droop, light, halo }, palette, size) {
  const lean = clamp((droop - 17) * 0.95, -24, 44)
  const bend = Math.max(0, droop - 30) * 2.3
  const spine = chain(
    root,
    (size.antenna - size.bulb * 0.3) * length,
    [0, 0.2, 0.45, 0.75, 1].map((k) => -90 + side * (lean + bend * k)),
  )
  const [dx, dy] = direction(-90 + side * (lean + bend))
  const tip = spine[spine.length - 1]
  const x = tip[0] + dx * size.bulb * 0.7
  const y = tip[1] + dy * size.bulb * 0.7
  const coil = spline(onSpine(spine, COIL), { closed: false })
  const bulb = ellipse(x, y, size.bulb, size.bulb)
  const dark = mix(palette.belly, palette.shade, 0.45)
  const glass = mix(dark, palette.lamp, light)
  const under = mix(mix(dark, palette.line, 0.2), palette.brassShade, light * 0.8)
  return (
    (halo > 0.1
      ? `<g opacity="0.4">${fill(ellipse(x, y, size.bulb + 4 + 6 * halo, size.bulb + 4 + 6 * halo), palette.lamp)}</g>`
      : '') +
    line(coil, palette.line, 3 + size.line * 1.3) +
    outlineAll([bulb], palette.line, size.line * 1.8) +
    line(coil, palette.brass, 2.8) +
    fill(bulb, glass) +
    inside(
      bulb,
      outside(ellipse(x - 2, y - 2, size.bulb * 0.98, size.bulb * 0.98), fill(bulb, under)),
    ) +
    fill(ellipse(x - size.bulb * 0.34, y - size.bulb * 0.4, 2.5, 2, -30), '#ffffff')
  )
}
