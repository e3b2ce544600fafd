// @ts-check
// Review sheets from the committed atlases, not from the drawings: `node scripts/species/contact-sheet.mjs`.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compose } from './contact/compose.mjs'
import { contactSheet, moodSheet, stripSheet } from './contact/pictures.mjs'
import { withPage } from './render/browser.mjs'
import { encodePng } from './render/png.mjs'
import { quantize } from './render/quantize.mjs'
import { allSpecies } from './species.mjs'

const docs = new URL('../../docs/species/', import.meta.url)

/** @typedef {import('./contact/pictures.mjs').Entry} Entry */
/** @typedef {import('./contact/pictures.mjs').Picture} Picture */

/** @type {[string, number][]} the standard's rows with their frame counts */
const STANDARD = [
  ['waving', 3],
  ['jumping', 4],
  ['failed', 5],
  ['waiting', 6],
  ['running', 7],
  ['review', 8],
]
const standardTimes = {
  waving: [140, 140, 140, 280],
  jumping: [140, 140, 140, 140, 280],
  failed: [...Array(7).fill(140), 240],
  waiting: [...Array(5).fill(150), 260],
  running: [...Array(5).fill(120), 220],
  review: [...Array(5).fill(150), 280],
}

/** What the committed files of a species say. @param {string} id */
async function readSpecies(id) {
  const folder = new URL(`../../resources/species/${id}/`, import.meta.url)
  const pet = JSON.parse(await readFile(new URL('pet.json', folder), 'utf8'))
  /** @type {{animations: Record<string, Entry>, colors: Record<string, {sheet: string}>}} */
  const { animations, colors } = pet.familiar
  const names = [...Object.values(colors).map(({ sheet }) => sheet), pet.spritesheetPath]
  /** @type {Record<string, string>} */
  const files = {}
  for (const name of names)
    files[`${id}/${name}`] = (await readFile(new URL(name, folder))).toString('base64')
  const sheets = Object.values(colors).map(({ sheet }) => `${id}/${sheet}`)
  return { id, animations, sheets, standard: `${id}/${pet.spritesheetPath}`, files }
}

/** Every animation of a species with the sheet it is on. @param {Awaited<ReturnType<typeof readSpecies>>} species @returns {[string, Entry, string][]} */
const stripsOf = ({ animations, sheets, standard }) => [
  ...Object.entries(animations)
    .filter(([name]) => !name.endsWith('-content'))
    .map(([name, entry]) => /** @type {[string, Entry, string]} */ ([name, entry, sheets[0]])),
  ...STANDARD.map(
    ([name, row]) =>
      /** @type {[string, Entry, string]} */ ([
        `standard: ${name}`,
        { row, durationsMs: standardTimes[/** @type {keyof typeof standardTimes} */ (name)] },
        standard,
      ]),
  ),
]

await mkdir(docs, { recursive: true })
const all = await Promise.all(allSpecies.map(({ id }) => readSpecies(id)))
/** @type {Record<string, string>} */
const sheets = Object.assign({}, ...all.map(({ files }) => files))
await withPage(async (page) => {
  /** @type {[string, Picture, number][]} name, picture, colours */
  const pictures = [
    ['moods.png', moodSheet(all), 200],
    ...all.flatMap((species) => [
      /** @type {[string, Picture, number]} */ ([
        `${species.id}.png`,
        contactSheet(species.animations, species.sheets),
        200,
      ]),
      /** @type {[string, Picture, number]} */ ([
        `${species.id}-strips.png`,
        stripSheet(stripsOf(species)),
        64,
      ]),
    ]),
  ]
  for (const [name, picture, colours] of pictures) {
    const used = new Set(picture.stamps.map(({ sheet }) => sheet))
    const rgba = Buffer.from(
      await page.evaluate(compose, {
        picture,
        sheets: Object.fromEntries(Object.entries(sheets).filter(([path]) => used.has(path))),
      }),
      'base64',
    )
    const { pixels, palettes } = quantize([rgba], colours)
    const file = encodePng({
      width: picture.width,
      height: picture.height,
      palette: palettes[0],
      pixels,
    })
    await writeFile(fileURLToPath(new URL(name, docs)), file)
    console.log(`docs/species/${name}  ${(file.length / 1000).toFixed(0)} kB`)
  }
})
