// @ts-check
// A fox's inks: the common ones with stockings and ear tips nearly as dark as the line.

import { lit as litCoat, mix, shaded as shadedCoat } from '../draw/palette.mjs'

/** @typedef {import('../draw/palette.mjs').Palette} Palette */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/** The colours in the light. @param {Palette} palette @returns {Inks} */
export const lit = (palette) => ({
  ...litCoat(palette),
  sock: mix(palette.shade, palette.line, 0.62),
  nose: mix(palette.line, palette.accent, 0.08),
})

/** The same colours inside the one shade shape. @param {Palette} palette @returns {Inks} */
export const shaded = (palette) => ({
  ...shadedCoat(palette),
  sock: mix(palette.shade, palette.line, 0.8),
  nose: mix(palette.line, palette.accent, 0.08),
})
