// @ts-check
// A slime's face: eyes, brows, cheeks and a mouth that swim on the jelly; no nose.

import { onFace } from '../default/head.mjs'
import { drawBrow, drawEye } from '../draw/eyes.mjs'
import { num } from '../draw/geometry.mjs'
import { drawMouth } from '../draw/mouth.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/**
 * The face about a point of the body.
 * @param {Point} at px @param {import('../default/pose.mjs').Pose['head']} head @param {import('./palettes.mjs').SlimePalette} palette @param {number} tilt degrees @param {number} eye scale
 */
export function drawFace(at, head, palette, tilt, eye) {
  const sides = /** @type {(-1 | 1)[]} */ ([-1, 1])
  const parts = sides.map((side, i) => {
    const f = onFace(side * 26, 0, 38, head)
    const c = onFace(side * 43, 16, 24, head)
    const site = { x: f.x, y: f.y, rx: 10 * f.wide * eye, ry: 14 * eye, side, turn: side * -3 }
    const blush = mix(palette.accent, palette.belly, 0.28)
    return (
      fill(ellipse(c.x, c.y, 8.6 * c.wide * head.blush, 4.8 * head.blush), blush) +
      drawEye(site, head.eyes[i], palette) +
      drawBrow(site, head.eyes[i], mix(palette.shade, palette.line, 0.25))
    )
  })
  const m = onFace(0, 11, 46, head)
  parts.push(drawMouth(m.x, m.y, m.wide, head.mouth, palette))
  return group(parts, `translate(${num(at[0])} ${num(at[1])}) rotate(${num(tilt)})`)
}
