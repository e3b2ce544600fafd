import '../validate-without-eval'
import { z } from 'zod'

const fileName = z
  .string()
  .max(200)
  .refine((path) => !path.startsWith('/') && !path.includes('..') && !path.includes(':'))

/** A coat: its accent for the pages around it, and its own copy of the sheet. */
const colorSchema = z.looseObject({
  hex: z.string().max(20).optional(),
  sheet: fileName.optional(),
})
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
    })
    .optional()
    // An extension we cannot read leaves the standard's own row.
    .catch(undefined),
})
export type SpeciesManifest = z.infer<typeof speciesManifestSchema>

/** The cell of a sheet that shows a pet at rest. */
export interface StillCell {
  readonly sheet: string
  readonly row: number
  readonly width: number
  readonly height: number
}

/** The first frame of idling in a mood; of plain idling; or of the standard's own idle row. In the pet's coat where there is one. */
export function stillCell(
  { familiar, spritesheetPath }: SpeciesManifest,
  mood: string,
  color: string,
): StillCell {
  const own = familiar?.animations[`idle-${mood}`] ?? familiar?.animations['idle']
  return familiar && own
    ? {
        sheet: familiar.colors[color]?.sheet ?? familiar.sheet,
        row: own.row,
        width: familiar.cell.width,
        height: familiar.cell.height,
      }
    : { sheet: spritesheetPath, row: 0, ...STANDARD_CELL }
}
