// @ts-check
// How jelly takes the light: one shade from the right, a glow where light gathers, a wet highlight, and bubbles.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line } from '../draw/svg.mjs'

/**
 * @typedef {object} Box where the jelly is, px
 * @property {number} x its middle @property {number} top @property {number} wide half the width @property {number} tall @property {number} drift px its bubbles have drifted @property {number} glow 0 to 1, it shines from inside
 */

/** Coat of a body with this outline. @param {string} d @param {Box} box @param {import('./palettes.mjs').SlimePalette} palette */
export function drawJelly(d, { x, top, wide, tall, drift, glow }, palette) {
  const lightFalls = ellipse(x - wide * 0.3, top + tall * 0.36, wide * 1.04, tall * 0.66, -14)
  const core = ellipse(x - wide * 0.1, top + tall * 0.86, wide * 0.7, tall * 0.16, -3)
  const bubbles = [
    [0.58, 0.86, 4.2, 1],
    [0.74, 0.74, 2.4, -0.7],
    [0.44, 0.3, 3, 0.8],
  ].map(([u, v, r, k]) => ellipse(x + u * wide, top + v * tall - drift * k, r, r))
  const inner = mix(palette.body, palette.belly, 0.5 + Math.min(1, glow) * 0.3)
  return (
    fill(d, palette.shade) +
    inside(
      d,
      fill(lightFalls, palette.body) +
        fill(core, inner) +
        bubbles.map((each) => line(each, mix(palette.belly, palette.body, 0.25), 1.8)).join('') +
        shine(x, top, wide, tall, palette),
    )
  )
}

/** The wet light at the upper left: a stroke and a dot. @param {number} x @param {number} top @param {number} wide @param {number} tall @param {import('./palettes.mjs').SlimePalette} palette */
function shine(x, top, wide, tall, palette) {
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    `${num(x + u * wide)} ${num(top + v * tall)}`
  const white = mix(palette.belly, '#ffffff', 0.6)
  return (
    line(`M${at(-0.7, 0.46)}Q${at(-0.62, 0.3)} ${at(-0.4, 0.19)}`, white, 6.4) +
    fill(ellipse(x - wide * 0.76, top + tall * 0.57, 2.9, 3.6), white)
  )
}
