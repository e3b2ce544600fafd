import type { SHEET_ROWS, SheetForm } from '@shared/contract/species'
import { type CellCutter, openCells } from '../../atlas/cells'
import { type ClipFrame, clipsOf, turned } from '../../atlas/clip'
import { composeAtlas } from '../../atlas/compose'
import { type ImageDecoder, createDecoder } from '../../image/decode'
import { type Raster, isEmpty } from '../../image/raster'
import { type Files, folderOf } from '../../package/files'
import { refuse, shown } from '../../problem'
import { creditsOf, firstName } from '../credits'
import type { ImportedSpecies, Package } from '../imported-species'

const PICTURE = /\.(?:png|webp)$/i

/** Which row of a plain sheet shows what, facing right. */
const ANIMATIONS: Readonly<Record<string, readonly string[]>> = {
  idle: ['idle'],
  'walk-right': ['walk'],
  'walk-left': ['walk-left'],
  wave: ['wave'],
  sit: ['sit'],
  'sit-idle': ['sit'],
  eat: ['eat'],
  play: ['play'],
  sleep: ['sleep'],
  trouble: ['sad'],
}

/** The only picture of a package; null where there are none or several. */
export function onlyPicture(
  files: Files,
): { readonly path: string; readonly bytes: Uint8Array } | null {
  const pictures = [...files].filter(([path]) => PICTURE.test(path))
  const [only, ...others] = pictures
  return only && others.length === 0 ? { path: only[0], bytes: only[1] } : null
}

/** A plain sheet and how it may be divided, as a guess to begin with. */
export async function lookAtSheet(
  pack: Package,
): Promise<{ file: string; width: number; height: number; suggestion: SheetForm }> {
  const { path, raster } = await open(pack)
  const { width, height } = raster
  const cell = guessCell(width, height)
  const rows = Array.from({
    length: Math.min(ROW_GUESSES.length, Math.floor(height / cell.height)),
  })
    .map((_, row) => ({
      animation: ROW_GUESSES[row] ?? ('idle' as const),
      row,
      frames: Math.min(64, drawnFrames(raster, cell, row)),
    }))
    .filter(({ frames }) => frames > 0)
  const file = path.slice(folderOf(path).length).replace(/^\//, '')
  return {
    file,
    width,
    height,
    suggestion: {
      name: firstName(file.replace(PICTURE, '')),
      author: '',
      licence: '',
      cell,
      rows: rows.length > 0 ? rows : [{ animation: 'idle', row: 0, frames: 1 }],
      msPerFrame: 125,
      facing: 'right',
    },
  }
}

/** Reads a plain sheet as its form says. */
export async function readSheet(pack: Package, form: SheetForm): Promise<ImportedSpecies> {
  const { path, raster, decoder } = await open(pack)
  const cellAt = openCells(raster, path, form.cell, decoder)
  const clips = new Map<string, readonly ClipFrame[]>()
  for (const { animation, row, frames } of form.rows) {
    if (clips.has(animation))
      refuse('animation', `“${animation}” is said of two rows.`, { file: path, row })
    const cut = cutRow(raster, path, form, row, frames, cellAt)
    // A page takes whatever names no side for drawn to the right.
    const toTheRight = form.facing === 'right' ? cut : turned(cut)
    clips.set(animation, toTheRight)
    clips.set(`${animation}-left`, turned(toTheRight))
  }
  if (!clips.has('idle'))
    refuse('state-missing', 'No row is “idle”: a pet needs one to stand still in.', { file: path })
  return {
    ...composeAtlas(
      clipsOf(ANIMATIONS, (state) => clips.get(state)),
      pack.limits,
    ),
    format: 'sheet',
    name: form.name,
    description: '',
    credits: creditsOf(pack.files, { author: form.author, licence: form.licence }),
    codexVersion: null,
    notes: [],
  }
}

const ROW_GUESSES: readonly (typeof SHEET_ROWS)[number][] = ['idle', 'walk']
const USUAL_CELLS: readonly number[] = [256, 192, 128, 100, 96, 64, 48, 32, 24, 16]

async function open({
  files,
  limits,
}: Package): Promise<{ path: string; raster: Raster; decoder: ImageDecoder }> {
  const picture = onlyPicture(files)
  if (!picture) return refuse('unknown-format', 'A plain sheet is one picture, a PNG or a WebP.')
  const decoder = createDecoder(limits)
  const raster = await decoder.still(picture.path, picture.bytes)
  return { path: picture.path, raster, decoder }
}

/** The largest usual cell that divides the sheet into several; the whole sheet where none does. */
function guessCell(width: number, height: number): { width: number; height: number } {
  const side = USUAL_CELLS.find(
    (size) => width % size === 0 && height % size === 0 && (width > size || height > size),
  )
  if (side !== undefined) return { width: side, height: side }
  return { width: Math.min(width, 4096), height: Math.min(height, 4096) }
}

function drawnFrames(sheet: Raster, cell: SheetForm['cell'], row: number): number {
  const columns = Math.floor(sheet.width / cell.width)
  let frames = 0
  while (
    frames < columns &&
    !isEmpty(sheet, { x: frames * cell.width, y: row * cell.height, ...cell })
  )
    frames += 1
  return frames
}

function cutRow(
  sheet: Raster,
  file: string,
  { cell, msPerFrame }: SheetForm,
  row: number,
  frames: number,
  cellAt: CellCutter,
): ClipFrame[] {
  const at = { file, row }
  if (cell.height * (row + 1) > sheet.height)
    refuse(
      'frame-grid',
      `There is no row ${row}: ${shown(file)} is ${sheet.height} pixels high, ${Math.floor(sheet.height / cell.height)} rows of ${cell.height}.`,
      at,
    )
  if (cell.width * frames > sheet.width)
    refuse(
      'frame-grid',
      `Row ${row} has no ${frames} frames: ${shown(file)} is ${sheet.width} pixels wide, ${Math.floor(sheet.width / cell.width)} cells of ${cell.width}.`,
      at,
    )
  return Array.from({ length: frames }, (_, column) => {
    const raster =
      cellAt(column, row) ?? refuse('frame-missing', `Frame ${column} of row ${row} is empty.`, at)
    return { raster, ms: msPerFrame }
  })
}
