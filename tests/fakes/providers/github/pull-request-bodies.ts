import { isoSeconds } from '../clock'
import type { JsonObject } from '../exchange'
import { part, publishedBody } from '../fixtures'
import { numberOf, simpleUser } from './account'

export interface StubOptions {
  readonly repo?: string
  readonly number?: number
  readonly headSha?: string
  readonly branch?: string
}

const PUBLISHED = publishedBody('github/pull-request')
const HEAD_SHA = '6dcb09b5b57875f334f61aebed695e2e4193db5e'
const BASE_SHA = 'c5b97d5ae6c19d5c5df71a34c7fbeeda2479ccbc'

/** All that an event still tells of a pull request. */
export function pullRequestStub(options: StubOptions): JsonObject {
  const { repo = 'octocat/Hello-World', number = 1, headSha = HEAD_SHA, branch = 'topic' } = options
  const url = `https://api.github.com/repos/${repo}`
  const place = { id: numberOf(repo), url, name: repo.split('/')[1] ?? repo }
  return {
    url: `${url}/pulls/${number}`,
    id: pullRequestId(repo, number),
    number,
    head: { ref: branch, sha: headSha, repo: place },
    base: { ref: 'main', sha: BASE_SHA, repo: place },
  }
}

export interface FakePullRequest {
  readonly number: number
  readonly title: string
  readonly author: string
  readonly createdAt: number
  readonly additions: number
  readonly deletions: number
  readonly commits: number
  /** Null: not merged. */
  mergedAt: number | null
  mergedBy: string | null
  /** Null: open. */
  closedAt: number | null
}

/** `GET /repos/{owner}/{repo}/pulls/{number}`. */
export function pullRequestBody(repo: string, pull: FakePullRequest): JsonObject {
  const { number, title, author, mergedAt, mergedBy, closedAt } = pull
  const user = simpleUser(author)
  return {
    ...PUBLISHED,
    ...addresses(repo, number),
    id: pullRequestId(repo, number),
    number,
    title,
    user,
    head: side('head', repo, user),
    base: side('base', repo, user),
    state: closedAt === null ? 'open' : 'closed',
    requested_teams: [],
    locked: false,
    merged: mergedAt !== null,
    merged_at: mergedAt === null ? null : isoSeconds(mergedAt),
    merged_by: mergedBy === null ? null : simpleUser(mergedBy),
    closed_at: closedAt === null ? null : isoSeconds(closedAt),
    created_at: isoSeconds(pull.createdAt),
    updated_at: isoSeconds(closedAt ?? pull.createdAt),
    additions: pull.additions,
    deletions: pull.deletions,
    commits: pull.commits,
  }
}

function addresses(repo: string, number: number): JsonObject {
  const page = `https://github.com/${repo}/pull/${number}`
  return {
    url: `https://api.github.com/repos/${repo}/pulls/${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `https://api.github.com/repos/${repo}/issues/${number}`,
  }
}

function side(name: 'head' | 'base', repo: string, user: JsonObject): JsonObject {
  const published = part(PUBLISHED, name)
  const [owner = '', short = ''] = repo.split('/')
  return {
    ...published,
    user,
    repo: {
      ...part(published, 'repo'),
      id: numberOf(repo),
      name: short,
      full_name: repo,
      owner: simpleUser(owner),
    },
  }
}

function pullRequestId(repo: string, number: number): number {
  return numberOf(`${repo}/pull/${number}`)
}
