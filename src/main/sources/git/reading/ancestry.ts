import type { Git } from '../program/git'
import type { LoggedCommit } from '../repository/commit-log'
import type { OpenRepository } from '../repository/open-repository'

/** How an earlier commit stands to another in the history of one repository. */
export type Relation = 'ancestor' | 'descendant' | 'apart'

/** Answers questions of descent while a repository is read. */
export interface Ancestry {
  /** To be told of every commit that is read, parents first. */
  saw(commit: LoggedCommit): void
  relationOf(earlier: string, commit: string): Promise<Relation>
  /** Is the commit on no branch and in no worktree any more? */
  isGone(sha: string): Promise<boolean>
}

/** As far back as a straight line of commits is remembered, so that git need not be asked. */
const REMEMBERED = 5_000

export function ancestryOf(
  git: Git,
  { at }: OpenRepository,
  tips: readonly string[],
  signal: AbortSignal,
): Ancestry {
  const line = straightLines()
  return {
    saw: (commit) => line.add(commit),
    relationOf: async (earlier, commit) => {
      if (line.leads(earlier, commit)) return 'ancestor'
      // 1: they have nothing in common.
      const { text } = await git.ask({
        at,
        args: ['merge-base', earlier, commit],
        accept: [0, 1],
        signal,
      })
      const base = text.trim()
      if (base === earlier) return 'ancestor'
      return base === commit ? 'descendant' : 'apart'
    },
    isGone: async (sha) => {
      const { text } = await git.ask({
        at,
        args: ['rev-list', '--ignore-missing', '--max-count=1', '--stdin'],
        input: [sha, ...tips.map((tip) => `^${tip}`), ''].join('\n'),
        signal,
      })
      return text.trim() === sha
    },
  }
}

/**
 * Remembers commits that follow each other without a fork. A line goes on only from its end: of two children, the
 * second begins a line of its own.
 */
function straightLines(): {
  add(commit: LoggedCommit): void
  leads(earlier: string, later: string): boolean
} {
  const places = new Map<string, { readonly line: number; readonly index: number }>()
  const ends = new Map<number, string>()
  let lines = 0
  return {
    add: ({ sha, parents }) => {
      const parent = parents[0]
      const before = parent === undefined ? undefined : places.get(parent)
      const goesOn = before !== undefined && ends.get(before.line) === parent
      const place = goesOn
        ? { line: before.line, index: before.index + 1 }
        : { line: (lines += 1), index: 0 }
      places.set(sha, place)
      ends.set(place.line, sha)
      if (places.size <= REMEMBERED) return
      for (const oldest of places.keys()) {
        const { line } = places.get(oldest) ?? { line: -1 }
        if (ends.get(line) === oldest) ends.delete(line)
        places.delete(oldest)
        break
      }
    },
    leads: (earlier, later) => {
      const [one, other] = [places.get(earlier), places.get(later)]
      return one !== undefined && one.line === other?.line && one.index < other.index
    },
  }
}
