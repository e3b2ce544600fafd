import { z } from 'zod'
import { type Credits, creditsSchema, importFormatSchema } from '@shared/contract/species'
import { CELL, COLUMNS, type ImportedSpecies } from '../import/imported-species'

/** What an installed species' `pet.json` says: the Codex standard's fields, where its sheet keeps it, and ours. */
export function manifestOf(id: string, species: ImportedSpecies): Record<string, unknown> {
  const { sheet, codexVersion, format, credits } = species
  return {
    id,
    displayName: species.name,
    description: species.description,
    ...(codexVersion !== null && {
      spritesheetPath: sheet.fileName,
      spriteVersionNumber: codexVersion,
    }),
    ...(credits.author !== null && { author: credits.author }),
    ...(credits.licence !== null && { license: credits.licence }),
    ...(credits.source !== null && { sourceUrl: credits.source }),
    familiar: {
      formatVersion: 1,
      format,
      sheet: sheet.fileName,
      cell: CELL,
      columns: COLUMNS,
      groundY: species.groundY,
      defaultColor: species.color,
      colors: {},
      credits,
      animations: Object.fromEntries(
        species.animations.map(({ name, row, durationsMs, loop, stridePx }) => [
          name,
          { row, durationsMs, loop, ...(stridePx !== null && { stridePx }) },
        ]),
      ),
    },
  }
}

export const NO_CREDITS: Credits = { author: null, licence: null, source: null, licenceText: null }

/** What is read back of a `pet.json`, a built-in species' too. */
export const installedManifestSchema = z.looseObject({
  displayName: z.string().max(100).default(''),
  description: z.string().max(500).default(''),
  spritesheetPath: z.string().optional(),
  spriteVersionNumber: z.literal([1, 2]).default(1),
  familiar: z.looseObject({
    format: importFormatSchema.nullable().default(null),
    sheet: z.string(),
    columns: z.int().positive().default(COLUMNS),
    groundY: z.number().optional(),
    defaultColor: z.string(),
    credits: creditsSchema.default(NO_CREDITS),
    animations: z.record(
      z.string(),
      z.looseObject({ row: z.int().min(0), durationsMs: z.array(z.number()).min(1) }),
    ),
  }),
})
export type InstalledManifest = z.infer<typeof installedManifestSchema>
