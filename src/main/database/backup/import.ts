import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { Failure, messageOf } from '../../failure'
import type { Database } from '../connection'
import { EXPORTED_TABLES, type ExportHeader, footerSchema, headerSchema, rowSchema } from './format'

const INSERT_ROWS = 1_000

/**
 * Restores an export into a migrated, still empty database, in one transaction: a file that is cut short, damaged or
 * of another format changes nothing. Columns newer than the export get their defaults.
 */
export async function importDatabase(database: Database, file: string): Promise<{ rows: number }> {
  const client = await database.$client.connect()
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    const rows = await insertAll(client, file)
    await client.query(
      `select setval(pg_get_serial_sequence('audit_logs', 'id'), coalesce(max(id), 0) + 1, false) from audit_logs`,
    )
    await client.query('commit')
    return { rows }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(
      'BAD_INPUT',
      `The export ${file} could not be restored: ${messageOf(error)}. Nothing was changed.`,
      { cause: error },
    )
  } finally {
    client.release(true)
  }
}

async function insertAll(client: PoolClient, file: string): Promise<number> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (error) => unzipped.destroy(error))
  let header: ExportHeader | null = null
  let total = 0
  let whole = false
  let pending: { table: string; rows: unknown[] } = { table: '', rows: [] }
  const flush = async (): Promise<void> => {
    if (header && pending.rows.length > 0)
      await insertRows(client, header, pending.table, pending.rows)
    pending = { table: '', rows: [] }
  }
  for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
    const value: unknown = JSON.parse(line)
    if (header === null) {
      header = headerSchema.parse(value)
      continue
    }
    const row = rowSchema.safeParse(value)
    if (!row.success) {
      whole = footerSchema.parse(value).rows === total
      continue
    }
    if (row.data.table !== pending.table || pending.rows.length >= INSERT_ROWS) await flush()
    pending.table = row.data.table
    pending.rows.push(row.data.row)
    total += 1
  }
  await flush()
  if (!whole) throw new Error('the file is not complete')
  return total
}

async function insertRows(
  client: PoolClient,
  header: ExportHeader,
  name: string,
  rows: readonly unknown[],
): Promise<void> {
  // Only names this app knows reach the statement; everything else in the file is data.
  const known = EXPORTED_TABLES.find((table) => table.name === name)
  const exported = header.tables.find((table) => table.name === name)
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
