import type { z } from 'zod'
import { bytesWords, type Limits } from '../limits'
import { refuse, shown } from '../problem'

/** The text of a file in UTF-8, or in what its byte order mark says. */
export function readText(file: string, bytes: Uint8Array, limit: number): string {
  if (bytes.length > limit)
    refuse('text-size', `${shown(file)} is larger than ${bytesWords(limit)}.`, { file })
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse(
      'text-encoding',
      `${shown(file)} is not text that Familiar can read (${encoding}).`,
      {
        file,
      },
    )
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^[^>]*encoding=["'](?:shift[_-]?jis|windows-31j|ms932)["']/i.test(head)
    ? 'shift_jis'
    : 'utf-8'
}

/** The JSON of a file. */
export function readJson(file: string, bytes: Uint8Array, limits: Limits): unknown {
  const text = readText(file, bytes, limits.jsonBytes)
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return refuse('json-syntax', `${shown(file)} is not JSON.`, { file })
  }
}

/** Reads JSON with a schema; the first complaint names its field. */
export function readFields<T>(file: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const where = field === '' ? '' : `: “${shown(field)}”`
  return refuse('json-field', `${shown(file)}${where}: ${issue?.message ?? 'not readable'}.`, {
    file,
  })
}
