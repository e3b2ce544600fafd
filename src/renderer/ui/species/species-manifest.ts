import '../validate-without-eval'
import { z } from 'zod'
import { begunAt } from '@shared/domain/growth'
import type { CoatPatch } from './fetch-sheet'

const fileName = z
  .string()
  .max(200)
  .refine((path) => !path.startsWith('/') && !path.includes('..') && !path.includes(':'))

/** A coat: its accent for the pages around it, and what it changes in a sheet, or its own copy of one. */
const colorSchema = z.looseObject({
  hex: z.string().max(20).optional(),
  sheet: fileName.optional(),
  patch: z.object({ offset: z.int().min(0), bytes: z.base64().max(4_000) }).optional(),
})
/** A body, and the level it is had from. */
const stageSchema = z.looseObject({ sheet: fileName, fromLevel: z.int() })
const animationSchema = z.looseObject({ row: z.int().min(0).max(500) })

/** Cells of the Codex pet standard. */
const STANDARD_CELL = { width: 192, height: 208 }

/**
 * What a still frame needs of a species' `pet.json`: the Codex pet standard, with our own sheet of named animations
 * beside it. Everything else in it belongs to other readers.
 */
export const speciesManifestSchema = z.looseObject({
  displayName: z.string().max(100).optional(),
  description: z.string().max(500).optional(),
  spritesheetPath: fileName.default('spritesheet.webp'),
  familiar: z
    .looseObject({
      // The first form had a sheet for each coat, and one body for all levels.
      formatVersion: z.int().max(2).default(1),
      sheet: fileName,
      cell: z
        .union([
          z.looseObject({ width: z.int().positive(), height: z.int().positive() }),
          z
            .tuple([z.int().positive(), z.int().positive()])
            .transform(([width, height]) => ({ width, height })),
        ])
        .default(STANDARD_CELL),
      animations: z.record(z.string(), animationSchema).default({}),
      colors: z.record(z.string(), colorSchema).default({}),
      stages: z.record(z.string(), stageSchema).default({}),
    })
    .optional()
    // An extension we cannot read leaves the standard's own row.
    .catch(undefined),
})
export type SpeciesManifest = z.infer<typeof speciesManifestSchema>

/** The cell of a sheet that shows a pet at rest. */
export interface StillCell {
  readonly sheet: string
  readonly coat: CoatPatch | null
  readonly row: number
  readonly width: number
  readonly height: number
}

/**
 * The first frame of idling in a mood; of plain idling; or of the standard's own idle row. In the pet's coat where there
 * is one, and in the body of its level.
 */
export function stillCell(
  { familiar, spritesheetPath }: SpeciesManifest,
  mood: string,
  color: string,
  level: number,
): StillCell {
  const own = familiar?.animations[`idle-${mood}`] ?? familiar?.animations['idle']
  if (!familiar || !own) return { sheet: spritesheetPath, coat: null, row: 0, ...STANDARD_CELL }
  const worn = familiar.colors[color]
  const body = begunAt(Object.values(familiar.stages), level)?.sheet
  return {
    sheet: worn?.sheet ?? body ?? familiar.sheet,
    coat: worn?.patch ?? null,
    row: own.row,
    width: familiar.cell.width,
    height: familiar.cell.height,
  }
}
