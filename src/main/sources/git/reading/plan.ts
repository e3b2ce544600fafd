import type { Cursor } from '../cursor'
import type { LogRange } from '../repository/commit-log'

/** The first connection reads this far back, and nothing written before that ever counts. */
export const WINDOW_SECONDS = 7 * 24 * 60 * 60

/** One walk through a repository's history. */
export interface Pass extends LogRange {
  /** Whose commits are taken. */
  readonly emails: ReadonlySet<string>
  /** Author date, in Unix seconds, from which on commits are taken. */
  readonly notBefore: number
}

export function newCursor(nowSeconds: number): Cursor {
  return {
    connectedAt: nowSeconds,
    tips: null,
    tipsTruncated: false,
    identities: [],
    counted: 0,
    lastCommitAt: null,
  }
}

/**
 * The walks that lead from one cursor to the next; none when there is nothing new to see. What the old tips led to is
 * left out. An address that has come in since is given its own last 7 days, as if it were connected now.
 */
export function planPasses(before: Cursor, after: Cursor, nowSeconds: number): Pass[] {
  const from = after.tips ?? []
  const windowStart = before.connectedAt - WINDOW_SECONDS
  if (before.tips === null)
    return [
      {
        from,
        not: [],
        since: windowStart,
        notBefore: windowStart,
        emails: new Set(after.identities),
      },
    ]

  const passes: Pass[] = []
  const staying = after.identities.filter((email) => before.identities.includes(email))
  const not = before.tips
  const old = new Set(not)
  if (staying.length > 0 && from.some((tip) => !old.has(tip))) {
    // With nothing, or not everything, to leave out, time must end the walk. Otherwise it must not: a commit with a
    // wrong clock would hide those behind it.
    const since = not.length === 0 || before.tipsTruncated ? windowStart : null
    passes.push({ from, not, since, notBefore: windowStart, emails: new Set(staying) })
  }
  const gained = after.identities.filter((email) => !before.identities.includes(email))
  if (gained.length > 0) {
    const since = Math.max(before.connectedAt, nowSeconds) - WINDOW_SECONDS
    passes.push({ from, not: [], since, notBefore: since, emails: new Set(gained) })
  }
  return passes
}

/** Does the repository stand where the cursor says, for the same addresses? */
export function isSameStanding(before: Cursor, after: Cursor): boolean {
  return (
    before.tips !== null &&
    isSameSet(before.tips, after.tips ?? []) &&
    isSameSet(before.identities, after.identities)
  )
}

/** Do both hold the same values, in whatever order and number? */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one)
  return set.size === new Set(other).size && other.every((value) => set.has(value))
}
