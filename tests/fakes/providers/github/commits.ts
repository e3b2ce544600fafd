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
  /** The how manieth of its repository it is. */
  readonly order: number
}

export interface Compared {
  /** What the head has and the base has not, the oldest first. */
  readonly ahead: readonly FakeCommit[]
  readonly behind: readonly FakeCommit[]
  /** The latest commit both have. */
  readonly mergeBase: FakeCommit | null
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
      order: this.commits.size,
    }
    this.commits.set(sha, commit)
    return commit
  }

  get(sha: string): FakeCommit | null {
    return this.commits.get(sha) ?? null
  }

  /** A commit and everything before it, the oldest first; not further back than `until`. */
  history(sha: string, until?: string): readonly FakeCommit[] {
    const seen = new Set<string>([sha])
    for (const each of seen) {
      const parents = each === until ? [] : (this.commits.get(each)?.parents ?? [])
      for (const parent of parents) seen.add(parent)
    }
    return [...seen]
      .flatMap((each) => this.commits.get(each) ?? [])
      .sort((one, other) => one.order - other.order)
  }

  compare(base: FakeCommit, head: FakeCommit): Compared {
    // Most pushes only go on from where the branch was: no need to walk back to the first commit.
    const [first, ...rest] = this.history(head.sha, base.sha)
    if (first === base && rest.every(({ parents }) => parents.length > 0)) {
      return { ahead: rest, behind: [], mergeBase: base }
    }
    const ofHead = this.history(head.sha)
    const ofBase = this.history(base.sha)
    const inHead = new Set(ofHead)
    const inBase = new Set(ofBase)
    return {
      ahead: ofHead.filter((commit) => !inBase.has(commit)),
      behind: ofBase.filter((commit) => !inHead.has(commit)),
      mergeBase: ofHead.findLast((commit) => inBase.has(commit)) ?? null,
    }
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
