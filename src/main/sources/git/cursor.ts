import { createHash } from 'node:crypto'
import { z } from 'zod'

const seconds = z.int().min(0)

/** How far a repository has been read; the value of `source_state.cursor`. */
export const cursorSchema = z.object({
  /** When the repository was first read, Unix seconds. What was written more than 7 days before never counts. */
  connectedAt: seconds,
  /** Where everything was when it was last read to the end; null as long as the first reading is under way. */
  tips: z.array(z.string()).nullable(),
  /** There were more tips than are kept here. */
  tipsTruncated: z.boolean(),
  /** The addresses whose commits have been read. */
  identities: z.array(z.string()),
  /** Commits of the user's found here that were new work. */
  counted: z.int().min(0),
  /** Author date of the newest of them, Unix seconds. */
  lastCommitAt: seconds.nullable(),
})
export type Cursor = z.infer<typeof cursorSchema>

/** More would make every commit in a repository of very many branches rewrite a large row. */
const MAX_TIPS = 2_000

/** The cursor as it is kept, with as many tips as a row should hold; the first are those nearest to the user. */
export function storedCursor(cursor: Cursor): Cursor {
  if (cursor.tips === null || cursor.tips.length <= MAX_TIPS) return cursor
  return { ...cursor, tips: cursor.tips.slice(0, MAX_TIPS), tipsTruncated: true }
}

/** An index entry holds some 2,700 bytes. */
const MAX_SCOPE_BYTES = 1_000

/** What a repository's row in `source_state` is called: its folder, with the end of a very long path hashed. */
export function cursorScope(commonDir: string): string {
  if (Buffer.byteLength(commonDir) <= MAX_SCOPE_BYTES) return commonDir
  const digest = createHash('sha256').update(commonDir).digest('hex')
  return `${commonDir.slice(0, 200)}…${digest}`
}
