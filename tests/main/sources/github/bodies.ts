import { createHash } from 'node:crypto'

/** Bodies made for one test, of the shapes GitHub documents. */

export const ME = { id: '583231', login: 'octocat' }
export const OTHER = { id: 42, login: 'hubot' }
export const REPO = { id: 1_296_269, name: 'octocat/Hello-World' }
export const NOW = Date.parse('2026-11-22T12:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const NO_COMMIT = '0'.repeat(40)

const me = { id: Number(ME.id), login: ME.login }

/** A commit hash for a name. */
export function sha(name: string): string {
  return createHash('sha1').update(name).digest('hex')
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

interface CommitOptions {
  readonly author?: { id: number; login: string; type?: string } | null
  readonly email?: string
  readonly at?: number
  readonly parents?: number
  readonly title?: string
}

/** A commit as the REST interface shows it; by the user unless said otherwise. */
export function commit(name: string, options: CommitOptions = {}) {
  const { author = me, email = 'octocat@github.com', at = NOW - HOUR, parents = 1 } = options
  return {
    sha: sha(name),
    commit: {
      message: `${options.title ?? name}\n\nWhy it was done.`,
      author: { name: 'Somebody', email, date: iso(at) },
    },
    author,
    parents: Array.from({ length: parents }, (_, index) => ({ sha: sha(`${name}^${index}`) })),
  }
}

interface EventOptions {
  readonly id?: number | string
  readonly at?: number
  readonly actor?: { id: number; login: string }
  readonly repo?: { id: number; name: string }
}

let lastId = 50_000_000_000

/** An event of the feed; each has a higher id than the one before. */
export function feedEvent<T extends object>(type: string, payload: T, options: EventOptions = {}) {
  const { id = (lastId += 1), at = NOW - HOUR, actor = me, repo = REPO } = options
  return {
    id: String(id),
    type,
    actor: { ...actor, display_login: actor.login, gravatar_id: '' },
    repo: { ...repo, url: `https://api.github.com/repos/${repo.name}` },
    payload,
    public: true,
    created_at: iso(at),
  }
}

export function pushEvent(
  before: string,
  head: string,
  options: EventOptions & { ref?: string } = {},
) {
  const { ref = 'refs/heads/main', ...rest } = options
  const ids = { repository_id: REPO.id, push_id: 27_000_000_001 }
  return feedEvent('PushEvent', { ...ids, ref, head, before }, rest)
}

const stub = (number: number) => ({
  id: 9_000_000 + number,
  number,
  url: `https://api.github.com/repos/${REPO.name}/pulls/${number}`,
  head: { ref: 'topic', sha: sha('topic') },
  base: { ref: 'main', sha: sha('main') },
})

export function pullRequestEvent(action: string, number: number, options: EventOptions = {}) {
  return feedEvent('PullRequestEvent', { action, number, pull_request: stub(number) }, options)
}

export function reviewEvent(id: number, number: number, state: string, options: EventOptions = {}) {
  const review = { id, state, body: 'Looks good', submitted_at: iso(options.at ?? NOW - HOUR) }
  return feedEvent(
    'PullRequestReviewEvent',
    { action: 'created', review, pull_request: stub(number) },
    options,
  )
}

/** The resource of a pull request. */
export function pullRequest(
  number: number,
  fields: {
    title?: string
    mergedAt?: number | null
    user?: { id: number; login: string; type?: string }
  } = {},
) {
  const { title = `Change ${number}`, mergedAt = null, user = me } = fields
  return {
    id: 9_000_000 + number,
    number,
    title,
    body: 'A long description',
    user,
    state: mergedAt === null ? 'open' : 'closed',
    merged: mergedAt !== null,
    merged_at: mergedAt === null ? null : iso(mergedAt),
    created_at: iso(NOW - 2 * HOUR),
    base: { repo: { id: REPO.id, full_name: REPO.name } },
  }
}

export const pullPath = (number: number): string => `/repos/${REPO.name}/pulls/${number}`
