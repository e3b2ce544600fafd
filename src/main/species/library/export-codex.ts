import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
// The browser's build: that for Node declares a `require` of its own, which a chunk of ours has already.
import { zipSync } from 'fflate/browser'
import { cutCell } from '../atlas/cells'
import { createDecoder } from '../image/decode'
import { encodePng } from '../image/png'
import { type Raster, copyInto, emptyRaster } from '../image/raster'
import { STANDARD_ROWS } from '../import/codex/standard'
import { FALLBACKS } from '../import/fallbacks'
import { CELL, COLUMNS } from '../import/imported-species'
import { LIMITS } from '../limits'
import type { Held } from './library'

/**
 * A species as a Codex pet in a zip: `<id>/pet.json` and its sheet. A sheet that keeps the standard goes out as it is;
 * one of our own is drawn anew, its animations in the standard's rows, with as many frames as those have.
 */
export async function exportCodex(held: Held): Promise<Uint8Array> {
  const { id, manifest } = held
  const { credits } = manifest.familiar
  const { fileName, bytes, version } = await standardSheet(held)
  const json = {
    id,
    displayName: manifest.displayName === '' ? id : manifest.displayName,
    description: manifest.description,
    spritesheetPath: fileName,
    spriteVersionNumber: version,
    ...(credits.author !== null && { author: credits.author }),
    ...(credits.licence !== null && { license: credits.licence }),
    ...(credits.source !== null && { sourceUrl: credits.source }),
  }
  return zipSync({
    [`${id}/pet.json`]: Buffer.from(`${JSON.stringify(json, null, 2)}\n`),
    // Compressed already.
    [`${id}/${fileName}`]: [bytes, { level: 0 }],
    ...(credits.licenceText !== null && { [`${id}/LICENSE`]: Buffer.from(credits.licenceText) }),
  })
}

interface StandardSheet {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly version: 1 | 2
}

async function standardSheet({ folder, manifest }: Held): Promise<StandardSheet> {
  const { spritesheetPath, spriteVersionNumber, familiar } = manifest
  if (spritesheetPath !== undefined)
    return {
      fileName: spritesheetPath,
      bytes: await readFile(join(folder, spritesheetPath)),
      version: spriteVersionNumber,
    }
  const bytes = await readFile(join(folder, familiar.sheet))
  const sheet = await createDecoder(LIMITS).still(familiar.sheet, bytes)
  return {
    fileName: 'spritesheet.png',
    bytes: encodePng(inStandardRows(sheet, manifest)),
    version: 1,
  }
}

function inStandardRows(
  sheet: Raster,
  { familiar: { animations, columns } }: Held['manifest'],
): Raster {
  const target = emptyRaster(CELL.width * COLUMNS, CELL.height * STANDARD_ROWS.length)
  STANDARD_ROWS.forEach(({ name, durationsMs }, row) => {
    const known = [name, ...(FALLBACKS[name] ?? []), 'idle'].find((one) => one in animations)
    const animation = known === undefined ? undefined : animations[known]
    if (!animation) return
    durationsMs.forEach((_, column) => {
      const frame = Math.floor((column * animation.durationsMs.length) / durationsMs.length)
      const cell = cutCell(
        sheet,
        CELL,
        frame % columns,
        animation.row + Math.floor(frame / columns),
      )
      const whole = { x: 0, y: 0, ...CELL }
      copyInto(target, column * CELL.width, row * CELL.height, cell, whole)
    })
  })
  return target
}
