// @ts-check
// Feet: three toes with claws, from the front, from the side, and turned up.

import { num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */

/** A claw at the end of a toe. @param {number} x @param {number} y @param {number} turn degrees @param {number} k scale */
const claw = (x, y, turn, k) =>
  spline(
    place(
      [
        [-2.2 * k, 0],
        [0, -1.4 * k],
        [2.2 * k, 0],
        [0, 4.2 * k, 1],
      ],
      { x, y, turn },
    ),
  )

/** Toes towards you, on the ground at y. @param {number} x px @param {number} y px @param {OwlPalette} palette @param {{turn?: number, line: number, scale: number}} how */
export function drawFoot(x, y, palette, { turn = 0, line: width, scale: k }) {
  const toes = [-7.4, 7.4, 0].map((dx, i) => ({
    d: ellipse(dx * k, (i === 2 ? -5.4 : -6) * k, 5 * k, (i === 2 ? 5.4 : 5) * k, dx * -1.6),
    claw: claw(dx * 1.06 * k, (i === 2 ? -2.4 : -3.4) * k, dx * -2, k * 0.9),
  }))
  return group(
    toes.map(
      (toe) =>
        outlineAll([toe.d], palette.line, width) +
        fill(toe.d, palette.horn) +
        fill(toe.claw, palette.line),
    ),
    `translate(${num(x)} ${num(y)}) rotate(${num(turn)})`,
  )
}

/** A foot turned up, its sole towards you. @param {number} x px @param {number} y the ground under it @param {OwlPalette} palette @param {{turn?: number, line: number, scale: number}} how */
export function drawSole(x, y, palette, { turn = 0, line: width, scale: k }) {
  const toes = [-34, 34, 0].map((a) => {
    const r = (a * Math.PI) / 180
    return {
      d: ellipse(Math.sin(r) * 9 * k, -Math.cos(r) * 9 * k, 4.6 * k, 6.6 * k, a),
      claw: claw(Math.sin(r) * 14.4 * k, -Math.cos(r) * 14.4 * k, a + 180, k * 0.9),
    }
  })
  const pad = ellipse(0, 0, 8.2 * k, 7.4 * k)
  return group(
    [
      outlineAll([...toes.map((toe) => toe.d), pad], palette.line, width * 1.6),
      ...toes.map((toe) => fill(toe.d, palette.horn) + fill(toe.claw, palette.line)),
      fill(pad, palette.horn),
      fill(ellipse(0, 0.6, 4.6 * k, 3.8 * k), palette.hornShade),
      ...toes.map((toe) =>
        inside(toe.d, fill(ellipse(0, -14 * k, 30, 3.2 * k), palette.hornShade)),
      ),
    ],
    `translate(${num(x)} ${num(y - 9 * k)}) rotate(${num(turn)})`,
  )
}

/** From the side, toes to the right (facing 1) or left; `turn` raises the heel. @param {number} x px @param {number} y the ground under it @param {OwlPalette} palette @param {{facing: 1 | -1, turn?: number, line: number, scale: number, shade?: boolean}} how */
export function drawProfileFoot(
  x,
  y,
  palette,
  { facing, turn = 0, line: width, scale: k, shade = false },
) {
  const coat = shade ? palette.hornShade : palette.horn
  const toes = [
    {
      d: ellipse(-5.6 * k, -3.4 * k, 5 * k, 3.4 * k, -8),
      claw: claw(-9.6 * k, -2.6 * k, 62, k * 0.9),
    },
    { d: ellipse(7.6 * k, -3.6 * k, 7.6 * k, 3.6 * k), claw: claw(13.6 * k, -3 * k, -58, k) },
    {
      d: ellipse(2.4 * k, -4.6 * k, 6.6 * k, 4.6 * k, 8),
      claw: claw(6.6 * k, -2.8 * k, -40, k * 0.9),
    },
  ]
  return group(
    toes.map(
      (toe) =>
        outlineAll([toe.d], palette.line, width) +
        fill(toe.d, coat) +
        inside(toe.d, fill(`M-20 ${num(-2.4 * k)}H30V9H-20Z`, palette.hornShade)) +
        fill(toe.claw, palette.line),
    ),
    `translate(${num(x)} ${num(y)}) scale(${facing} 1) rotate(${num(-turn)})`,
  )
}

/** A foot that holds on to a wall at the right. @param {number} x the wall, px @param {number} y px @param {OwlPalette} palette @param {{line: number, scale: number, shade?: boolean}} how */
export function drawGrip(x, y, palette, { line: width, scale: k, shade = false }) {
  const coat = shade ? palette.hornShade : palette.horn
  const toes = [-7, 7, 0].map((dy) => ({
    d: ellipse(x - 6 * k, y + dy * k, 6.4 * k, 4.4 * k, dy * -2),
    claw: claw(x - 1.4 * k, y + dy * 1.1 * k, -90, k * 0.8),
  }))
  return toes
    .map(
      (toe) =>
        outlineAll([toe.d], palette.line, width) + fill(toe.d, coat) + fill(toe.claw, palette.line),
    )
    .join('')
}

/** The shank between the feathers and a foot. @param {Point} from @param {Point} to @param {OwlPalette} palette @param {{line: number, scale: number, shade?: boolean}} how */
export function drawShank(from, to, palette, { line: width, scale: k, shade = false }) {
  const d = `M${num(from[0])} ${num(from[1])}L${num(to[0])} ${num(to[1])}`
  return (
    line(d, palette.line, 7.6 * k + width * 1.2) +
    line(d, shade ? palette.hornShade : palette.horn, 7.6 * k - width * 0.8)
  )
}
