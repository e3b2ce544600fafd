// @ts-check
// Draws the species and the icons and writes their files: `npm run build:species`, or only the species named after `--`.
// The same source gives the same files. What each species looks like is noted in drawn.json, for the test that asks
// whether a rig was changed since.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wick } from './default/species.mjs'
import { buildIcons } from './icons/build-icons.mjs'
import { withPage } from './render/browser.mjs'
import { onePatch, patchBetween } from './render/coats.mjs'
import { noteDrawn } from './render/fingerprint.mjs'
import { readGrowth } from './render/growth.mjs'
import { placeFrames, rowCount } from './render/layout.mjs'
import { STAGES, STANDARD_SHEET, manifest, stageSheet } from './render/manifest.mjs'
import { quantize } from './render/quantize.mjs'
import { CELL, COLUMNS, rasteriseRow } from './render/raster.mjs'
import { Tints } from './render/tints.mjs'
import { encodeWebp } from './render/webp.mjs'
import { allSpecies } from './species.mjs'

/** @typedef {import('./species.mjs').Species} Species */
/** @typedef {import('./species.mjs').Stage} Stage */
/** @typedef {ReturnType<typeof placeFrames>} Frames */

/** Entries in a coat's palette: flat colours and the steps of their smoothed edges. */
const TINTS = 64

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

/** Writes a file below resources/ and says so. @param {string} path @param {Buffer | string} content */
async function save(path, content) {
  const file = join(resources, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  console.log(`${path}  ${(Buffer.byteLength(content) / 1000).toFixed(0)} kB`)
}

/**
 * Draws a sheet in all its coats and counts its colours.
 * @param {import('playwright').Page} page @param {(frame: Frames[number], coat: string) => string} draw SVG of a cell
 * @param {Frames} frames @param {number} rows @param {string[]} coats @param {Tints} tints
 * @returns {Promise<Uint32Array>} the tint of every pixel
 */
async function drawSheet(page, draw, frames, rows, coats, tints) {
  const perRow = CELL.width * COLUMNS * CELL.height
  const seen = new Uint32Array(perRow * rows)
  for (let row = 0; row < rows; row++) {
    const inRow = frames.filter((frame) => frame.row === row)
    const strips = []
    for (const coat of coats) {
      const cells = inRow.map((frame) => ({ column: frame.column, svg: draw(frame, coat) }))
      strips.push(await rasteriseRow(page, cells))
    }
    seen.set(tints.note(strips), row * perRow)
  }
  return seen
}

/** A drawn sheet as files, one per coat. @param {Uint32Array} seen @param {ReturnType<typeof quantize>} reduced */
const encodeSheet = (seen, { numberOf, palettes, alike }) =>
  encodeWebp({
    width: CELL.width * COLUMNS,
    height: seen.length / (CELL.width * COLUMNS),
    pixels: Uint8Array.from(seen, (tint) => numberOf[tint]),
    palettes,
    alike,
  })

/** The standard's sheet: the signature coat, in the young body. @param {import('playwright').Page} page @param {Species} species */
async function buildStandard(page, { draw, neutralCell, signature, standardRows }) {
  const tints = new Tints(1)
  const frames = [...placeFrames(standardRows), neutralCell]
  const drawFrame = (/** @type {Frames[number]} */ { pose }) => draw(pose, signature, 'young')
  const seen = await drawSheet(page, drawFrame, frames, standardRows.length, [signature], tints)
  return encodeSheet(seen, quantize(tints, TINTS)).files[0]
}

/**
 * Our own sheets, one per stage in the signature coat, and what makes the other coats of them.
 * @param {import('playwright').Page} page @param {Species} species
 */
async function buildStages(page, { draw, ownAnimations, palettes, signature }) {
  const coats = [signature, ...Object.keys(palettes).filter((coat) => coat !== signature)]
  const tints = new Tints(coats.length)
  const drawn = []
  for (const stage of STAGES) {
    const drawFrame = (/** @type {Frames[number]} */ { pose }, /** @type {string} */ coat) =>
      draw(pose, coat, stage)
    const frames = placeFrames(ownAnimations)
    drawn.push(await drawSheet(page, drawFrame, frames, rowCount(ownAnimations), coats, tints))
  }
  const reduced = quantize(tints, TINTS)
  const sheets = drawn.map((seen) => encodeSheet(seen, reduced))
  const patches = coats.slice(1).map((coat, i) => {
    const each = sheets.map(({ files, colours }) => patchBetween(files[0], files[i + 1], colours))
    return /** @type {const} */ ([coat, onePatch(coat, each)])
  })
  return { files: sheets.map(({ files }) => files[0]), patches: Object.fromEntries(patches) }
}

/** All sheets, and pet.json. @param {import('playwright').Page} page @param {Species} species */
async function buildSpecies(page, species) {
  const folder = `species/${species.id}`
  await save(`${folder}/${STANDARD_SHEET}`, await buildStandard(page, species))
  const { files, patches } = await buildStages(page, species)
  for (const [i, stage] of STAGES.entries()) await save(`${folder}/${stageSheet(stage)}`, files[i])
  const json = JSON.stringify(manifest(species, patches, await readGrowth()), null, 2).replace(
    /\[\s+([\d,\s]+?)\s+\]/g,
    (_, list) => `[${list.replace(/\s+/g, ' ')}]`,
  )
  await save(`${folder}/pet.json`, json + '\n')
  await noteDrawn(species)
}

const wanted = process.argv.slice(2)

await withPage(async (page) => {
  if (wanted.length === 0 || wanted.includes('icons'))
    await buildIcons(page, wick.palettes[wick.signature], (name, content) =>
      save(`icons/${name}`, content),
    )
  for (const species of allSpecies)
    if (wanted.length === 0 || wanted.includes(species.id)) await buildSpecies(page, species)
})
