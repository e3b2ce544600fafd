import { Octokit } from 'octokit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { pushEvent } from './github/event-bodies'
import { publishedSchema } from './published-schema'

const HOUR = 3_600_000
const NOON = Date.UTC(2026, 10, 22, 12)
let fake: FakeProviders

beforeAll(async () => {
  fake = await startFakeProviders()
})
afterAll(() => fake.stop())
beforeEach(() => {
  fake.clock.set(NOON)
  fake.clearFaults()
  fake.github.feed.clear()
  fake.forgetRequests()
})

function client(baseUrl = fake.config().github.apiUrl): Octokit {
  const octokit = new Octokit({
    auth: fake.github.oauth.grant().access,
    baseUrl,
    retry: { enabled: false },
    throttle: { enabled: false },
  })
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2026-03-10'
  })
  return octokit
}

/** Status and headers, also of what octokit throws. */
async function raw(path: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(fake.config().github.apiUrl + path, {
    headers: {
      authorization: `Bearer ${fake.github.oauth.grant().access}`,
      'x-github-api-version': '2026-03-10',
      ...headers,
    },
  })
}

test.each(['github.com', 'a GitHub Enterprise server'])(
  'octokit reads a feed of %s page by page to the end of the window',
  async (where) => {
    const events = Array.from({ length: 310 }, (_, index) => pushEvent({ at: NOON - index * 1000 }))
    fake.github.addEvents(events)
    const octokit = client(where === 'github.com' ? undefined : `${fake.enterpriseUrl}/api/v3`)
    const told = await octokit.paginate(octokit.rest.activity.listEventsForAuthenticatedUser, {
      username: 'octocat',
      per_page: 100,
    })
    expect(told.map(({ id }) => id)).toEqual(events.slice(0, 300).map(({ id }) => id))
    expect((await raw('/users/octocat/events?per_page=100&page=4')).status).toBe(422)
  },
)

test('an unchanged feed answers 304, keeps its interval and costs nothing', async () => {
  fake.github.addEvents([pushEvent({ at: NOON })])
  const first = await raw('/users/octocat/events')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"/)
  const again = await raw('/users/octocat/events', { 'if-none-match': etag })
  expect(again.status).toBe(304)
  expect(again.headers.get('x-poll-interval')).toBe('60')
  const left = (response: Response) => response.headers.get('x-ratelimit-remaining')
  expect(left(again)).toBe(left(first))
  fake.github.addEvents([pushEvent({ at: NOON })])
  const changed = await raw('/users/octocat/events', { 'if-none-match': etag })
  expect(changed.status).toBe(200)
})

test('an event is told late, and only for thirty days', async () => {
  const late = pushEvent({ at: NOON })
  fake.github.addEvents([late], 6 * HOUR)
  const told = async () => (await raw('/users/octocat/events')).text()
  expect(await told()).toBe('[]')
  fake.clock.advance(6 * HOUR)
  expect(await told()).toContain(late.id)
  fake.clock.advance(31 * 24 * HOUR)
  expect(await told()).toBe('[]')
})

test('compare tells what a push brought, whoever wrote it', async () => {
  const repository = fake.github.repository('octocat/engine')
  const { event, commits } = repository.push({
    commits: [{ author: 'octocat' }, { author: 'ada' }, { author: null }],
  })
  const octokit = client()
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    owner: 'octocat',
    repo: 'engine',
    basehead: `${String(event.payload['before'])}...${String(event.payload['head'])}`,
  })
  publishedSchema('github', 'commit-comparison').parse(data)
  expect(data).toMatchObject({ status: 'ahead', total_commits: 3, behind_by: 0 })
  expect(data.commits.map(({ sha }) => sha)).toEqual(commits.map(({ sha }) => sha))
  expect(data.commits.map(({ author }) => author?.login)).toEqual(['octocat', 'ada', undefined])
})

test('a forced push has diverged, and a new branch begins at nothing', async () => {
  const repository = fake.github.repository('octocat/forced')
  const base = repository.push().commits[0]?.sha ?? ''
  repository.push({ commits: 2 })
  const { event } = repository.push({ forceOnto: base, commits: 1 })
  const path = `${String(event.payload['before'])}...${String(event.payload['head'])}`
  const compared = await raw(`/repos/octocat/forced/compare/${path}`)
  expect(await compared.json()).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 2 })

  const branch = repository.push({ branch: 'topic', commits: 2 })
  expect(branch.event.payload['before']).toBe('0'.repeat(40))
  const head = String(branch.event.payload['head'])
  const octokit = client()
  const { data } = await octokit.rest.repos.listCommits({
    owner: 'octocat',
    repo: 'forced',
    sha: head,
    author: 'octocat',
    per_page: 1,
  })
  publishedSchema('github', 'commit').parse(data[0])
  expect(data.map(({ sha }) => sha)).toEqual([head])
})

