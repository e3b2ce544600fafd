import { isoSeconds } from '../clock'
import { type JsonObject, without } from '../exchange'
import { part, publishedBody, publishedList } from '../fixtures'
import { avatarAddress, numberOf, simpleUser, userId } from './account'
import { type StubOptions, pullRequestStub } from './pull-request-bodies'

/** An event as `GET /users/{username}/events` tells it. */
export interface GithubEvent {
  readonly id: string
  readonly type: string
  readonly actor: JsonObject & { readonly login: string }
  readonly repo: JsonObject & { readonly name: string }
  readonly payload: JsonObject
  readonly public: boolean
  readonly created_at: string
}

export interface EventOptions {
  readonly id?: string
  readonly login?: string
  /** `owner/name`. */
  readonly repo?: string
  /** When it happened; now unless told. */
  readonly at?: number
  readonly isPublic?: boolean
}

/** All zeros: where a push begins that makes a branch. */
export const NO_COMMIT = '0'.repeat(40)

const [, PUSH = {}] = publishedList('github/events')
const ISSUE = publishedBody('github/issue')
const COMMENT = publishedBody('github/issue-comment')
const RELEASE = publishedBody('github/release')
const REVIEW = publishedBody('github/review')

let lastId = 44_000_000_000

export function nextId(): number {
  lastId += 1
  return lastId
}

export function repositoryId(name: string): number {
  return numberOf(name)
}

/** Any event with a payload of the test's own, also of a type that does not exist yet. */
export function githubEvent(
  type: string,
  payload: JsonObject,
  options: EventOptions = {},
): GithubEvent {
  const { login = 'octocat', repo = 'octocat/Hello-World', at = Date.now() } = options
  const id = userId(login)
  return {
    id: options.id ?? String(nextId()),
    type,
    actor: {
      ...part(PUSH, 'actor'),
      id,
      login,
      display_login: login,
      url: `https://api.github.com/users/${login}`,
      avatar_url: avatarAddress(id),
    },
    repo: {
      id: repositoryId(repo),
      name: repo,
      url: `https://api.github.com/repos/${repo}`,
    },
    payload,
    public: options.isPublic ?? true,
    created_at: isoSeconds(at),
  }
}

export interface PushOptions extends EventOptions {
  readonly ref?: string
  readonly before?: string
  readonly head?: string
  readonly pushId?: number
}

/** Five fields and no commits, since October 2025. */
export function pushEvent(options: PushOptions = {}): GithubEvent {
  const { repo = 'octocat/Hello-World', ref = 'refs/heads/main', pushId = nextId() } = options
  const published = part(PUSH, 'payload')
  const payload = {
    ...published,
    repository_id: repositoryId(repo),
    push_id: pushId,
    ref,
    head: options.head ?? published['head'],
    before: options.before ?? published['before'],
  }
  return githubEvent('PushEvent', payload, options)
}

/** As GitHub Enterprise Server still tells it: with at most twenty of its commits. */
export function enterprisePushEvent(
  commits: readonly { readonly sha: string; readonly message: string }[],
  options: PushOptions = {},
): GithubEvent {
  const event = pushEvent({ ...options, head: commits.at(-1)?.sha ?? NO_COMMIT })
  const { login = 'octocat', repo = 'octocat/Hello-World' } = options
  const told = commits.slice(0, 20).map(({ sha, message }) => ({
    sha,
    author: { email: `${login}@users.noreply.github.com`, name: login },
    message,
    distinct: true,
    url: `https://api.github.com/repos/${repo}/commits/${sha}`,
  }))
  const counts = { size: commits.length, distinct_size: commits.length, commits: told }
  return { ...event, payload: { ...event.payload, ...counts } }
}

export interface PullRequestOptions extends EventOptions, StubOptions {
  readonly action?: string
}

export function pullRequestEvent(options: PullRequestOptions = {}): GithubEvent {
  const { action = 'opened', number = 1 } = options
  const payload = { action, number, pull_request: pullRequestStub(options) }
  return githubEvent('PullRequestEvent', payload, options)
}

