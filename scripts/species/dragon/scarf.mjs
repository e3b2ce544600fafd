// @ts-check
// What a grown dragon has earned: a ribbon with its coin on it.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { fill, line, outlineAll } from '../draw/svg.mjs'
import { coin } from './hoard.mjs'

/** A ribbon of a colour no coat has. */
const RIBBON = '#4f7fd0'

/** @param {import('../draw/geometry.mjs').Point} at middle of the collar, px @param {number} wide half its width, px @param {import('./palettes.mjs').DragonPalette} palette @param {number} width px */
export function drawScarf([x, y], wide, palette, width) {
  const band = `M${num(x - wide)} ${num(y - 8)}Q${num(x)} ${num(y + 12)} ${num(x + wide)} ${num(y - 8)}L${num(x + wide - 1)} ${num(y)}Q${num(x)} ${num(y + 22)} ${num(x - wide + 1)} ${num(y)}Z`
  return (
    outlineAll([band], palette.line, width * 2 - 1) +
    fill(band, RIBBON) +
    line(
      `M${num(x - wide + 3)} ${num(y - 1)}Q${num(x)} ${num(y + 18)} ${num(x + wide - 3)} ${num(y - 1)}`,
      mix(RIBBON, palette.line, 0.3),
      2.4,
    ) +
    `<g transform="translate(${num(x)} ${num(y + 19)}) scale(0.78)">${coin(palette, 0)}</g>`
  )
}
