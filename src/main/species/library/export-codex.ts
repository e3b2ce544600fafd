import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
// The browser's build: that for Node declares a `require` of its own, which a chunk of ours has already.
import { zipSync } from 'fflate/browser'
import { cutCell } from '../atlas/cells'
import { createDecoder } from '../image/decode'
import { encodePng } from '../image/png'
import { type Raster, copyInto, emptyRaster } from '../image/raster'
import { LOOK_ROWS, NEUTRAL, SHEET_ROWS_OF, STANDARD_ROWS } from '../import/codex/standard'
import { FALLBACKS } from '../import/fallbacks'
import { CELL, COLUMNS } from '../import/imported-species'
import { LIMITS } from '../limits'
import type { Held } from './library'

/**
 * A species as a Codex pet in a zip: `<id>/pet.json` and its sheet. A sheet that keeps the standard goes out as it is;
 * one of our own is drawn anew, its animations in the standard's rows, with as many frames as those have. What has
 * animations by names carries them as well, on their own sheet and under a field of ours, which other readers pass over.
 */
export async function exportCodex(held: Held): Promise<Uint8Array> {
  const { id, manifest } = held
  const { credits } = manifest.familiar
  const { fileName, bytes, version } = await standardSheet(held)
  const named = await namedSheet(held)
  const json = {
    id,
    displayName: manifest.displayName === '' ? id : manifest.displayName,
    description: manifest.description,
    spritesheetPath: fileName,
    spriteVersionNumber: version,
    ...(credits.author !== null && { author: credits.author }),
    ...(credits.licence !== null && { license: credits.licence }),
    ...(credits.source !== null && { sourceUrl: credits.source }),
    ...(named && { familiar: named.said }),
  }
  return zipSync({
    [`${id}/pet.json`]: Buffer.from(`${JSON.stringify(json, null, 2)}\n`),
    // Compressed already.
    [`${id}/${fileName}`]: [bytes, { level: 0 }],
    ...(named && { [`${id}/${named.fileName}`]: [named.bytes, { level: 0 }] }),
    ...(credits.licenceText !== null && { [`${id}/LICENSE`]: Buffer.from(credits.licenceText) }),
  })
}

interface NamedSheet {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly said: Readonly<Record<string, unknown>>
}

/** The sheet of the animations by names; null where they lie on the standard's own. */
async function namedSheet({ folder, manifest }: Held): Promise<NamedSheet | null> {
  const { sheet, columns, groundY, defaultColor, animations } = manifest.familiar
  if (sheet === manifest.spritesheetPath || columns !== COLUMNS) return null
  const fileName = `familiar${extname(sheet)}`
  // One body in one coat: stages and coats stay with the species they belong to.
  const said = {
    formatVersion: 1,
    sheet: fileName,
    cell: CELL,
    columns,
    groundY,
    defaultColor,
    colors: {},
    animations,
  }
  return { fileName, bytes: await readFile(join(folder, sheet)), said }
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
  const version = looksAround(manifest) ? 2 : 1
  return {
    fileName: 'spritesheet.png',
    bytes: encodePng(inStandardRows(sheet, manifest, version)),
    version,
  }
}

/** Has it all the directions that version 2 wants? */
function looksAround({ familiar: { animations } }: Held['manifest']): boolean {
  return animations['look']?.durationsMs.length === LOOK_ROWS.length * COLUMNS
}

function inStandardRows(
  sheet: Raster,
  { familiar: { animations, columns } }: Held['manifest'],
  version: 1 | 2,
): Raster {
  const target = emptyRaster(CELL.width * COLUMNS, CELL.height * SHEET_ROWS_OF[version])
  const put = (at: { row: number; column: number }, name: string, frame: number): void => {
    const row = (animations[name]?.row ?? 0) + Math.floor(frame / columns)
    const cell = cutCell(sheet, CELL, frame % columns, row)
    copyInto(target, at.column * CELL.width, at.row * CELL.height, cell, { x: 0, y: 0, ...CELL })
  }
  STANDARD_ROWS.forEach(({ name, durationsMs }, row) => {
    const known = [name, ...(FALLBACKS[name] ?? []), 'idle'].find((one) => one in animations)
    if (known === undefined) return
    const frames = animations[known]?.durationsMs.length ?? 0
    durationsMs.forEach((_, column) =>
      put({ row, column }, known, Math.floor((column * frames) / durationsMs.length)),
    )
  })
  if (version === 2) {
    put(NEUTRAL, 'idle', 0)
    LOOK_ROWS.forEach((row, half) => {
      for (let column = 0; column < COLUMNS; column += 1)
        put({ row, column }, 'look', half * COLUMNS + column)
    })
  }
  return target
}
