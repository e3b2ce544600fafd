import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { pushEvent } from './github/event-bodies'
import { secondaryLimit } from './github/errors'
import {
  backwards,
  cut,
  hang,
  hold,
  lose,
  notJson,
  redirected,
  refuse,
  serverError,
  stall,
  truncated,
  twice,
} from './troubles'

const HOUR = 3_600_000
let fake: FakeProviders

beforeAll(async () => {
  fake = await startFakeProviders()
  fake.github.addEvents([pushEvent({ at: Date.now() - 1000 }), pushEvent()])
})
afterAll(() => fake.stop())
afterEach(() => fake.clearFaults())

const FEED = { provider: 'github', path: '/users/*/events' } as const

function feed(init: RequestInit = {}): Promise<Response> {
  return fetch(`${fake.config().github.apiUrl}/users/octocat/events`, {
    headers: {
      authorization: `Bearer ${fake.github.oauth.grant().access}`,
      'x-github-api-version': '2022-11-28',
    },
    ...init,
  })
}

async function ids(): Promise<readonly string[]> {
  const body: unknown = await (await feed()).json()
  const events: readonly unknown[] = Array.isArray(body) ? body : []
  return events.map((event) => JSON.stringify(event).replace(/^\{"id":"(\d+)".*$/, '$1'))
}

test('answers go wrong in the order asked for, as often as asked for, and then right', async () => {
  fake.fault(FEED, serverError(502, 2))
  fake.fault(FEED, { ...secondaryLimit(30, 429), skip: 1 })
  const statuses: number[] = []
  for (let request = 0; request < 5; request++) statuses.push((await feed()).status)
  expect(statuses).toEqual([502, 502, 200, 429, 200])
})

test('a fault meets only what it is meant for', async () => {
  const fault = fake.fault({ provider: 'github', method: 'POST' }, serverError())
  fake.fault('notion', serverError())
  expect((await feed()).status).toBe(200)
  expect(fault.hits).toBe(0)
})

test('lists come twice, backwards, cut short and unreadable', async () => {
  const [first = '', second = ''] = await ids()
  fake.fault(FEED, twice())
  expect(await ids()).toEqual([first, first, second, second])
  fake.fault(FEED, backwards())
  expect(await ids()).toEqual([second, first])
  fake.fault(FEED, truncated())
  await expect(ids()).rejects.toThrow(SyntaxError)
  fake.fault(FEED, notJson())
  await expect(ids()).rejects.toThrow(SyntaxError)
})

test('connections break before, during and after the work', async () => {
  const { tokens } = fake.github.oauth
  fake.fault(FEED, refuse())
  await expect(feed()).rejects.toThrow('fetch failed')
  fake.fault(FEED, cut())
  const half = await feed()
  expect(half.status).toBe(200)
  await expect(half.text()).rejects.toThrow('terminated')
  fake.fault(FEED, hang())
  const silent = await feed({ signal: AbortSignal.timeout(300) })
  await expect(silent.text()).rejects.toThrow()

  const pair = fake.github.oauth.grant()
  fake.fault('github', lose())
  const renewing = fetch(`${fake.config().github.webUrl}/login/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: fake.github.oauth.clientId,
      grant_type: 'refresh_token',
      refresh_token: pair.refresh ?? '',
    }),
  })
  await expect(renewing).rejects.toThrow('fetch failed')
  // The provider has renewed all the same.
  expect(tokens.renewable(pair.refresh ?? '')).toBeNull()
})

test('a request can be held until the test lets it go, and a stall ends with its caller', async () => {
  const held = fake.fault(FEED, hold())
  const answer = feed()
  await held.met
  expect(fake.requests('github').at(-1)?.status).toBeNull()
  held.release()
  expect((await answer).status).toBe(200)
  fake.fault(FEED, stall(20_000))
  await expect(feed({ signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout')
})

test('a redirect leads elsewhere', async () => {
  fake.fault(FEED, redirected('https://elsewhere.example/'))
  const answer = await feed({ redirect: 'manual' })
  expect(answer.headers.get('location')).toBe('https://elsewhere.example/')
})

test('a provider goes down and comes up where it was', async () => {
  const { origin } = fake
  await fake.down()
  await expect(feed()).rejects.toThrow('fetch failed')
  await fake.up()
  expect(fake.origin).toBe(origin)
  expect((await feed()).status).toBe(200)
})

test('requests are told by the hour, and as they come', async () => {
  fake.forgetRequests()
  const next = fake.nextRequest(FEED)
  await feed()
  expect((await next).path).toBe('/users/octocat/events')
  await feed()
  fake.clock.advance(2 * HOUR)
  await feed()
  expect(fake.requestsPerHour('github')).toEqual([2, 0, 1])
  fake.clock.follow()
})
