import type { PoolClient } from 'pg'
import { Failure, rootMessageOf } from '../../failure'
import { type Database, isUnreachable } from '../connection'
import { EXPORTED_TABLES, type ExportHeader } from './format'
import { knownTable, readExport } from './read-export'

const INSERT_ROWS = 1_000

export interface ImportOptions {
  /** Takes out what is there first; without it the database has to be empty. */
  readonly replace?: boolean
  /** Newest migration this database has: an export of a newer one is refused. */
  readonly newest?: number | null
  /** Hears how many rows are in so far. */
  readonly onProgress?: (done: number) => void
}

/**
 * Restores an export into a migrated database, in one transaction: a file that is cut short, damaged or of another
 * format changes nothing. Columns newer than the export get their defaults.
 */
export async function importDatabase(
  database: Database,
  file: string,
  options: ImportOptions = {},
): Promise<{ rows: number }> {
  const client = await database.$client.connect()
  try {
    await client.query('begin')
    if (options.replace) await takeOutAll(client)
    else await refuseUnlessEmpty(client)
    const rows = await insertAll(client, file, options)
    await client.query(
      `select setval(pg_get_serial_sequence('audit_logs', 'id'), coalesce(max(id), 0) + 1, false) from audit_logs`,
    )
    await client.query('commit')
    return { rows }
  } catch (error) {
    if (error instanceof Failure || isUnreachable(error)) throw error
    throw new Failure(
      'BAD_INPUT',
      `The export ${file} could not be restored: ${rootMessageOf(error)}. Nothing was changed.`,
      { cause: error },
    )
  } finally {
    client.release(true)
  }
}

async function insertAll(
  client: PoolClient,
  file: string,
  { newest = null, onProgress }: ImportOptions,
): Promise<number> {
  let exported: ExportHeader['tables'] = []
  let pending: { table: string; rows: unknown[] } = { table: '', rows: [] }
  let done = 0
  const flush = async (): Promise<void> => {
    const { table, rows } = pending
    pending = { table: '', rows: [] }
    if (rows.length === 0) return
    await insertRows(client, exported, table, rows)
    done += rows.length
    onProgress?.(done)
  }
  const { rows } = await readExport(file, newest, {
    header: (header) => {
      exported = header.tables
    },
    row: async (table, row) => {
      if (table !== pending.table || pending.rows.length >= INSERT_ROWS) await flush()
      pending.table = table
      pending.rows.push(row)
    },
  })
  await flush()
  return rows
}

async function insertRows(
  client: PoolClient,
  tables: ExportHeader['tables'],
  name: string,
  rows: readonly unknown[],
): Promise<void> {
  // Only names this app knows reach the statement; everything else in the file is data.
  const known = knownTable(name)
  const exported = tables.find((table) => table.name === name)
  if (!known || !exported) throw new Error(`unknown table ${name}`)
  const columns = known.columns
    .filter((column) => exported.columns.includes(column))
    .map((column) => `"${column}"`)
    .join(', ')
  await client.query(
    `insert into "${name}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${name}", $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

async function takeOutAll(client: PoolClient): Promise<void> {
  const all = EXPORTED_TABLES.map(({ name }) => `"${name}"`).join(', ')
  // Not for ever: another device may be in the middle of something.
  await client.query(`set local lock_timeout = '30s'`)
  await client.query(`truncate ${all}`)
}

async function refuseUnlessEmpty(client: PoolClient): Promise<void> {
  for (const { name } of EXPORTED_TABLES) {
    const { rowCount } = await client.query(`select 1 from "${name}" limit 1`)
    if (rowCount) {
      throw new Failure(
        'CONFLICT',
        'An export can only be restored into an empty database. Nothing was changed.',
      )
    }
  }
}
