// @ts-check
// Coats of the default species. Any five colours and an iris make another; add one here and build.

/** @type {Record<string, import('../draw/palette.mjs').Palette>} */
export const palettes = {
  amber: {
    body: '#f5a548',
    shade: '#dd7f35',
    belly: '#ffeccd',
    accent: '#f0786a',
    line: '#5a2c1c',
    iris: '#c8702a',
  },
  green: {
    body: '#7fbd72',
    shade: '#589a5c',
    belly: '#f3f3cf',
    accent: '#f08d74',
    line: '#24452f',
    iris: '#6f9a2e',
  },
  blue: {
    body: '#86acdf',
    shade: '#5f84c4',
    belly: '#eef4ff',
    accent: '#f293a4',
    line: '#273562',
    iris: '#4a86d8',
  },
  plum: {
    body: '#bd84b8',
    shade: '#97609b',
    belly: '#fbe8ee',
    accent: '#ff9a86',
    line: '#47254f',
    iris: '#a45ac0',
  },
}

/** What the interface is tinted with while a pet wears the coat. @type {Record<string, string>} */
export const accents = { amber: '#e07b39', green: '#3f9d7d', blue: '#5b7bd5', plum: '#b3679b' }

/** The coat a new pet wears; its files lie at the top of the species' folder. */
export const signature = 'amber'
