import { readFile, readdir, writeFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as schema from '../../../db/schema'
import { exportDatabase } from '../../../src/main/database/backup/export'
import { EXPORTED_TABLES } from '../../../src/main/database/backup/format'
import { importDatabase } from '../../../src/main/database/backup/import'
import { rollingBackups } from '../../../src/main/database/backup/rolling'
import type { Database } from '../../../src/main/database/connection'
import { silentLog } from '../../../src/main/log'
import { externalEventId } from '../../../src/main/raw-event'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import { makePipeline, makeProfile } from '../../fixtures/profile'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const NOW = Date.parse('2026-05-04T12:00Z')
const EVENTS = 2_500

let full: TestDatabase
let folder: TempFolder
let file: string

beforeAll(async () => {
  folder = await tempFolder()
  file = join(folder.path, 'export.jsonl.gz')
  full = await freshDatabase()
  await live(full.database)
  await exportDatabase(full.database, file, 7, () => NOW)
})
afterAll(async () => {
  await full.drop()
  await folder.remove()
})

/** A life with more rows than are fetched at a time, and text that is hard to carry. */
async function live(database: Database): Promise<void> {
  const { userId, integrationId } = await makeProfile(database, NOW)
  const { pipeline } = makePipeline(database, () => NOW)
  const events = Array.from({ length: EVENTS }, (_, n) => ({
    externalId: externalEventId('endpoint', userId, `event-${n}`),
    payload: {
      type: 'custom.deploy',
      value: 0.1,
      meta: { title: `“quoted” \\ 🦊 \n line ${n}`, place: 'familiar' },
      receivedAt: NOW - n * 60_000,
    },
  }))
  await pipeline.ingest({ integrationId, events, receivedAt: NOW })
  await pipeline.drain()
  await pipeline.stop()
}

/** Every row of every table, as text. */
async function everythingIn(database: Database): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const { name } of EXPORTED_TABLES) {
    const rows = await rowsOf<{ row: string }>(
      database,
      sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by 1`,
    )
    tables[name] = rows.map(({ row }) => row)
  }
  return tables
}

async function withEmpty(work: (empty: Database) => Promise<void>): Promise<void> {
  const empty = await freshDatabase()
  try {
    await work(empty.database)
  } finally {
    await empty.drop()
  }
}

describe('an export', () => {
  it('leaves out no table of the schema', () => {
    const tables = Object.values(schema).map((table) => getTableName(table))
    expect(EXPORTED_TABLES.map(({ name }) => name).sort()).toEqual(tables.sort())
  })

  it('brings back every row as it was, and what is written next does not collide', async () => {
    await withEmpty(async (empty) => {
      await importDatabase(empty, file)
      const [before, after] = [await everythingIn(full.database), await everythingIn(empty)]
      expect(before['events']).toHaveLength(EVENTS)
      expect(after).toEqual(before)
      await empty.execute(sql`insert into audit_logs (action) values ('after')`)
    })
  })

  it('is one instant, whatever is written meanwhile', async () => {
    const busy = await freshDatabase()
    try {
      const { userId } = await makeProfile(busy.database, NOW)
      const during = join(folder.path, 'during.jsonl.gz')
      let exporting = true
      const writing = (async () => {
        // A goal and its period belong together; half of a pair would be refused on the way back.
        for (let n = 0; exporting; n += 1)
          await busy.database.execute(sql`
            with made as (insert into goals (id, user_id, name) values (gen_random_uuid(), ${userId}, ${`goal ${n}`}) returning id)
            insert into settings (user_id, key, value) select ${userId}, id::text, '1' from made`)
      })()
      await exportDatabase(busy.database, during, 7, () => NOW)
      exporting = false
      await writing
      await withEmpty(async (empty) => {
        await importDatabase(empty, during)
        const [pairs] = await rowsOf<{ goals: number; alone: number }>(
          empty,
          sql`select (select count(*)::int from goals) as goals,
                     (select count(*)::int from goals g where not exists
                       (select 1 from settings s where s.key = g.id::text)) as alone`,
        )
        expect(pairs?.alone).toBe(0)
      })
    } finally {
      await busy.drop()
    }
  })

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, Math.floor(whole.length * 0.7))],
    ['damaged', (whole: Buffer) => Buffer.concat([whole.subarray(0, 50), Buffer.alloc(40, 0xff)])],
    ['something else', () => Buffer.from('this is no export')],
    ['empty', () => Buffer.alloc(0)],
  ])('that is %s changes nothing, and says so', async (what, spoil) => {
    const spoilt = join(folder.path, `${what}.gz`)
    await writeFile(spoilt, spoil(await readFile(file)))
    await withEmpty(async (empty) => {
      await expect(importDatabase(empty, spoilt)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('Nothing was changed') as unknown,
      })
      for (const [table, rows] of Object.entries(await everythingIn(empty)))
        expect(rows, table).toEqual([])
    })
  })

  it('is not poured over a life that is already there', async () => {
    const before = await everythingIn(full.database)
    await expect(importDatabase(full.database, file)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await everythingIn(full.database)).toEqual(before)
  })
})

describe('rolling backups', () => {
  it('keep the newest seven, and take one a day', async () => {
    const place = join(folder.path, 'backups')
    let now = Date.now()
    const backups = rollingBackups(place, () => now, silentLog)
    await withEmpty(async (database) => {
      for (let day = 0; day < 9; day += 1) {
        now += 25 * 3_600_000
        await backups.take(database, 7)
      }
      const kept = await backups.list()
      expect(kept).toHaveLength(7)
      expect(await readdir(place)).toHaveLength(7)
      expect(
        [...kept]
          .map(({ file: name }) => name)
          .sort()
          .reverse(),
      ).toEqual(kept.map(({ file: name }) => name))
      // The files were written just now, whatever the clock of the test says.
      now = Date.now() + 1_000
      await backups.takeDaily(database, 7)
      expect(await backups.list()).toEqual(kept)
      // A backup that was taken while the clock was a year ahead keeps nobody from taking more.
      const ahead = new Date(now + 365 * 24 * 3_600_000)
      await utimes(kept[0]!.file, ahead, ahead)
      await backups.takeDaily(database, 7)
      await backups.takeDaily(database, 7)
      const [added, ...others] = await backups.list()
      expect(others.map(({ file: name }) => name)).toEqual(
        kept.slice(0, -1).map(({ file: name }) => name),
      )
      expect(added?.takenAt.getTime()).toBeLessThan(ahead.getTime())
    })
  })
})
