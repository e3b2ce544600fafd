// @ts-check
// Draws the species and the icons and writes their files: `npm run build:species`. The same source gives the same files.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawPose } from './default/draw.mjs'
import { manifest, sheetPath, standardCoats } from './default/manifest.mjs'
import { palettes, signature } from './default/palettes.mjs'
import { neutralCell, ownAnimations, standardRows } from './default/sheets.mjs'
import { buildIcons } from './icons/build-icons.mjs'
import { withPage } from './render/browser.mjs'
import { placeFrames, rowCount } from './render/layout.mjs'
import { quantize } from './render/quantize.mjs'
import { CELL, COLUMNS, rasterise } from './render/raster.mjs'
import { encodeWebp } from './render/webp.mjs'

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
 * @param {import('playwright').Page} page @param {ReturnType<typeof placeFrames>} frames @param {number} rows @param {string[]} coats
 * @returns {Promise<[string, Buffer][]>} a file per coat
 */
async function drawSheet(page, frames, rows, coats) {
  const sheets = []
  for (const coat of coats) {
    const cells = frames.map(({ row, column, pose }) => ({
      row,
      column,
      svg: drawPose(pose, palettes[coat]),
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

await withPage(async (page) => {
  await buildIcons(page, palettes[signature], (name, content) => save(`icons/${name}`, content))
  const standard = [...placeFrames(standardRows), neutralCell]
  for (const [coat, file] of await drawSheet(page, standard, standardRows.length, standardCoats)) {
    await save(`species/default/${sheetPath(coat, 'spritesheet')}`, file)
  }
  for (const [coat, file] of await drawSheet(
    page,
    placeFrames(ownAnimations),
    rowCount(ownAnimations),
    Object.keys(palettes),
  )) {
    await save(`species/default/${sheetPath(coat, 'familiar')}`, file)
  }
  await save(
    'species/default/pet.json',
    JSON.stringify(manifest(), null, 2).replace(
      /\[\s+([\d,\s]+?)\s+\]/g,
      (_, list) => `[${list.replace(/\s+/g, ' ')}]`,
    ) + '\n',
  )
})
