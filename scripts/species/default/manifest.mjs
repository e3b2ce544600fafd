// @ts-check
// What pet.json says: the standard's fields, and ours under `familiar`.

import { CELL, COLUMNS } from '../render/raster.mjs'
import { rowsOf } from '../render/layout.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { GROUND } from './proportions.mjs'
import { aliases, next, ownAnimations } from './sheets.mjs'

/** File names inside the species' folder. @param {string} coat @param {'familiar' | 'spritesheet'} sheet */
export const sheetPath = (coat, sheet) =>
  coat === signature ? `${sheet}.webp` : `${coat}/${sheet}.webp`

/** Coats whose standard sheet is committed too; ours alone is enough for our own app. */
export const standardCoats = [signature]

/** The text of pet.json as an object. */
export function manifest() {
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
        sheet: sheetPath(coat, 'familiar'),
        ...(standardCoats.includes(coat) && { spritesheet: sheetPath(coat, 'spritesheet') }),
      },
    ]),
  )
  return {
    id: 'default',
    displayName: 'Wick',
    description:
      'A small fox-cat familiar with one bent ear, a spark on its forehead and a tail like a flame.',
    spriteVersionNumber: 2,
    spritesheetPath: sheetPath(signature, 'spritesheet'),
    familiar: {
      formatVersion: 1,
      sheet: sheetPath(signature, 'familiar'),
      cell: CELL,
      columns: COLUMNS,
      groundY: GROUND,
      defaultColor: signature,
      colors,
      animations,
    },
  }
}
