import { createHash } from 'node:crypto'
import { z } from 'zod'

const shaSchema = z.string().regex(/^[0-9a-f]{40,64}$/)
const unixSecondsSchema = z.int().min(0).max(999_999_999_999)

/** The payload of a raw git event: one commit of the user's. No file contents, and no path outside the repository. */
export const commitPayloadSchema = z.object({
  /** Last name of the repository's path. */
  repository: z.string().min(1).max(200),
  /** Tells repositories of the same name apart without saying where they are: `repositoryKey(…)`. */
  repositoryKey: z.string().max(64),
  sha: shaSchema,
  parents: z.array(shaSchema),
  authorName: z.string().max(200),
  authorEmail: z.string().max(320),
  /** Unix seconds. Rewriting a commit keeps it, which is why it is indexed. */
  authoredAt: unixSecondsSchema,
  committedAt: unixSecondsSchema,
  subject: z.string().max(300),
  /** A branch the commit was found on; null when none is known. */
  branch: z.string().max(200).nullable(),
  /** `git patch-id --stable`; null for a commit that changes nothing, or whose change cannot be read. Always present. */
  patchId: shaSchema.nullable(),
  /** The commit this is another version of; null for new work. */
  rewriteOf: shaSchema.nullable(),
})
export type CommitPayload = z.infer<typeof commitPayloadSchema>

/** Names a repository by where it is on this computer, in a way that does not tell where. */
export function repositoryKey(commonDir: string): string {
  return createHash('sha256').update(commonDir).digest('hex').slice(0, 32)
}

/** At most `max` UTF-16 units of the text, not ending within a character. */
export function bounded(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
