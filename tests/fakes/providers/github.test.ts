import { Octokit } from 'octokit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { issuesEvent, pushEvent, releaseEvent, reviewEvent } from './github/event-bodies'

let fake: FakeProviders

beforeAll(async () => {
  fake = await startFakeProviders()
})
afterAll(() => fake.stop())
beforeEach(() => {
  fake.clearFaults()
  fake.github.feed.clear()
})

function client(): Octokit {
  const octokit = new Octokit({
    auth: fake.github.oauth.grant().access,
    baseUrl: fake.config().github.apiUrl,
    retry: { enabled: false },
    throttle: { enabled: false },
  })
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2026-03-10'
  })
  return octokit
}

test('octokit reads a feed page by page to the end of the window', async () => {
  const events = Array.from({ length: 310 }, (_, index) =>
    pushEvent({ at: Date.now() - index * 1000 }),
  )
  fake.github.addEvents(events)
  const octokit = client()
  const told = await octokit.paginate(octokit.rest.activity.listEventsForAuthenticatedUser, {
    username: 'octocat',
    per_page: 100,
  })
  expect(told.map(({ id }) => id)).toEqual(events.slice(0, 300).map(({ id }) => id))
  expect([issuesEvent(), releaseEvent(), reviewEvent()]).toHaveLength(3)
})
