import { createHash } from 'node:crypto'
import {
  type Answer,
  type FakeRequest,
  basicOf,
  bearerOf,
  bytesOf,
  empty,
  isObject,
  json,
  jsonBody,
  without,
} from '../exchange'
import { Routes } from '../routes'
import { userBody } from './account'
import { badCredentials, githubError, notFound, primaryLimit } from './errors'
import type { FakeGithub } from './github'
import { linkHeaders, pageOf } from './paging'
import { addRepositoryRoutes } from './repository-routes'

const VERSIONS = ['2022-11-28', '2026-03-10']

/** GitHub's REST API: what every request has to pass, and where it then goes. */
export class GithubApi {
  private readonly open = new Routes()
  private readonly guarded = new Routes()

  constructor(private readonly github: FakeGithub) {
    this.open
      .on('DELETE', '/applications/:client/token', (request, { client }) =>
        this.revoke(request, client),
      )
      .on('DELETE', '/applications/:client/grant', (request, { client }) =>
        this.revoke(request, client),
      )
      .on('POST', '/credentials/revoke', (request) => this.revokeCredentials(request))
    this.guarded
      .on('GET', '/user', (request) => json(userBody(github.account, avatarOf(request))))
      .on('GET', '/rate_limit', () => json(github.rateLimit.body()))
      .on('GET', '/users/:login/events', (request, { login }) => this.events(request, login))
      // Where the Link header of the former leads.
      .on('GET', '/user/:id/events', (request, { id }) =>
        Number(id) === github.account.id ? this.events(request, github.account.login) : notFound(),
      )
    addRepositoryRoutes(this.guarded, (name) => github.readable(name))
  }

  answer(request: FakeRequest): Answer {
    const version = request.headers['x-github-api-version']
    if (request.headers['user-agent'] === undefined) {
      return githubError(403, 'Request forbidden by administrative rules.')
    }
    if (typeof version !== 'string' || !VERSIONS.includes(version)) {
      return githubError(400, `Unsupported X-GitHub-Api-Version: ${String(version)}`)
    }
    return this.open.answer(request) ?? this.guardedAnswer(request, version)
  }

  private guardedAnswer(request: FakeRequest, version: string): Answer {
    const { oauth, rateLimit, account } = this.github
    const pair = oauth.tokens.live(bearerOf(request.headers))
    if (pair?.subject !== account.login) return badCredentials()
    if (rateLimit.isUsedUp) return primaryLimit(account.id, rateLimit.headers())
    const answer = this.guarded.answer(request) ?? notFound()
    const etag = `W/"${createHash('sha256').update(bytesOf(answer)).digest('hex')}"`
    const isOld = answer.status === 200 && request.headers['if-none-match'] === etag
    // A 304 costs nothing.
    if (!isOld) rateLimit.spend()
    const headers = {
      ...answer.headers,
      ...rateLimit.headers(),
      'x-github-api-version-selected': version,
      ...(answer.status === 200 && { etag, 'cache-control': 'private, max-age=60, s-maxage=60' }),
    }
    return isOld ? empty(304, without(headers, 'content-type')) : { ...answer, headers }
  }

  private events(request: FakeRequest, login = ''): Answer {
    const { feed, account } = this.github
    const number = pageOf(request)
    const isTheirOwn = login.toLowerCase() === account.login.toLowerCase()
    const page = feed.page(login, isTheirOwn, number.page, number.perPage)
    const headers = { 'x-poll-interval': String(feed.pollInterval) }
    if (page === null) {
      return githubError(
        422,
        'In order to keep the API fast for everyone, pagination is limited for this resource.',
        headers,
      )
    }
    const path = isTheirOwn ? `/user/${account.id}/events` : request.path
    return json(page.events, 200, { ...headers, ...linkHeaders(request, path, number, page.last) })
  }

  /** With the client's secret. */
  private revoke(request: FakeRequest, client = ''): Answer {
    const { oauth, secrets } = this.github
    const basic = basicOf(request.headers)
    secrets.note(basic?.secret ?? '')
    if (basic?.id !== client || !oauth.knows(client) || basic.secret !== oauth.clientSecret) {
      return notFound()
    }
    const body = jsonBody(request)
    const token = isObject(body) ? body['access_token'] : undefined
    if (typeof token !== 'string') return githubError(422, 'Validation Failed')
    return oauth.tokens.revoke(token) ? empty(204) : notFound()
  }

  /** Without any secret; refused to those who are signed in. */
  private revokeCredentials(request: FakeRequest): Answer {
    if (request.headers.authorization !== undefined) return githubError(403, 'Forbidden')
    const body = jsonBody(request)
    const listed: unknown = isObject(body) ? body['credentials'] : undefined
    if (!Array.isArray(listed) || listed.length === 0) return githubError(422, 'Validation Failed')
    for (const token of listed)
      if (typeof token === 'string') this.github.oauth.tokens.revoke(token)
    return json({}, 202)
  }
}

function avatarOf(request: FakeRequest): string {
  return `${request.base}/avatar.png`
}
