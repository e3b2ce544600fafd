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
import { ownRows, withoutSecrets } from './own-rows'

/** Rows fetched at a time: keeps the memory of an export flat whatever its size. */
const FETCH_ROWS = 1_000

export interface ExportOptions {
  /** Only what is this user's, and without any secret: for a file that leaves this computer's reach. */
  readonly own?: string
  /** Hears how many rows of how many are written. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Writes the whole database to `file` as it was at one instant (one repeatable-read snapshot), while work goes on.
 * The file appears under its name only when it is complete and on disk. Returns the number of rows.
 */
export async function exportDatabase(
  database: Database,
  file: string,
  migration: number | null,
  clock: Clock,
  options: ExportOptions = {},
): Promise<number> {
  const staging = `${file}.${randomUUID()}.partial`
  const client = await database.$client.connect()
  let rows = 0
  try {
    await client.query('begin isolation level repeatable read, read only')
    const header: ExportHeader = {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      createdAt: new Date(clock()).toISOString(),
      migration,
      tables: await presentTables(client),
    }
    const total = options.onProgress ? await countRows(client, header.tables, options.own) : 0
    const counting = (done: number): void => {
      rows = done
      options.onProgress?.(done, total)
    }
    await pipeline(
      Readable.from(lines(client, header, options.own, counting)),
      createGzip({ level: 6 }),
      createWriteStream(staging, { mode: 0o600 }),
    )
    await client.query('commit')
    await flush(staging)
    await rename(staging, file)
    return rows
  } finally {
    client.release(true)
    await rm(staging, { force: true })
  }
}

async function* lines(
  client: PoolClient,
  header: ExportHeader,
  own: string | undefined,
  counting: (rows: number) => void,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  let rows = 0
  for (const table of header.tables) {
    const { name } = table
    await client.query(`declare export_cursor no scroll cursor for ${selectionOf(table, own)}`)
    for (;;) {
      const fetched = await client.query<{ row: string }>(`fetch ${FETCH_ROWS} from export_cursor`)
      if (fetched.rows.length === 0) break
      rows += fetched.rows.length
      counting(rows)
      yield fetched.rows
        .map(({ row }) => `{"table":${JSON.stringify(name)},"row":${row}}\n`)
        .join('')
    }
    await client.query('close export_cursor')
  }
  yield `${JSON.stringify({ rows })}\n`
}

function selectionOf({ name, columns }: ExportedTable, own: string | undefined): string {
  if (own === undefined) return `select row_to_json(t)::text as row from "${name}" t`
  const read = columns.map((column) => `${withoutSecrets(name, column)} as "${column}"`).join(', ')
  return `select row_to_json(o)::text as row
    from (select ${read} from "${name}" t where ${ownRows(name, own)}) o`
}

async function countRows(
  client: PoolClient,
  tables: readonly ExportedTable[],
  own: string | undefined,
): Promise<number> {
  let total = 0
  for (const { name } of tables) {
    const which = own === undefined ? 'true' : ownRows(name, own)
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::float8 as rows from "${name}" t where ${which}`,
    )
    total += rows[0]?.rows ?? 0
  }
  return total
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
