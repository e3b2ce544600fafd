import { open } from 'node:fs/promises'
import { codeOf } from '../../../failure'

/** One line of a HEAD reflog: where HEAD went, and by what. */
export interface ReflogEntry {
  readonly from: string
  readonly to: string
  /** Unix seconds. */
  readonly at: number
  /** What git was doing, such as `commit`, `commit (amend)`, `rebase (pick)`, `cherry-pick`. */
  readonly action: string
}

/** Enough for some 300 entries, which is more than the worst rebase of a morning. */
const TAIL_BYTES = 64 * 1024

/** `<old> <new> <name> <e-mail> <unix seconds> <zone>\t<action>: <subject>` (gitformat-reflog). */
const LINE = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) .*> (\d{1,12}) [+-]\d{4}\t([^:]*)(?::|$)/

/** The newest entries of a HEAD reflog, oldest first; none when reflogs are off. */
export async function readReflog(path: string): Promise<ReflogEntry[]> {
  const file = await open(path, 'r').catch((error: unknown) => {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  })
  if (file === null) return []
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(size - start),
      0,
      size - start,
      start,
    )
    return parseReflog(buffer.toString('utf8', 0, bytesRead), start > 0)
  } finally {
    await file.close()
  }
}

/** The entries of a reflog's text; of a tail, the first line is not whole. Lines git did not write are passed over. */
export function parseReflog(text: string, tail: boolean): ReflogEntry[] {
  return text
    .split('\n')
    .slice(tail ? 1 : 0)
    .flatMap((line) => {
      const [, from, to, at, action] = LINE.exec(line) ?? []
      if (from === undefined || to === undefined) return []
      return [{ from, to, at: Number(at), action: action ?? '' }]
    })
}

/** What the reflogs of a repository tell of its commits. */
export interface History {
  /** The first version of a commit made by amending, through any number of steps; null for one that was not. */
  firstVersionOf(sha: string): string | null
  /** What git was doing when it made the commit here; null when it was not made here, or too long ago. */
  actionOf(sha: string): string | null
  /** Commits made at or after a time (Unix seconds), reachable or not, newest first. */
  madeSince(seconds: number): string[]
}

/** More commits than these, thrown away again before they were seen, are not looked for. */
const MAX_MADE = 128

/** Puts the reflogs of all worktrees together. */
export function historyOf(logs: readonly (readonly ReflogEntry[])[]): History {
  const entries = logs.flat().sort((one, other) => one.at - other.at)
  const first = new Map<string, string>()
  const made = new Map<string, { readonly action: string; readonly at: number }>()
  for (const { from, to, at, action } of entries) {
    if (!MAKES_COMMIT.test(action)) continue
    // The entry that made a commit is its first; later ones only go back to it.
    if (!made.has(to)) made.set(to, { action, at })
    if (action !== 'commit (amend)') continue
    const root = first.get(from) ?? from
    // Amended there and back within a second, a commit is its own first version.
    if (root !== to) first.set(to, root)
  }
  return {
    firstVersionOf: (sha) => first.get(sha) ?? null,
    actionOf: (sha) => made.get(sha)?.action ?? null,
    madeSince: (seconds) =>
      [...made]
        .filter(([, { action, at }]) => at >= seconds && !PASSING.test(action))
        .map(([sha]) => sha)
        .reverse()
        .slice(0, MAX_MADE),
  }
}

/** Actions after which HEAD is at a commit that was not there before. */
const MAKES_COMMIT =
  /^(commit|cherry-pick|revert|am$|rebase$|.*\((pick|reword|edit|squash|fixup|continue)\)$)/
/** The steps of a rebase are versions of commits that exist already; its result is on a branch when it is done. */
const PASSING = /^(am$|rebase|pull)/
