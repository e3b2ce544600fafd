// @ts-check
// Review sheets from the committed atlases, not from the drawings: `node scripts/species/contact-sheet.mjs`, or only those of
// the species named after it.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compose } from './contact/compose.mjs'
import { contactSheet, moodSheet, stripSheet } from './contact/pictures.mjs'
import { withPage } from './render/browser.mjs'
import { encodePng } from './render/png.mjs'
import { putOn } from './render/coats.mjs'
import { quantizePicture } from './render/quantize.mjs'
import { allSpecies } from './species.mjs'

const docs = new URL('../../docs/species/', import.meta.url)

/** @typedef {import('./contact/pictures.mjs').Entry} Entry */
/** @typedef {import('./contact/pictures.mjs').Picture} Picture */
/** @typedef {import('./contact/pictures.mjs').Dressed} Dressed */

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
  const { familiar, spritesheetPath } = JSON.parse(
    await readFile(new URL('pet.json', folder), 'utf8'),
  )
  const { animations, colors, stages, defaultColor } = familiar
  const coats = Object.keys(colors)
  /** @type {Dressed & {id: string}} */
  const dressed = {
    id,
    animations,
    stages: Object.keys(stages),
    coats: [defaultColor, ...coats.filter((coat) => coat !== defaultColor)],
    sheet: (stage, coat) => `${id} ${stage} ${coat}`,
  }
  /** @type {Map<string, () => Promise<Buffer>>} */
  const files = new Map([
    [`${id} standard`, () => readFile(new URL(spritesheetPath, folder))],
    ...dressed.stages.flatMap((stage) =>
      coats.map((coat) => {
        const read = async () =>
          putOn(await readFile(new URL(stages[stage].sheet, folder)), colors[coat].patch)
        return /** @type {[string, () => Promise<Buffer>]} */ ([dressed.sheet(stage, coat), read])
      }),
    ),
  ])
  return { dressed, files }
}

/** Every animation of a species with the sheet it is on. @param {Dressed & {id: string}} species @returns {[string, Entry, string][]} */
const stripsOf = ({ id, animations, coats, sheet }) => [
  ...Object.entries(animations)
    .filter(([name]) => !name.endsWith('-content'))
    .map(
      ([name, entry]) =>
        /** @type {[string, Entry, string]} */ ([name, entry, sheet('young', coats[0])]),
    ),
  ...STANDARD.map(
    ([name, row]) =>
      /** @type {[string, Entry, string]} */ ([
        `standard: ${name}`,
        { row, durationsMs: standardTimes[/** @type {keyof typeof standardTimes} */ (name)] },
        `${id} standard`,
      ]),
  ),
]

await mkdir(docs, { recursive: true })
const wanted = process.argv.slice(2)
const chosen = allSpecies.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
const all = await Promise.all(chosen.map(({ id }) => readSpecies(id)))
const files = new Map(all.flatMap((each) => [...each.files]))
const readSheet = (/** @type {string} */ sheet) =>
  /** @type {() => Promise<Buffer>} */ (files.get(sheet))()
await withPage(async (page) => {
  /** @type {[string, Picture, number][]} name, picture, colours */
  const pictures = [
    .../** @type {[string, Picture, number][]} */ (
      wanted.length ? [] : [['moods.png', moodSheet(all.map(({ dressed }) => dressed)), 200]]
    ),
    ...all.flatMap(({ dressed }) => [
      /** @type {[string, Picture, number]} */ ([`${dressed.id}.png`, contactSheet(dressed), 200]),
      /** @type {[string, Picture, number]} */ ([
        `${dressed.id}-strips.png`,
        stripSheet(stripsOf(dressed)),
        64,
      ]),
    ]),
  ]
  for (const [name, picture, colours] of pictures) {
    const { width, height } = picture
    const rgba = await compose(page, picture, readSheet)
    const file = encodePng({ width, height, ...quantizePicture(rgba, colours) })
    await writeFile(fileURLToPath(new URL(name, docs)), file)
    console.log(`docs/species/${name}  ${(file.length / 1000).toFixed(0)} kB`)
  }
})
