// @ts-check
// Coats of the fox, as foxes have them: red, arctic, silver at dusk, and the sand of the desert.

/** @type {Record<string, import('../draw/palette.mjs').Palette>} */
export const palettes = {
  russet: {
    body: '#ee7844',
    shade: '#c9542f',
    belly: '#fff3e2',
    accent: '#f2908a',
    line: '#4a1d1e',
    iris: '#c98a24',
  },
  arctic: {
    body: '#c9daee',
    shade: '#93aed1',
    belly: '#ffffff',
    accent: '#f0a0ae',
    line: '#2f3d60',
    iris: '#3f8fd6',
  },
  dusk: {
    body: '#7f7fa6',
    shade: '#5d5b86',
    belly: '#f0eaf6',
    accent: '#f09a94',
    line: '#26233f',
    iris: '#dca23c',
  },
  sand: {
    body: '#f1d08f',
    shade: '#d3a357',
    belly: '#fffaec',
    accent: '#ef9580',
    line: '#553620',
    iris: '#6f9a3e',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { russet: '#d2592f', arctic: '#5b86c0', dusk: '#77739f', sand: '#bf8a35' }

/** The coat a new fox wears; its files lie at the top of the species' folder. */
export const signature = 'russet'
