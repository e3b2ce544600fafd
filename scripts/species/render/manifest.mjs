// @ts-check
// What pet.json says: the standard's fields, and ours under `familiar`.

import { CELL, COLUMNS } from './raster.mjs'
import { rowsOf } from './layout.mjs'

/** @typedef {import('../species.mjs').Species} Species */

/** Where the soles' line ends, px from the top of the cell. */
const GROUND = 202

/** File names inside the species' folder. @param {Species} species @param {string} coat @param {'familiar' | 'spritesheet'} sheet */
export const sheetPath = ({ signature }, coat, sheet) =>
  coat === signature ? `${sheet}.webp` : `${coat}/${sheet}.webp`

/** Coats whose standard sheet is committed too; ours alone is enough for our own app. @param {Species} species */
export const standardCoats = ({ signature }) => [signature]

/** The text of pet.json as an object. @param {Species} species */
export function manifest(species) {
  const { accents, aliases, next, ownAnimations, palettes, signature } = species
  const rows = rowsOf(ownAnimations)
  const animations = Object.fromEntries(
    ownAnimations.map(([name, { durationsMs, loop, stridePx }]) => [
      name,
      {
        row: rows.get(name),
        durationsMs,
        loop,
        ...(stridePx && { stridePx }),
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
        sheet: sheetPath(species, coat, 'familiar'),
        ...(standardCoats(species).includes(coat) && {
          spritesheet: sheetPath(species, coat, 'spritesheet'),
        }),
      },
    ]),
  )
  return {
    id: species.id,
    displayName: species.displayName,
    description: species.description,
    spriteVersionNumber: 2,
    spritesheetPath: sheetPath(species, signature, 'spritesheet'),
    familiar: {
      formatVersion: 1,
      sheet: sheetPath(species, signature, 'familiar'),
      cell: CELL,
      columns: COLUMNS,
      groundY: GROUND,
      defaultColor: signature,
      colors,
      animations,
    },
  }
}
