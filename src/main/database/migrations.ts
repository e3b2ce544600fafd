import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { z } from 'zod'
import { Failure, rootMessageOf } from '../failure'
import type { Database } from './connection'

/** Any number, so long as every Familiar uses the same: two apps on one server must not migrate at once. */
const MIGRATION_LOCK = 7_236_514

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })).min(1),
})

export interface MigrationState {
  /** When the newest migration the database has was written; null for an empty database. */
  readonly applied: number | null
  readonly pending: readonly string[]
  /** The database has seen a migration this app does not know. */
  readonly tooNew: boolean
}

/** Compares the database with the migrations in a folder, changing nothing. */
export async function migrationState(database: Database, folder: string): Promise<MigrationState> {
  const { entries } = await readJournal(folder)
  const applied = await lastApplied(database)
  const newest = Math.max(...entries.map(({ when }) => when))
  return {
    applied,
    pending: entries.filter(({ when }) => applied === null || when > applied).map(({ tag }) => tag),
    tooNew: applied !== null && applied > newest,
  }
}

/**
 * Brings the database to this app's schema, all migrations in one transaction: a failed one leaves everything as it
 * was. `beforeChange` runs once it is certain that an existing database will change, to take a backup.
 */
export async function migrateDatabase(
  database: Database,
  folder: string,
  beforeChange: () => Promise<string | null>,
): Promise<void> {
  const client = await database.$client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const state = await migrationState(database, folder)
    if (state.tooNew) {
      throw new Failure(
        'DATABASE_TOO_NEW',
        'This database was last used by a newer Familiar. Nothing was changed; update this one to open it.',
      )
    }
    if (state.pending.length === 0) return
    const backup = state.applied === null ? null : await beforeChange()
    await migrate(drizzle(client), { migrationsFolder: folder }).catch((cause: unknown) => {
      throw new Failure(
        'DATABASE_MIGRATION_FAILED',
        `Familiar could not bring its database up to date (${state.pending.join(', ')}): ${rootMessageOf(cause)}. ` +
          `Your data is unchanged${backup === null ? '' : `, and a backup is at ${backup}`}. ` +
          'Start the version of Familiar you had before, and report this.',
        { cause },
      )
    })
  } finally {
    // Closing the connection gives the lock back, whatever state it is in.
    client.release(true)
  }
}

async function readJournal(folder: string): Promise<z.infer<typeof journalSchema>> {
  return journalSchema.parse(
    JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')),
  )
}

async function lastApplied(database: Database): Promise<number | null> {
  const table = await database.execute<{ found: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as found`,
  )
  if (!table.rows[0]?.found) return null
  const { rows } = await database.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  )
  const newest = rows[0]?.newest ?? null
  return newest === null ? null : Number(newest)
}
