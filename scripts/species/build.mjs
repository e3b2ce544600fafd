// @ts-check
// Draws the species and the icons and writes their files: `npm run build:species`, or only the species named after `--`.
// The same source gives the same files.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wick } from './default/species.mjs'
import { buildIcons } from './icons/build-icons.mjs'
import { withPage } from './render/browser.mjs'
import { placeFrames, rowCount } from './render/layout.mjs'
import { manifest, sheetPath, standardCoats } from './render/manifest.mjs'
import { quantize } from './render/quantize.mjs'
import { CELL, COLUMNS, rasterise } from './render/raster.mjs'
import { encodeWebp } from './render/webp.mjs'
import { allSpecies } from './species.mjs'

/** @typedef {import('./species.mjs').Species} Species */

/** Entries in a coat's palette: flat colours and the steps of their smoothed edges. */
const TINTS = 96

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

/** Writes a file below resources/ and says so. @param {string} path @param {Buffer | string} content */
async function save(path, content) {
  const file = join(resources, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  console.log(`${path}  ${(Buffer.byteLength(content) / 1000).toFixed(0)} kB`)
}

/**
 * One sheet in several coats.
 * @param {import('playwright').Page} page @param {Species} species @param {ReturnType<typeof placeFrames>} frames @param {number} rows @param {string[]} coats
 * @returns {Promise<[string, Buffer][]>} a file per coat
 */
async function drawSheet(page, species, frames, rows, coats) {
  const sheets = []
  for (const coat of coats) {
    const cells = frames.map(({ row, column, pose }) => ({
      row,
      column,
      svg: species.draw(pose, coat),
    }))
    sheets.push(await rasterise(page, cells, rows))
  }
  const files = encodeWebp({
    width: CELL.width * COLUMNS,
    height: CELL.height * rows,
    ...quantize(sheets, TINTS),
  })
  return files.map((file, i) => [coats[i], file])
}

/** Both sheets in their coats, and pet.json. @param {import('playwright').Page} page @param {Species} species */
async function buildSpecies(page, species) {
  const folder = `species/${species.id}`
  const { neutralCell, ownAnimations, palettes, standardRows } = species
  const sheets = [
    {
      name: /** @type {const} */ ('spritesheet'),
      frames: [...placeFrames(standardRows), neutralCell],
      rows: standardRows.length,
      coats: standardCoats(species),
    },
    {
      name: /** @type {const} */ ('familiar'),
      frames: placeFrames(ownAnimations),
      rows: rowCount(ownAnimations),
      coats: Object.keys(palettes),
    },
  ]
  for (const { name, frames, rows, coats } of sheets)
    for (const [coat, file] of await drawSheet(page, species, frames, rows, coats))
      await save(`${folder}/${sheetPath(species, coat, name)}`, file)
  const json = JSON.stringify(manifest(species), null, 2).replace(
    /\[\s+([\d,\s]+?)\s+\]/g,
    (_, list) => `[${list.replace(/\s+/g, ' ')}]`,
  )
  await save(`${folder}/pet.json`, json + '\n')
}

const wanted = process.argv.slice(2)

await withPage(async (page) => {
  if (wanted.length === 0)
    await buildIcons(page, wick.palettes[wick.signature], (name, content) =>
      save(`icons/${name}`, content),
    )
  for (const species of allSpecies)
    if (wanted.length === 0 || wanted.includes(species.id)) await buildSpecies(page, species)
})
