import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { ClientConfig } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { silentLog } from '../../../src/main/log'
import { type OpenedDatabase, openFamiliarDatabase } from '../../../src/main/database/open'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import { MIGRATIONS } from '../../fixtures/paths'
import { makeProfile } from '../../fixtures/profile'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const journalSchema = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.number(), when: z.number(), tag: z.string() })),
})

let test: TestDatabase
let folder: TempFolder

beforeEach(async () => {
  test = await freshDatabase()
  folder = await tempFolder()
  await makeProfile(test.database, Date.now())
})
afterEach(async () => {
  await test.drop()
  await folder.remove()
})

/** The app's migrations and a later one. */
async function withLater(statements: string): Promise<string> {
  const migrations = join(folder.path, 'migrations')
  await mkdir(migrations)
  await cp(MIGRATIONS, migrations, { recursive: true })
  const file = join(migrations, 'meta', '_journal.json')
  const journal = journalSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const last = journal.entries.at(-1)!
  const later = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'later' }
  await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, later] }))
  await writeFile(join(migrations, 'later.sql'), statements)
  return migrations
}

/** As the app opens it, on a server of the user's. */
function open(migrationsFolder: string): Promise<OpenedDatabase> {
  const dataFolder = join(folder.path, 'data')
  const url = urlOf(test.connection)
  return openFamiliarDatabase({
    dataFolder,
    migrationsFolder,
    url,
    clock: Date.now,
    log: silentLog,
  })
}

function urlOf({ host, port, user, password, database }: ClientConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  return `postgres://${user}${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}

const usersNow = () => rowsOf<{ email: string }>(test.database, sql`select * from users`)

const backupsIn = (message: string): string | undefined => /backup is at (\S+)\./.exec(message)?.[1]

describe('a migration', () => {
  it('that fails half-way leaves everything as it was, and says what to do and where the backup is', async () => {
    const before = await usersNow()
    const migrations = await withLater(
      `update users set email = 'lost';--> statement-breakpoint
       create table half_done (id int);--> statement-breakpoint
       select no_such_function();`,
    )
    const failure = await open(migrations).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({
      name: 'Failure',
      code: 'DATABASE_MIGRATION_FAILED',
      message: expect.stringMatching(
        /\(later\).*no_such_function.*Your data is unchanged.*Start the version of Familiar you had before/,
      ) as unknown,
    })
    const backup = backupsIn((failure as Error).message)
    expect((await readFile(backup ?? '')).byteLength).toBeGreaterThan(100)
    expect(await usersNow()).toEqual(before)
    expect(await rowsOf(test.database, sql`select to_regclass('half_done') as found`)).toEqual([
      { found: null },
    ])
    // And the version one had before opens it, as it was told to.
    const opened = await open(MIGRATIONS)
    await opened.close()
  })

  it('that succeeds keeps what was there, with a backup of how it was before', async () => {
    const before = await usersNow()
    const opened = await open(await withLater('create table further (id int);'))
    expect(await opened.backups.list()).toHaveLength(1)
    await opened.close()
    expect(await usersNow()).toEqual(before)
    expect(await rowsOf(test.database, sql`select count(*)::int as n from further`)).toEqual([
      { n: 0 },
    ])
  })

  it('is not run again, nor is a backup taken, when there is nothing to change', async () => {
    const opened = await open(MIGRATIONS)
    expect(await opened.backups.list()).toEqual([])
    await opened.close()
  })

  it('of a newer Familiar makes an older one stand back, in words', async () => {
    await (await open(await withLater('create table further (id int);'))).close()
    await expect(open(MIGRATIONS)).rejects.toMatchObject({
      code: 'DATABASE_TOO_NEW',
      message: expect.stringContaining('newer Familiar. Nothing was changed') as unknown,
    })
  })
})
