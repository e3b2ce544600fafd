import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Clock } from '../../clock'
import type { Database } from '../connection'
import {
  EXPORTED_TABLES,
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportHeader,
  type ExportedTable,
} from './format'

/** Rows fetched at a time: keeps the memory of an export flat whatever its size. */
const FETCH_ROWS = 1_000

/**
 * Writes the whole database to `file` as it was at one instant (one repeatable-read snapshot), while work goes on.
 * The file appears under its name only when it is complete and on disk.
 */
export async function exportDatabase(
  database: Database,
  file: string,
  migration: number | null,
  clock: Clock,
): Promise<void> {
  const staging = `${file}.${randomUUID()}.partial`
  const client = await database.$client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const header: ExportHeader = {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      createdAt: new Date(clock()).toISOString(),
      migration,
      tables: await presentTables(client),
    }
    await pipeline(
      Readable.from(lines(client, header)),
      createGzip({ level: 6 }),
      createWriteStream(staging, { mode: 0o600 }),
    )
    await client.query('commit')
    await flush(staging)
    await rename(staging, file)
  } finally {
    client.release(true)
    await rm(staging, { force: true })
  }
}

async function* lines(client: PoolClient, header: ExportHeader): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  let rows = 0
  for (const { name } of header.tables) {
    await client.query(
      `declare export_cursor no scroll cursor for select row_to_json(t)::text as row from "${name}" t`,
    )
    for (;;) {
      const fetched = await client.query<{ row: string }>(`fetch ${FETCH_ROWS} from export_cursor`)
      if (fetched.rows.length === 0) break
      rows += fetched.rows.length
      yield fetched.rows
        .map(({ row }) => `{"table":${JSON.stringify(name)},"row":${row}}\n`)
        .join('')
    }
    await client.query('close export_cursor')
  }
  yield `${JSON.stringify({ rows })}\n`
}

/** The tables as this database has them: before a migration it may lack some that this app knows. */
async function presentTables(client: PoolClient): Promise<ExportedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns where table_schema = 'public' group by table_name`,
  )
  const present = new Map(rows.map(({ name, columns }) => [name, columns]))
  return EXPORTED_TABLES.flatMap(({ name }) => {
    const columns = present.get(name)
    return columns ? [{ name, columns }] : []
  })
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
