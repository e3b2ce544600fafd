// @ts-check
// Coats of the dragon: five colours for the hide, two for what is thin (wings, fins, crest, spade), one for horn.

/** @typedef {import('../draw/palette.mjs').Palette & {wing: string, wingShade: string, horn: string}} DragonPalette */

/** @type {Record<string, DragonPalette>} */
export const palettes = {
  ember: {
    body: '#ea7562',
    shade: '#c4504d',
    belly: '#ffe9c4',
    accent: '#ff6f78',
    line: '#591c26',
    iris: '#d9791e',
    wing: '#ffbf55',
    wingShade: '#e3903a',
    horn: '#fff0d2',
  },
  fern: {
    body: '#8cc46a',
    shade: '#5f9a54',
    belly: '#fbf4c9',
    accent: '#f5877a',
    line: '#25452c',
    iris: '#b8860f',
    wing: '#f7a65a',
    wingShade: '#d67f3d',
    horn: '#fff3d6',
  },
  dusk: {
    body: '#a99ae6',
    shade: '#7f6cc6',
    belly: '#f8ecfb',
    accent: '#ff8fa8',
    line: '#332660',
    iris: '#7a50d2',
    wing: '#ffa9b8',
    wingShade: '#de7a99',
    horn: '#fff1e2',
  },
  coal: {
    body: '#8591ab',
    shade: '#5f6b88',
    belly: '#ece6dc',
    accent: '#ff8668',
    line: '#2a3149',
    iris: '#e0761f',
    wing: '#ff9a5c',
    wingShade: '#db6b3a',
    horn: '#f7ead6',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { ember: '#d45a48', fern: '#5a9350', dusk: '#7f6cc6', coal: '#5f6d8a' }

/** The coat a new dragon wears; its files lie at the top of the species' folder. */
export const signature = 'ember'
