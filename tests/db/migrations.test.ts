import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as schema from '../../db/schema'
import { MIGRATIONS } from '../fixtures/paths'

const journalSchema = z.object({
  entries: z.array(z.object({ idx: z.number(), tag: z.string(), when: z.number() })).min(1),
})

const readJson = async (...path: string[]): Promise<unknown> =>
  JSON.parse(await readFile(join(MIGRATIONS, ...path), 'utf8'))

describe('db/migrations', () => {
  it('lead to exactly what db/schema.ts says: nothing was changed without a migration', async () => {
    const { entries } = journalSchema.parse(await readJson('meta', '_journal.json'))
    const newest = String(Math.max(...entries.map(({ idx }) => idx))).padStart(4, '0')
    // drizzle-kit's types lean on an older zod than ours, so its snapshot has no type here.
    const snapshot = await readJson('meta', `${newest}_snapshot.json`)
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
    const current = generateDrizzleJson(schema)
    expect(await generateMigration(snapshot as typeof current, current)).toEqual([])
  })

  it('follow each other in time: a later one with an earlier date would never be applied', async () => {
    const { entries } = journalSchema.parse(await readJson('meta', '_journal.json'))
    const dates = entries.map(({ when }) => when)
    expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b))
    expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, index) => index))
  })
})
