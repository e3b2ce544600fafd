// @ts-check
// Coats of the slime: a jelly's five colours, and the green of its sprout.

/** @typedef {import('../draw/palette.mjs').Palette & {leaf: string, leafShade: string}} SlimePalette */

/** @type {Record<string, SlimePalette>} */
export const palettes = {
  mint: {
    body: '#8fdcc4',
    shade: '#58b8a2',
    belly: '#e6fbf2',
    accent: '#ff9a8b',
    line: '#1d4a4d',
    iris: '#2f9c8a',
    leaf: '#a4d65e',
    leafShade: '#6fae3f',
  },
  berry: {
    body: '#f39ab4',
    shade: '#d0648d',
    belly: '#ffe8ee',
    accent: '#e8506e',
    line: '#61203f',
    iris: '#c23c78',
    leaf: '#a8cf62',
    leafShade: '#76a746',
  },
  honey: {
    body: '#f9cd5f',
    shade: '#e09d36',
    belly: '#fff3cf',
    accent: '#f0786a',
    line: '#633913',
    iris: '#c47a1e',
    leaf: '#9fc95a',
    leafShade: '#6b9d40',
  },
  sky: {
    body: '#93b7f3',
    shade: '#6288da',
    belly: '#eaf2ff',
    accent: '#ff9bb0',
    line: '#26336a',
    iris: '#4470d6',
    leaf: '#97d48a',
    leafShade: '#5ea86a',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { mint: '#3f9d8a', berry: '#c9567f', honey: '#d08a25', sky: '#5b7bd5' }

/** The coat a new slime wears; its files lie at the top of the species' folder. */
export const signature = 'mint'
