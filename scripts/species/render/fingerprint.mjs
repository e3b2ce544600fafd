// @ts-check
// What a species looks like, in one number: of every drawing that its sheets are made of, not of the code that draws
// them. The build writes it down, and a test draws again and compares: a rig that was changed and not built is noticed.

import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { placeFrames } from './layout.mjs'
import { STAGES } from './manifest.mjs'

/** @typedef {import('../species.mjs').Species} Species */

/** Fingerprints by species, as of the last build of each. */
export const DRAWN = new URL('../drawn.json', import.meta.url)

/**
 * The fingerprint of a species: each frame of each of its sheets in its place, drawn in the signature coat, and the colours
 * of all coats, which are one drawing in other colours.
 * @param {Species} species @returns {string} SHA-256, hex
 */
export function fingerprint({
  accents,
  draw,
  neutralCell,
  ownAnimations,
  palettes,
  signature,
  standardRows,
}) {
  const hash = createHash('sha256')
  /** @param {string} sheet @param {ReturnType<typeof placeFrames>} frames @param {import('../species.mjs').Stage} stage */
  const note = (sheet, frames, stage) => {
    for (const { row, column, pose } of frames)
      hash.update(`${sheet} ${row}/${column} ${draw(pose, signature, stage)}\n`)
  }
  note('standard', [...placeFrames(standardRows), neutralCell], 'young')
  for (const stage of STAGES) note(stage, placeFrames(ownAnimations), stage)
  hash.update(JSON.stringify([signature, palettes, accents]))
  return hash.digest('hex')
}

/** All that is written down. @returns {Promise<Record<string, string>>} */
export async function readDrawn() {
  return JSON.parse(await readFile(DRAWN, 'utf8'))
}

/** Writes down what a species looks like now. @param {Species} species */
export async function noteDrawn(species) {
  const drawn = { ...(await readDrawn()), [species.id]: fingerprint(species) }
  const sorted = Object.fromEntries(Object.entries(drawn).sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(DRAWN, `${JSON.stringify(sorted, null, 2)}\n`)
}
