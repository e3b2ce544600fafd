// @ts-check
// Coats of the owl: plumage in five colours, and the horn of its beak and feet.

/** @typedef {import('../draw/palette.mjs').Palette & {horn: string, hornShade: string}} OwlPalette */

/** @type {Record<string, OwlPalette>} */
export const palettes = {
  bark: {
    body: '#b98a63',
    shade: '#8f6549',
    belly: '#fbecd2',
    accent: '#f0806f',
    line: '#43281f',
    iris: '#f6b93d',
    horn: '#f4a842',
    hornShade: '#d07f2c',
  },
  dusk: {
    body: '#8d87c9',
    shade: '#655d9f',
    belly: '#efe9fb',
    accent: '#f58fa2',
    line: '#2c2653',
    iris: '#ffcb52',
    horn: '#f6b455',
    hornShade: '#d1863d',
  },
  snow: {
    body: '#dbe4ee',
    shade: '#9fb0c8',
    belly: '#fcfdff',
    accent: '#f393a2',
    line: '#2c3a56',
    iris: '#f7c53f',
    horn: '#e9a94e',
    hornShade: '#bf7f36',
  },
  moss: {
    body: '#9aad6a',
    shade: '#6f854d',
    belly: '#f5f3d3',
    accent: '#ec8770',
    line: '#2e3b22',
    iris: '#f7b83a',
    horn: '#f0ac48',
    hornShade: '#cb7f30',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { bark: '#a8713f', dusk: '#7468b8', snow: '#5f82b0', moss: '#74903f' }

/** The coat a new owl wears; its files lie at the top of the species' folder. */
export const signature = 'bark'