export interface ReviewOptions extends EventOptions, StubOptions {
  readonly action?: string
  readonly state?: string
  readonly reviewId?: number
}

export function reviewEvent(options: ReviewOptions = {}): GithubEvent {
  const { login = 'octocat', at = Date.now(), reviewId = nextId() } = options
  const { repo = 'octocat/Hello-World', number = 1 } = options
  const page = `https://github.com/${repo}/pull/${number}`
  const review = {
    ...without(REVIEW, 'author_association'),
    id: reviewId,
    user: simpleUser(login),
    state: options.state ?? 'approved',
    submitted_at: isoSeconds(at),
    updated_at: isoSeconds(at),
    html_url: `${page}#pullrequestreview-${reviewId}`,
    pull_request_url: `https://api.github.com/repos/${repo}/pulls/${number}`,
  }
  const payload = {
    action: options.action ?? 'created',
    review,
    pull_request: pullRequestStub(options),
  }
  return githubEvent('PullRequestReviewEvent', payload, options)
}

export interface IssueOptions extends EventOptions {
  readonly action?: string
  readonly number?: number
  readonly issueId?: number
  readonly title?: string
  readonly author?: string
}

export function issuesEvent(options: IssueOptions = {}): GithubEvent {
  const { action = 'closed' } = options
  return githubEvent('IssuesEvent', { action, issue: issueBody(options) }, options)
}

export function issueCommentEvent(
  options: IssueOptions & { readonly text?: string } = {},
): GithubEvent {
  const { login = 'octocat', at = Date.now() } = options
  const comment = {
    ...COMMENT,
    id: nextId(),
    body: options.text ?? 'Me too',
    user: simpleUser(login),
    created_at: isoSeconds(at),
    updated_at: isoSeconds(at),
  }
  const issue = issueBody({ ...options, action: 'opened' })
  return githubEvent('IssueCommentEvent', { action: 'created', issue, comment }, options)
}

export interface ReleaseOptions extends EventOptions {
  readonly action?: string
  readonly tag?: string
  readonly name?: string
  readonly releaseId?: number
}

export function releaseEvent(options: ReleaseOptions = {}): GithubEvent {
  const { login = 'octocat', at = Date.now(), tag = 'v1.0.0', action = 'published' } = options
  const release = {
    ...RELEASE,
    id: options.releaseId ?? nextId(),
    tag_name: tag,
    name: options.name ?? tag,
    author: simpleUser(login),
    created_at: isoSeconds(at),
    published_at: isoSeconds(at),
  }
  return githubEvent('ReleaseEvent', { action, release }, options)
}

/** A new branch or tag; or, as a DeleteEvent, one that is gone. */
export function refEvent(
  type: 'CreateEvent' | 'DeleteEvent',
  options: EventOptions & { readonly branch?: string } = {},
): GithubEvent {
  const ref = options.branch ?? 'topic'
  const place = { ref, ref_type: 'branch', full_ref: `refs/heads/${ref}`, pusher_type: 'user' }
  const created = { ...place, master_branch: 'main', description: null }
  return githubEvent(type, type === 'CreateEvent' ? created : place, options)
}

export function watchEvent(options: EventOptions = {}): GithubEvent {
  return githubEvent('WatchEvent', { action: 'started' }, options)
}

function issueBody(options: IssueOptions): JsonObject {
  const { repo = 'octocat/Hello-World', number = 7, at = Date.now(), action = 'closed' } = options
  const isClosed = action === 'closed'
  const author = options.author ?? options.login ?? 'octocat'
  return {
    ...ISSUE,
    id: options.issueId ?? numberOf(`${repo}#${number}`),
    number,
    title: options.title ?? ISSUE['title'],
    url: `https://api.github.com/repos/${repo}/issues/${number}`,
    repository_url: `https://api.github.com/repos/${repo}`,
    html_url: `https://github.com/${repo}/issues/${number}`,
    user: simpleUser(author),
    state: isClosed ? 'closed' : 'open',
    state_reason: isClosed ? 'completed' : null,
    closed_at: isClosed ? isoSeconds(at) : null,
    updated_at: isoSeconds(at),
  }
}
