import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Failure, codeOf, messageOf } from '../../failure'
import {
  EXPORTED_TABLES,
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportHeader,
  footerSchema,
  headerSchema,
  rowSchema,
} from './format'

/** What reads an export along; each call is awaited before the next line is read. */
export interface ExportReader {
  header?(header: ExportHeader): void
  row(table: string, row: Readonly<Record<string, unknown>>): Promise<void> | void
}

/**
 * Reads an export from its first line to its last, and proves that it is whole. `newest` is the newest migration this
 * app knows; null takes any. Returns header and number of rows. Throws a Failure that says what is wrong with the file.
 */
export async function readExport(
  file: string,
  newest: number | null,
  reader: ExportReader,
): Promise<{ header: ExportHeader; rows: number }> {
  let header: ExportHeader | null = null
  let rows = 0
  let whole = false
  try {
    const found = await stat(file)
    // Opening a pipe waits for whoever writes to it, and nothing could call that off.
    if (!found.isFile() && !found.isDirectory()) throw unreadable(file, false, 'it is no file')
    for await (const line of linesOf(file)) {
      const value: unknown = JSON.parse(line)
      if (header === null) {
        header = readHeader(value, newest)
        reader.header?.(header)
        continue
      }
      const row = rowSchema.safeParse(value)
      if (!row.success) {
        whole = footerSchema.parse(value).rows === rows
        continue
      }
      rows += 1
      await reader.row(row.data.table, row.data.row)
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(file, header !== null, error)
  }
  if (header === null) throw unreadable(file, false, new Error('the file is empty'))
  if (!whole) throw unreadable(file, true, new Error('the file is not complete'))
  return { header, rows }
}

function linesOf(file: string): AsyncIterable<string> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (error) => unzipped.destroy(error))
  return createInterface({ input: unzipped, crlfDelay: Infinity })
}

/** Of a format this app may be too old for, just so much that it can be said. */
const anyHeaderSchema = z.looseObject({ format: z.literal(EXPORT_FORMAT), version: z.number() })

function readHeader(value: unknown, newest: number | null): ExportHeader {
  const any = anyHeaderSchema.safeParse(value)
  if (any.success && any.data.version > EXPORT_VERSION) throw tooNew()
  const header = headerSchema.parse(value)
  if (newest !== null && header.migration !== null && header.migration > newest) throw tooNew()
  return header
}

function tooNew(): Failure {
  return new Failure(
    'DATABASE_TOO_NEW',
    'This export was made by a newer Familiar. Update this one to bring it in. Nothing was changed.',
  )
}

function unreadable(file: string, begun: boolean, cause: unknown): Failure {
  const code = codeOf(cause)
  if (code === 'ENOENT')
    return new Failure('NOT_FOUND', `There is no file ${file}. Nothing was changed.`)
  if (code === 'EISDIR')
    return new Failure(
      'BAD_INPUT',
      `${file} is a folder. Name the file in it that ends in .jsonl.gz. Nothing was changed.`,
      { cause },
    )
  if (code === 'EACCES' || code === 'EPERM')
    return new Failure(
      'BAD_INPUT',
      `Familiar is not allowed to read ${file}. Nothing was changed.`,
      { cause },
    )
  return new Failure(
    'BAD_INPUT',
    begun
      ? `The export ${file} is damaged or not complete (${plainReason(cause)}). Nothing was changed.`
      : `${file} is not an export of Familiar. Nothing was changed.`,
    { cause },
  )
}

/** What a validator has to say is for programmers. */
function plainReason(cause: unknown): string {
  return cause instanceof z.ZodError || cause instanceof SyntaxError
    ? 'a line in it cannot be read'
    : messageOf(cause)
}

/** Is this a table this app knows? */
export function knownTable(name: string): (typeof EXPORTED_TABLES)[number] | undefined {
  return EXPORTED_TABLES.find((table) => table.name === name)
}
