// @ts-check
// What a dragon wears on its head: the top of its egg while it is a baby, headphones beside somebody who concentrates.

import { num, place, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { turnOf } from './turn.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/head.mjs').HeadPose} HeadPose */
/** @typedef {import('./palettes.mjs').DragonPalette} DragonPalette */

/** The top of its egg, which a baby has not noticed. @param {HeadPose} pose @param {DragonPalette} palette @param {number} width px */
export function drawShell({ yaw, pitch }, palette, width) {
  const { t, way } = turnOf(yaw)
  const cap = spline(
    place(
      /** @type {Point[]} */ ([
        [-30, -31, 1],
        [-22, -24, 1],
        [-13, -32, 1],
        [-3, -23, 1],
        [6, -31, 1],
        [15, -25, 1],
        [24, -34, 1],
        [18, -49],
        [-2, -57],
        [-22, -48],
      ]),
      { x: -way * t * 8, y: -pitch * 2 },
    ),
  )
  const cream = mix(palette.belly, '#ffffff', 0.5)
  const dim = mix(cream, palette.shade, 0.26)
  const spots = [
    [-14, -42, 3.4],
    [4, -48, 2.6],
    [10, -38, 3],
  ].map(([x, y, r]) => fill(ellipse(x - way * t * 8, y, r, r * 0.8), mix(cream, palette.body, 0.5)))
  return (
    outlineAll([cap], palette.line, width * 2) +
    fill(cap, cream) +
    inside(cap, outside(ellipse(-8 - way * t * 8, -44, 26, 22), fill(cap, dim)) + spots.join(''))
  )
}

/** A band over the crown and a cushion at each temple. @param {HeadPose} pose @param {DragonPalette} palette @param {number} width px */
export function drawPhones({ yaw, pitch }, palette, width) {
  const x = yaw * 6
  const y = pitch * 2
  const band = `M${num(-48 + x)} ${num(y)}C${num(-54 + x)} ${num(-32 + y)} ${num(-30 + x)} ${num(-49 + y)} ${num(x)} ${num(-49 + y)}S${num(54 + x)} ${num(-32 + y)} ${num(48 + x)} ${num(y)}`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * 50 + x, 2 + y, 9.5, 15.5, side * -6)
    const dim = ellipse(side * 50 + x + 5, 6 + y, 9, 17)
    return (
      outlineAll([shell], palette.line, width * 2) +
      fill(shell, palette.accent) +
      inside(shell, fill(dim, mix(palette.accent, palette.line, 0.25)))
    )
  }
  return (
    line(band, palette.line, 7 + width * 2) +
    line(band, palette.accent, 7) +
    cushion(-1) +
    cushion(1)
  )
}
