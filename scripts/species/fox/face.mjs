// @ts-check
// Eyes with a liner that makes them sly, brows, cheeks, and the nose and mouth at the end of the muzzle.

import { num } from '../draw/geometry.mjs'
import { ellipse, fill, line } from '../draw/svg.mjs'
import { drawBrow, drawEye } from '../draw/eyes.mjs'
import { drawMouth, drawNose } from '../draw/mouth.mjs'
import { onSkull } from './skull.mjs'

/** @typedef {import('../draw/eyes.mjs').EyeSite} EyeSite */
/** @typedef {import('../draw/eyes.mjs').EyePose} EyePose */

/** The stroke that lengthens an eye outwards. @param {EyeSite} site @param {EyePose} eye @param {string} colour */
export function drawLiner({ x, y, rx, ry, side }, eye, colour) {
  const shut = eye.kind !== 'ball' || eye.lid > 0.93
  const tall = ry * eye.size
  const drop = shut ? (eye.kind === 'happy' ? tall * 0.5 : tall * 0.2) : tall * 1.7 * eye.lid
  const slant = eye.slant * 0.16
  const from = [x + side * rx * 0.86, y - tall * 0.42 + drop + slant]
  const to = [x + side * (rx + 6.5), y - tall * 0.62 + drop * 0.9 + slant]
  if (eye.kind === 'squeeze') return ''
  return line(`M${num(from[0])} ${num(from[1])}L${num(to[0])} ${num(to[1])}`, colour, 3)
}

/** @param {import('../default/pose.mjs').Pose['head']} head @param {import('../draw/palette.mjs').Palette} palette @param {import('../draw/palette.mjs').Inks} ink @param {import('./proportions.mjs').Proportions} size */
export function drawFace(head, palette, ink, size) {
  const sides = /** @type {(-1 | 1)[]} */ ([-1, 1])
  const parts = sides.map((side, i) => {
    const f = onSkull(side * 25, 1, 40, head)
    const c = onSkull(side * 43, 21, 26, head)
    const site = {
      x: f.x,
      y: f.y,
      rx: 9.2 * f.wide * size.eye,
      ry: 12.6 * size.eye,
      side,
      turn: side * 5,
    }
    return (
      fill(ellipse(c.x, c.y, 7.6 * c.wide * head.blush, 4.2 * head.blush), ink.blush) +
      drawEye(site, head.eyes[i], palette) +
      drawLiner(site, head.eyes[i], ink.line) +
      drawBrow(site, head.eyes[i], ink.belly)
    )
  })
  const n = onSkull(0, 29, 58, head)
  return (
    parts.join('') +
    drawMouth(n.x, n.y + 4.5, n.wide * 0.92, head.mouth, palette) +
    drawNose(n.x, n.y, 1.25 * n.wide, ink.nose)
  )
}
