import type { EventType } from '@shared/domain/event-type'
import type { EventMeta, NormalisedEvent } from '@shared/domain/normalised-event'
import { bounded } from './bounded-text'
import { type GithubAccount, isAccount, isBot } from './person'
import type { Commit, PullRequest, Release, Repository } from './payload'

/** What the user did, in the words of the pet. The same deed has the same keys, wherever it was seen. */

const SHORT_SHA = 7

interface Told {
  readonly repo: Repository
  readonly title?: string | null | undefined
  readonly ref: string
  readonly more?: Readonly<Record<string, unknown>>
}

function deed(
  type: EventType,
  at: string,
  keys: readonly string[],
  { repo, title, ref, more }: Told,
): NormalisedEvent {
  const meta: EventMeta = {
    ...more,
    source: 'github',
    ...(title !== null && title !== undefined && title !== '' && { title }),
    place: repo.name,
    ref: bounded(ref, 100),
  }
  return { type, value: 1, occurredAt: Date.parse(at), meta, keys }
}

/** One `commit.push` for each distinct commit; the keys are those of the local git source. */
export function commitsPushed(
  repo: Repository,
  ref: string,
  commits: readonly Commit[],
): NormalisedEvent[] {
  const distinct = new Map(commits.map((commit) => [commit.sha, commit]))
  return [...distinct.values()].map(({ sha, title, authored_at: at, rewrite_of: former }) =>
    deed('commit.push', at, [sha, ...(former ? [former] : [])].map(commitKey), {
      repo,
      title,
      ref: sha.slice(0, SHORT_SHA),
      more: { sha, branch: branchOf(ref) },
    }),
  )
}

/** A push whose commits cannot be read counts once, as its newest commit. */
export function pushUnread(
  repo: Repository,
  ref: string,
  head: string,
  at: string,
): NormalisedEvent[] {
  return [
    deed('commit.push', at, [commitKey(head)], {
      repo,
      ref: head.slice(0, SHORT_SHA),
      more: { sha: head, branch: branchOf(ref), unread: true },
    }),
  ]
}

export function pullRequestOpened(
  repo: Repository,
  number: number,
  pullRequest: PullRequest,
  seenAt: string,
): NormalisedEvent[] {
  return [
    deed(
      'pull_request.opened',
      pullRequest.created_at ?? seenAt,
      [`github:pr:${repo.id}:${number}:opened`],
      { repo, title: pullRequest.title, ref: `#${number}` },
    ),
  ]
}

/** Only when GitHub says that it was merged: a closed one may have been turned down. Not for one a machine wrote. */
export function pullRequestMerged(
  repo: Repository,
  number: number,
  pullRequest: PullRequest,
  seenAt: string,
): NormalisedEvent[] {
  const isMerged = pullRequest.merged === true || typeof pullRequest.merged_at === 'string'
  if (!isMerged || isBot(pullRequest.user)) return []
  return [
    deed(
      'pull_request.merged',
      pullRequest.merged_at ?? seenAt,
      [`github:pr:${repo.id}:${number}:merged`],
      { repo, title: pullRequest.title, ref: `#${number}` },
    ),
  ]
}

/** Nobody can approve or turn down a pull request of their own, so these tell that it is somebody else's. */
const SURELY_OF_ANOTHERS: ReadonlySet<string> = new Set(['approved', 'changes_requested'])
const SUBMITTED: ReadonlySet<string> = new Set([...SURELY_OF_ANOTHERS, 'commented', 'dismissed'])

/** A review of somebody else's pull request; answering remarks on one's own makes "reviews" too, which do not count. */
export function reviewSubmitted(
  account: GithubAccount,
  repo: Repository,
  review: {
    readonly id: number
    readonly state: string
    readonly submitted_at?: string | null | undefined
  },
  number: number,
  pullRequest: PullRequest | null,
  seenAt: string,
): NormalisedEvent[] {
  const state = review.state.toLowerCase()
  const author = pullRequest?.user
  const isOfAnothers = author ? !isAccount(author, account) : SURELY_OF_ANOTHERS.has(state)
  if (!SUBMITTED.has(state) || !isOfAnothers) return []
  return [
    deed('review.submitted', review.submitted_at ?? seenAt, [`github:review:${review.id}`], {
      repo,
      title: pullRequest?.title,
      ref: `#${number}`,
      more: { state },
    }),
  ]
}

/** Once for each time an issue is closed. */
export function issueClosed(
  repo: Repository,
  issue: {
    readonly number: number
    readonly title?: string | null | undefined
    readonly closed_at?: string | null | undefined
  },
  seenAt: string,
): NormalisedEvent[] {
  const at = issue.closed_at ?? seenAt
  const second = Math.floor(Date.parse(at) / 1000)
  return [
    deed('issue.closed', at, [`github:issue:${repo.id}:${issue.number}:closed:${second}`], {
      repo,
      title: issue.title,
      ref: `#${issue.number}`,
    }),
  ]
}

/** A prerelease is a release; a draft is not one yet. */
export function releasePublished(
  repo: Repository,
  release: Release,
  seenAt: string,
): NormalisedEvent[] {
  if (release.draft === true) return []
  return [
    deed(
      'release.published',
      release.published_at ?? seenAt,
      [`github:release:${repo.id}:${release.id}`],
      { repo, title: release.name ?? release.tag_name, ref: release.tag_name },
    ),
  ]
}

function commitKey(sha: string): string {
  return `commit:${sha}`
}

function branchOf(ref: string): string {
  return bounded(ref.replace(/^refs\/heads\//, ''), 200)
}
