// @ts-check
// A belly with plates, and the fire behind them.

import { num } from '../draw/geometry.mjs'
import { ellipse, fill, inside, line } from '../draw/svg.mjs'
import { mix } from '../draw/palette.mjs'

/** What the fire in its belly looks like through the plates. */
const FIRE = '#ffb52e'

/**
 * Plates on a belly of this outline.
 * @param {string} d outline @param {{x: number, top: number, foot: number, wide: number, drift?: number}} box px
 * @param {import('./inks.mjs').DragonInks} ink @param {string} seam @param {number} glow 0 to 1
 */
export function drawPlates(d, { x, top, foot, wide, drift = 0 }, ink, seam, glow) {
  const tall = foot - top
  const seams = [0.26, 0.5, 0.74]
    .map((u) => {
      const y = top + tall * u
      return `M${num(x - wide + drift)} ${num(y - 2)}Q${num(x + drift)} ${num(y + 5)} ${num(x + wide + drift)} ${num(y - 2)}`
    })
    .join('')
  const heat = Math.min(1, glow)
  const ember =
    glow > 0.05
      ? fill(
          ellipse(x, top + tall * 0.55, wide * 0.86 * (0.7 + heat * 0.3), tall * 0.46),
          mix(ink.belly, FIRE, heat * 0.85),
        ) +
        fill(
          ellipse(x, top + tall * 0.58, wide * 0.5 * heat, tall * 0.28 * heat),
          mix(FIRE, '#fff6cf', heat * 0.55),
        )
      : ''
  return fill(d, ink.belly) + inside(d, ember + line(seams, seam, 2.4))
}
