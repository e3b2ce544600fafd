import { createHash } from 'node:crypto'
import { isoSeconds } from '../clock'
import type { JsonObject } from '../exchange'
import { part, publishedBody } from '../fixtures'
import { nextId } from './event-bodies'
import { simpleUser } from './account'

export interface CommitDraft {
  /** Login; null for one whose address belongs to nobody on GitHub. */
  readonly author?: string | null
  readonly message?: string
  readonly at?: number
  /** The hash, where it has to be one that local git knows too. */
  readonly sha?: string
  /** A second parent makes a merge. */
  readonly mergeOf?: string
}

export interface FakeCommit {
  readonly sha: string
  readonly author: string | null
  readonly message: string
  readonly at: number
  readonly parents: readonly string[]
}

const PUBLISHED = publishedBody('github/commit')

/** The commits of one repository and what follows from their parents. */
export class CommitGraph {
  private readonly commits = new Map<string, FakeCommit>()

  /** Adds a commit on top of another; on top of nothing with null. */
  add(draft: CommitDraft, parent: string | null, at: number): FakeCommit {
    const sha = draft.sha ?? createHash('sha1').update(`commit ${nextId()}`).digest('hex')
    const parents = [parent, draft.mergeOf].flatMap((each) =>
      typeof each === 'string' ? [each] : [],
    )
    const commit = {
      sha,
      author: draft.author === undefined ? 'octocat' : draft.author,
      message: draft.message ?? `Commit ${this.commits.size + 1}`,
      at: draft.at ?? at,
      parents,
    }
    this.commits.set(sha, commit)
    return commit
  }

  get(sha: string): FakeCommit | null {
    return this.commits.get(sha) ?? null
  }

  /** A commit and everything before it; the oldest first. */
  history(sha: string): readonly FakeCommit[] {
    const seen = new Set<string>([sha])
    const order = [...seen]
    for (const each of order) {
      for (const parent of this.commits.get(each)?.parents ?? []) {
        if (!seen.has(parent)) order.push(parent)
        seen.add(parent)
      }
    }
    // In the order they were made, which is the order they lie in the map.
    return [...this.commits.values()].filter((commit) => seen.has(commit.sha))
  }

  /** What `head` has and `base` has not, the oldest first. */
  beyond(base: string, head: string): readonly FakeCommit[] {
    const known = new Set(this.history(base).map(({ sha }) => sha))
    return this.history(head).filter(({ sha }) => !known.has(sha))
  }

  /** The latest commit both have. */
  mergeBase(base: string, head: string): FakeCommit | null {
    const known = new Set(this.history(base).map(({ sha }) => sha))
    return this.history(head).findLast(({ sha }) => known.has(sha)) ?? null
  }
}

/** A commit as compare and the list of commits tell it. */
export function commitBody(repo: string, commit: FakeCommit): JsonObject {
  const { sha, author, message } = commit
  const url = `https://api.github.com/repos/${repo}/commits/${sha}`
  const published = part(PUBLISHED, 'commit')
  const person = author ?? 'somebody'
  const signature = {
    name: person,
    email: `${person}@users.noreply.github.com`,
    date: isoSeconds(commit.at),
  }
  const user = author === null ? null : simpleUser(author)
  return {
    ...PUBLISHED,
    url,
    sha,
    html_url: `https://github.com/${repo}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: { ...published, url, author: signature, committer: signature, message },
    author: user,
    committer: user,
    parents: commit.parents.map((parent) => ({
      url: `https://api.github.com/repos/${repo}/commits/${parent}`,
      sha: parent,
    })),
  }
}
