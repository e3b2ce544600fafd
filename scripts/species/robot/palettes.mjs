// @ts-check
// Coats of the robot: enamel, the cream of its window, and the brass that holds it together.

/** @typedef {import('../draw/palette.mjs').Palette & {brass: string, brassShade: string, lamp: string}} RobotPalette `lamp` is what its bulb burns in */

/** @type {Record<string, RobotPalette>} */
export const palettes = {
  teal: {
    body: '#6fb2b5',
    shade: '#45868f',
    belly: '#fff0cf',
    accent: '#f0826a',
    line: '#1f3f4c',
    iris: '#3f93a3',
    brass: '#f2c35c',
    brassShade: '#cf8f3c',
    lamp: '#ffe07a',
  },
  tomato: {
    body: '#e87a63',
    shade: '#c0504a',
    belly: '#fff1d8',
    accent: '#f0826a',
    line: '#56221f',
    iris: '#b8513c',
    brass: '#f4c766',
    brassShade: '#d19442',
    lamp: '#ffe488',
  },
  butter: {
    body: '#f4d27c',
    shade: '#d9a24d',
    belly: '#fff7e2',
    accent: '#ee8266',
    line: '#57391c',
    iris: '#a8702a',
    brass: '#e09a6c',
    brassShade: '#b96a48',
    lamp: '#ffd66b',
  },
  lilac: {
    body: '#b59ad6',
    shade: '#876bb0',
    belly: '#fff1de',
    accent: '#f28a86',
    line: '#3a2a58',
    iris: '#8a62c2',
    brass: '#f2c564',
    brassShade: '#cc9145',
    lamp: '#ffe184',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { teal: '#3d8a93', tomato: '#cf5a48', butter: '#c98f2e', lilac: '#8b6bb8' }

/** The coat a new robot wears; its files lie at the top of the species' folder. */
export const signature = 'teal'
