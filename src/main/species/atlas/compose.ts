import { encodePng } from '../image/png'
import { mainColor } from '../image/main-color'
import { emptyRaster } from '../image/raster'
import { FALLBACKS, standIn } from '../import/fallbacks'
import { CELL, COLUMNS, type ImportedSpecies, type OwnAnimation } from '../import/imported-species'
import { strideOf } from '../import/stride'
import type { Limits } from '../limits'
import { refuse } from '../problem'
import { type Clip, otherSidesOf } from './clip'
import { GROUND_Y, openDrawing } from './drawing'

export type Composed = Pick<ImportedSpecies, 'sheet' | 'groundY' | 'color' | 'animations'>

/**
 * Draws a foreign pet's frames into a sheet of our own: all by one scale, on one ground, and what the pet lacks stood in
 * for by what it has. Pixel art is magnified by whole numbers. Needs a clip named `idle`.
 */
export function composeAtlas(given: readonly Clip[], limits: Limits): Composed {
  const bothSides = [...given, ...otherSidesOf(given)]
  // What it has of its own comes first: a mirror image is no reason to refuse a pet.
  const clips = rowsOf(bothSides).total > limits.atlasRows ? given : bothSides
  const frames = clips.flatMap((clip) => clip.frames)
  const rows = rowsOf(clips)
  const height = rows.total
  if (height > limits.atlasRows)
    refuse(
      'atlas-size',
      `Its animations have ${frames.length} frames, more than a sheet of ${limits.atlasRows} rows can hold.`,
    )
  const sheet = emptyRaster(CELL.width * COLUMNS, CELL.height * height)
  const drawing = openDrawing(frames)
  for (const clip of clips)
    clip.frames.forEach((frame, index) => {
      const row = (rows.at.get(clip) ?? 0) + Math.floor(index / COLUMNS)
      drawing.draw(sheet, { column: index % COLUMNS, row }, frame)
    })
  const bytes = encodePng(sheet)
  const idle = clips.find(({ names }) => names.includes('idle'))
  const idleRow = (idle && rows.at.get(idle)) ?? 0
  return {
    sheet: { fileName: 'familiar.png', bytes, width: sheet.width, height: sheet.height },
    groundY: GROUND_Y,
    color: mainColor(sheet, { x: 0, y: idleRow * CELL.height, ...CELL }),
    animations: withFallbacks(
      clips.flatMap((clip) =>
        clip.names.map((name) => ({
          name,
          row: rows.at.get(clip) ?? 0,
          durationsMs: clip.frames.map(({ ms }) => Math.round(ms)),
          loop: clip.loop ?? true,
          shows: clip.shows,
          isFallback: clip.isFallback ?? false,
          stridePx: strideIn(clip, drawing.factor),
        })),
      ),
    ),
  }
}

/**
 * The animations with a stand-in for each one that the pet may ask for and its package does not have, and a stride for
 * each that goes somewhere.
 */
export function withFallbacks(own: readonly OwnAnimation[]): OwnAnimation[] {
  const byName = new Map(own.map((animation) => [animation.name, animation]))
  const more = Object.keys(FALLBACKS).flatMap((name): OwnAnimation[] => {
    if (byName.has(name)) return []
    const found = byName.get(standIn(name, (other) => byName.has(other)) ?? '')
    return found ? [{ ...found, name, isFallback: true }] : []
  })
  return [...own, ...more].map((animation) => ({ ...animation, stridePx: strideOf(animation) }))
}

/** How far a clip's own steps carry the pet in its cell; null where it has none. */
function strideIn({ frames }: Clip, factor: number): number | null {
  const steps = frames.reduce((sum, { step = 0 }) => sum + step, 0)
  const stride = Math.round(Math.abs(steps) * factor)
  return stride === 0 ? null : stride
}

function rowsOf(clips: readonly Clip[]): { at: ReadonlyMap<Clip, number>; total: number } {
  const at = new Map<Clip, number>()
  let total = 0
  for (const clip of clips) {
    at.set(clip, total)
    total += Math.ceil(clip.frames.length / COLUMNS)
  }
  return { at, total }
}
