import { type Answer, type FakeRequest, json, without } from '../exchange'
import { publishedBody } from '../fixtures'
import type { Params, Routes } from '../routes'
import { type FakeCommit, commitBody } from './commits'
import { notFound } from './errors'
import { linkHeaders, pageOf } from './paging'
import { pullRequestBody } from './pull-request-bodies'
import type { FakeRepository } from './repository'

/** A compare without paging tells of at most so many commits. */
const UNPAGED = 250
const COMPARISON = publishedBody('github/comparison')
/** Gone with this version of the API. */
const NEW_VERSION = '2026-03-10'
const DROPPED = ['merge_commit_sha', 'assignee']

/** Adds what is asked of a single repository; `find` gives null for one that the app may not read. */
export function addRepositoryRoutes(
  routes: Routes,
  find: (name: string) => FakeRepository | null,
): void {
  const of =
    (answer: (repository: FakeRepository, request: FakeRequest, params: Params) => Answer) =>
    (request: FakeRequest, params: Params) => {
      const repository = find(`${params['owner'] ?? ''}/${params['repo'] ?? ''}`)
      return repository === null ? notFound() : answer(repository, request, params)
    }
  const base = '/repos/:owner/:repo'
  routes
    .on('GET', `${base}/compare/:basehead`, of(compare))
    .on('GET', `${base}/commits`, of(listCommits))
    .on('GET', `${base}/pulls/:number`, of(pullRequest))
}

function compare(repository: FakeRepository, request: FakeRequest, params: Params): Answer {
  const [base = '', head = ''] = (params['basehead'] ?? '').split('...').map((name) => {
    const branch = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name
    return repository.branches.get(branch) ?? branch
  })
  const { graph } = repository
  const baseCommit = graph.get(base)
  const headCommit = graph.get(head)
  if (baseCommit === null || headCommit === null) return notFound()
  const { ahead, behind, mergeBase } = graph.compare(baseCommit, headCommit)
  const isPaged = request.query.has('page') || request.query.has('per_page')
  const { page, perPage } = pageOf(request)
  const from = (page - 1) * perPage
  const shown = isPaged ? ahead.slice(from, from + perPage) : ahead.slice(0, UNPAGED)
  const body = {
    ...COMPARISON,
    base_commit: commitBody(repository.name, baseCommit),
    ...(mergeBase !== null && { merge_base_commit: commitBody(repository.name, mergeBase) }),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: shown.map((commit) => commitBody(repository.name, commit)),
    ...(page > 1 && { files: [] }),
  }
  const last = Math.max(1, Math.ceil(ahead.length / perPage))
  return json(body, 200, isPaged ? linkHeaders(request, request.path, { page, perPage }, last) : {})
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function listCommits(repository: FakeRepository, request: FakeRequest): Answer {
  const { query } = request
  const sha = query.get('sha') ?? 'main'
  const start = repository.branches.get(sha) ?? sha
  if (repository.graph.get(start) === null) return notFound()
  const since = Date.parse(query.get('since') ?? '') || -Infinity
  const until = Date.parse(query.get('until') ?? '') || Infinity
  const author = query.get('author')?.toLowerCase()
  const found = repository.graph
    .history(start)
    .toReversed()
    .filter((commit: FakeCommit) => {
      const isTheirs = author === undefined || commit.author?.toLowerCase() === author
      return isTheirs && commit.at >= since && commit.at <= until
    })
  const { page, perPage } = pageOf(request)
  const shown = found.slice((page - 1) * perPage, page * perPage)
  const last = Math.max(1, Math.ceil(found.length / perPage))
  return json(
    shown.map((commit) => commitBody(repository.name, commit)),
    200,
    linkHeaders(request, request.path, { page, perPage }, last),
  )
}

function pullRequest(repository: FakeRepository, request: FakeRequest, params: Params): Answer {
  const pull = repository.pulls.get(Number(params['number']))
  if (pull === undefined) return notFound()
  const body = pullRequestBody(repository.name, pull)
  return json(
    request.headers['x-github-api-version'] === NEW_VERSION ? without(body, ...DROPPED) : body,
  )
}