test('a merge brings what was on the other branch, not what was there before', async () => {
  const repository = fake.github.repository('octocat/merged')
  const topic = repository.push({ branch: 'topic', commits: [{ author: 'ada' }] })
  const work = repository.push()
  const merge = repository.push({ commits: [{ mergeOf: topic.commits[0]?.sha ?? '' }] })
  const { before, head } = merge.event.payload
  const path = `${String(before)}...${String(head)}`
  const compared = await raw(`/repos/octocat/merged/compare/${path}`)
  expect(before).toBe(work.commits[0]?.sha)
  expect(await compared.json()).toMatchObject({
    status: 'ahead',
    behind_by: 0,
    commits: [{ sha: topic.commits[0]?.sha }, { sha: head, parents: { length: 2 } }],
  })
})

test('a pull request tells whether it was merged; its event does not', async () => {
  const repository = fake.github.repository('octocat/pulls')
  repository.openPull({ number: 4, title: 'Faster' })
  const closed = repository.closePull(4, { merged: true })
  expect(closed.payload['pull_request']).not.toHaveProperty('merged')
  const { data } = await client().rest.pulls.get({
    owner: 'octocat',
    repo: 'pulls',
    pull_number: 4,
  })
  expect(data).toMatchObject({ title: 'Faster', merged: true, state: 'closed' })
  expect(data).not.toHaveProperty('merge_commit_sha')
})

test('a repository that may not be read is not there', async () => {
  fake.github.repository('octocat/secret', { readable: false, isPublic: false }).push()
  expect((await raw('/repos/octocat/secret/commits')).status).toBe(404)
})

test('a used up budget comes back with the hour', async () => {
  fake.github.rateLimit.useUp()
  const refused = await raw('/user')
  expect(refused.status).toBe(403)
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  const reset = Number(refused.headers.get('x-ratelimit-reset')) * 1000
  expect(reset).toBeGreaterThan(NOON)
  fake.clock.set(reset)
  expect((await raw('/user')).status).toBe(200)
})

test('a request without a version, or with a dead token, is refused and recorded', async () => {
  const { apiUrl } = fake.config().github
  expect((await fetch(`${apiUrl}/user`)).status).toBe(400)
  const pair = fake.github.oauth.grant()
  fake.clock.advance(8 * HOUR)
  const late = await raw('/user', { authorization: `token ${pair.access}` })
  expect(late.status).toBe(401)
  expect(await late.json()).toMatchObject({ message: 'Bad credentials' })
  expect(fake.requests('github').map(({ token, status }) => [token, status])).toEqual([
    [null, 400],
    [pair.access, 401],
  ])
  expect(fake.secrets()).toContain(pair.access)
})

test('tokens can be revoked with the secret of the client, or without any', async () => {
  const { apiUrl, clientId } = fake.config().github
  const { clientSecret, grant, tokens } = bound()
  const headers = { 'x-github-api-version': '2026-03-10' }
  const one = grant()
  const basic = Buffer.from(`${clientId ?? ''}:${clientSecret}`).toString('base64')
  const revoked = await fetch(`${apiUrl}/applications/${clientId ?? ''}/token`, {
    method: 'DELETE',
    headers: { ...headers, authorization: `Basic ${basic}` },
    body: JSON.stringify({ access_token: one.access }),
  })
  expect([revoked.status, tokens.live(one.access)]).toEqual([204, null])
  const other = grant()
  const given = await fetch(`${apiUrl}/credentials/revoke`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ credentials: [other.access] }),
  })
  expect([given.status, tokens.live(other.access)]).toEqual([202, null])
})

function bound() {
  const { oauth } = fake.github
  return { clientSecret: oauth.clientSecret, tokens: oauth.tokens, grant: () => oauth.grant() }
}

test('the picture of an account is one', async () => {
  const { data } = await client().rest.users.getAuthenticated()
  const picture = await fetch(data.avatar_url)
  expect(picture.headers.get('content-type')).toBe('image/png')
})
