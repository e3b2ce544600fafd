import { stat } from 'node:fs/promises'
import { z } from 'zod'
import type { ImportPreview } from '@shared/contract/data'
import { Failure } from '../../failure'
import { knownTable, readExport } from './read-export'

const profileSchema = z.object({
  display_name: z.string().nullish(),
  email: z.string(),
})
const petSchema = z.object({
  name: z.string().nullish(),
  state_json: z.looseObject({ level: z.int() }).nullish().catch(null),
})

/** More than these are not told by name. */
const NAMED = 20

/**
 * Reads an export through and tells what is in it, changing nothing. Throws a Failure that says why it cannot be
 * brought in.
 */
export async function inspectExport(
  file: string,
  newest: number | null,
  onProgress: (rows: number) => void,
): Promise<ImportPreview> {
  const counts = new Map<string, number>()
  const profiles: ImportPreview['profiles'] = []
  const pets: ImportPreview['pets'] = []
  let seen = 0
  const { header, rows } = await readExport(file, newest, {
    header: ({ tables }) => {
      for (const { name } of tables) if (knownTable(name)) counts.set(name, 0)
    },
    row: (table, row) => {
      const before = counts.get(table)
      if (before === undefined) throw new Error(`it has a table ${table.slice(0, 60)}`)
      counts.set(table, before + 1)
      seen += 1
      if (seen % 1_000 === 0) onProgress(seen)
      if (table === 'users' && profiles.length < NAMED) profiles.push(profileOf(row))
      if (table === 'pets' && pets.length < NAMED) pets.push(petOf(row))
    },
  })
  if (profiles.length === 0)
    throw new Failure('BAD_INPUT', `There is nobody’s profile in ${file}. Nothing was changed.`)
  return {
    path: file,
    sizeBytes: (await stat(file)).size,
    createdAt: header.createdAt,
    version: header.version,
    rows,
    tables: [...counts].map(([name, count]) => ({ name, rows: count })),
    profiles,
    pets,
  }
}

function profileOf(row: unknown): ImportPreview['profiles'][number] {
  const { display_name: name, email } = profileSchema.parse(row)
  return { name: name ?? null, email: email.endsWith('@familiar.invalid') ? null : email }
}

function petOf(row: unknown): ImportPreview['pets'][number] {
  const { name, state_json: state } = petSchema.parse(row)
  return { name: name ?? '', level: state?.level ?? null }
}
