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
  const at = (/** @type {number} */ dx, /** @type {number} */ dy) => `${num(x + dx)} ${num(y + dy)}`
  const band = `M${at(-wide, -8)}Q${at(0, 16)} ${at(wide, -8)}L${at(wide + 1, 4)}Q${at(0, 28)} ${at(-wide - 1, 4)}Z`
  const end = `M${at(-13, 9)}L${at(-25, 30)}L${at(-17, 28)}L${at(-13, 35)}L${at(-4, 13)}Z`
  const fold = `M${at(-wide + 3, 1)}Q${at(0, 22)} ${at(wide - 3, 1)}`
  return (
    outlineAll([end, band], palette.line, width * 2 - 1) +
    fill(end, mix(RIBBON, palette.line, 0.22)) +
    fill(band, RIBBON) +
    line(fold, mix(RIBBON, palette.line, 0.3), 2.4) +
    `<g transform="translate(${at(0, 19)}) scale(0.76)">${coin(palette, 0)}</g>`
  )
}
