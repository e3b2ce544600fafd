import { z } from 'zod'
import { withFallbacks } from '../../atlas/compose'
import { type ImageDecoder, imageHeader } from '../../image/decode'
import { type Raster, isEmpty } from '../../image/raster'
import { findFile } from '../../package/files'
import { readFields } from '../../package/text'
import { refuse, shown } from '../../problem'
import {
  CELL,
  COLUMNS,
  type ImportedSpecies,
  type OwnAnimation,
  type Package,
} from '../imported-species'
import { type NamedAnimations, namedSchema } from './pet-json'

export type Named = Pick<ImportedSpecies, 'sheet' | 'groundY' | 'animations'>

/**
 * Reads the animations by names that a Familiar has put beside the standard's rows. Refuses what does not hold; the pet
 * can then still be read by its rows alone.
 */
export async function readNamed(
  said: unknown,
  manifest: string,
  { files, limits }: Package,
  decoder: ImageDecoder,
): Promise<Named> {
  const { familiar } = readFields(manifest, { familiar: said }, z.object({ familiar: namedSchema }))
  const { path, bytes } =
    findFile(files, familiar.sheet) ??
    refuse('image-missing', `The sheet ${shown(familiar.sheet)} is not in the package.`, {
      file: familiar.sheet,
    })
  const { type, width, height, hasAlpha } = imageHeader(path, bytes, ['png', 'webp'])
  const rows = height / CELL.height
  if (width !== CELL.width * COLUMNS || !Number.isInteger(rows) || rows > limits.atlasRows)
    refuse(
      'sheet-size',
      `${shown(path)} is ${width}×${height}; a sheet of named animations is ${CELL.width * COLUMNS} wide, and at most ${limits.atlasRows} rows of ${CELL.height} high.`,
      { file: path },
    )
  if (!hasAlpha)
    refuse('image-alpha', `${shown(path)} has no transparency: the pet would stand in a box.`, {
      file: path,
    })
  const raster = await decoder.still(path, bytes)
  checkFrames(raster, path, familiar)
  return {
    sheet: {
      fileName: type === 'png' ? 'familiar.png' : 'familiar.webp',
      bytes,
      width,
      height,
    },
    groundY: Math.min(CELL.height, Math.max(CELL.height / 2, familiar.groundY)),
    animations: animationsOf(familiar),
  }
}

function checkFrames(sheet: Raster, file: string, { animations }: NamedAnimations): void {
  for (const [name, { row: first, durationsMs }] of Object.entries(animations))
    durationsMs.forEach((_, index) => {
      const row = first + Math.floor(index / COLUMNS)
      if ((row + 1) * CELL.height > sheet.height)
        refuse('animation', `“${name}” ends in row ${row}, which ${shown(file)} does not have.`, {
          file,
          row,
        })
      const x = (index % COLUMNS) * CELL.width
      if (isEmpty(sheet, { x, y: row * CELL.height, ...CELL }))
        refuse('frame-missing', `Frame ${index} of “${name}” is empty.`, { file, row })
    })
}

/** As they were named, with their own strides, and stand-ins for what else may be asked for. */
function animationsOf({ animations }: NamedAnimations): OwnAnimation[] {
  const own = Object.entries(animations).map(
    ([name, { row, durationsMs, loop, stridePx }]): OwnAnimation => ({
      name,
      row,
      durationsMs,
      loop,
      shows: name,
      isFallback: false,
      stridePx: stridePx ?? null,
    }),
  )
  const standIns = withFallbacks(own).filter(({ isFallback }) => isFallback)
  return [...own, ...standIns]
}
