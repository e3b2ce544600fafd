// @ts-check
// What pet.json says: the standard's fields, and ours under `familiar`.

import { CELL, COLUMNS } from './raster.mjs'
import { rowsOf } from './layout.mjs'

/** @typedef {import('../species.mjs').Species} Species */

/** Ages of a body, from the first. @type {import('../species.mjs').Stage[]} */
export const STAGES = ['baby', 'young', 'grown']

/** Where the soles' line ends, px from the top of the cell. */
const GROUND = 202

/** The sheet of the Codex pet standard, inside the species' folder. */
export const STANDARD_SHEET = 'spritesheet.webp'

/** The sheet of our own in a stage. @param {import('../species.mjs').Stage} stage */
export const stageSheet = (stage) => `${stage}.webp`

/** @typedef {Record<string, import('./coats.mjs').Patch>} Patches what makes each coat of the signature; it needs none itself */

/** How wide the shadow of a stage is, beside that of the young one; the app draws it. */
const SHADOWS = { baby: 0.76, young: 1, grown: 1.06 }

/**
 * The text of pet.json as an object.
 * @param {Species} species @param {Patches} patches @param {Record<import('../species.mjs').Stage, number>} growsAt the level a stage begins at
 */
export function manifest(species, patches, growsAt) {
  const { accents, aliases, next, ownAnimations, palettes, signature } = species
  const rows = rowsOf(ownAnimations)
  const animations = Object.fromEntries(
    ownAnimations.map(([name, { durationsMs, loop, stridePx, growsIn }]) => [
      name,
      {
        row: rows.get(name),
        durationsMs,
        loop,
        ...(stridePx && { stridePx }),
        ...(growsIn && { growsIn }),
        ...(next[name] && { next: next[name] }),
      },
    ]),
  )
  for (const [alias, name] of Object.entries(aliases)) animations[alias] = animations[name]
  const colors = Object.fromEntries(
    Object.keys(palettes).map((coat) => [
      coat,
      {
        hex: accents[coat],
        body: palettes[coat].body,
        ...(patches[coat] && { patch: patches[coat] }),
      },
    ]),
  )
  return {
    id: species.id,
    displayName: species.displayName,
    description: species.description,
    spriteVersionNumber: 2,
    spritesheetPath: STANDARD_SHEET,
    familiar: {
      formatVersion: 2,
      sheet: stageSheet('young'),
      cell: CELL,
      columns: COLUMNS,
      groundY: GROUND,
      defaultColor: signature,
      colors,
      stages: Object.fromEntries(
        STAGES.map((stage) => [
          stage,
          { fromLevel: growsAt[stage], sheet: stageSheet(stage), shadow: SHADOWS[stage] },
        ]),
      ),
      animations,
    },
  }
}
