// @ts-check
// Colours of one drawing pass. A dragon's hands and feet are of its hide: it wears no socks.

import { lit, mix, shaded } from '../draw/palette.mjs'

/** @typedef {import('../draw/palette.mjs').Inks & {wing: string, horn: string, scale: string, muzzle: string}} DragonInks */

/** Colours in the light and in the shade. @param {import('./palettes.mjs').DragonPalette} palette @returns {{light: DragonInks, dark: DragonInks}} */
export function inksOf(palette) {
  const { body, shade, belly, line } = palette
  return {
    light: {
      ...lit(palette),
      sock: body,
      wing: palette.wing,
      horn: palette.horn,
      scale: mix(body, shade, 0.75),
      muzzle: mix(body, belly, 0.2),
      blush: mix(palette.accent, belly, 0.22),
    },
    dark: {
      ...shaded(palette),
      sock: shade,
      wing: palette.wingShade,
      horn: mix(palette.horn, palette.wingShade, 0.5),
      scale: mix(shade, line, 0.2),
      muzzle: mix(shade, belly, 0.12),
      blush: mix(palette.accent, shade, 0.4),
    },
  }
}
