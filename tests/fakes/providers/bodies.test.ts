import { expect, test } from 'vitest'
import type { JsonObject } from './exchange'
import { publishedBody, publishedList } from './fixtures'
import { OCTOCAT, userBody } from './github/account'
import {
  type GithubEvent,
  enterprisePushEvent,
  githubEvent,
  issueCommentEvent,
  issuesEvent,
  pullRequestEvent,
  pushEvent,
  refEvent,
  releaseEvent,
  reviewEvent,
  watchEvent,
} from './github/event-bodies'
import { WEBHOOKS, signedDelivery } from './github/webhooks'
import { pullRequestBody } from './github/pull-request-bodies'
import { activeMinutesRollup, sleepDataPoint, stepsRollup } from './google/health-bodies'
import { publishedSchema } from './published-schema'

const EVENTS: readonly (readonly [string, GithubEvent])[] = [
  ['push-event', pushEvent()],
  ['pull-request-event', pullRequestEvent()],
  ['pull-request-review-event', reviewEvent()],
  ['issues-event', issuesEvent()],
  ['issue-comment-event', issueCommentEvent()],
  ['release-event', releaseEvent()],
  ['create-event', refEvent('CreateEvent')],
  ['delete-event', refEvent('DeleteEvent')],
  ['watch-event', watchEvent()],
]

test.each(EVENTS)('a %s has the shape GitHub publishes', (schema, event) => {
  publishedSchema('github', 'event').parse(event)
  publishedSchema('github', schema).parse(event.payload)
})

test('a push event tells nothing beyond the published one', () => {
  const [, published] = publishedList('github/events')
  const made = pushEvent({ repo: 'ada/engine', ref: 'refs/heads/topic' })
  expect(Object.keys(made).sort()).toEqual(Object.keys(published ?? {}).sort())
  expect(Object.keys(made.payload).sort()).toEqual(
    ['before', 'head', 'push_id', 'ref', 'repository_id'].sort(),
  )
})

test('an event of a type that does not exist yet can be told', () => {
  expect(githubEvent('SponsorEvent', { action: 'created' }).type).toBe('SponsorEvent')
})

test('an account and a pull request have the shape GitHub publishes', () => {
  publishedSchema('github', 'public-user').parse(userBody(OCTOCAT, 'http://127.0.0.1/a.png'))
  const pull = pullRequestBody('ada/engine', {
    number: 3,
    title: 'Notes',
    author: 'ada',
    createdAt: 0,
    additions: 5,
    deletions: 1,
    commits: 2,
    mergedAt: 1000,
    mergedBy: 'charles',
    closedAt: 1000,
  })
  publishedSchema('github', 'pull-request').parse(pull)
})

const HEALTH: readonly (readonly [string, JsonObject])[] = [
  ['DailyRollupDataPoint', stepsRollup('2026-11-20', 8421)],
  ['DailyRollupDataPoint', activeMinutesRollup('2026-11-20', { LIGHT: 34, VIGOROUS: 12 })],
  ['DataPoint', sleepDataPoint({ start: 0, end: 27_000_000, offsetSeconds: 3600 })],
  ['DataPoint', sleepDataPoint({ start: 0, end: 27_000_000, processed: false })],
  ['DataPoint', sleepDataPoint({ start: 0, end: 3_000_000, nap: true, isManual: true })],
]

test.each(HEALTH)('a %s has the shape Google publishes, and nothing else', (schema, body) => {
  publishedSchema('google', schema).parse(body)
})

test('the published schemas refuse what is not published', () => {
  const push = pushEvent()
  expect(
    publishedSchema('github', 'push-event').safeParse({ ...push.payload, ref: 7 }).success,
  ).toBe(false)
  const steps = { ...stepsRollup('2026-11-20', 1), steps: { countSum: 1 } }
  expect(publishedSchema('google', 'DailyRollupDataPoint').safeParse(steps).success).toBe(false)
  expect(publishedBody('notion/bot-user')['object']).toBe('user')
})

test('a GitHub Enterprise server still names the commits of a push, twenty of them', () => {
  const commits = Array.from({ length: 21 }, (_, index) => ({ sha: `${index}`, message: 'Work' }))
  const { payload } = enterprisePushEvent(commits)
  publishedSchema('github', 'push-event').parse(payload)
  expect(payload).toMatchObject({ size: 21, head: '20', commits: { length: 20 } })
})

test('a webhook is signed as in the example of GitHub', () => {
  const { headers } = signedDelivery('push', 'Hello, World!', "It's a Secret to Everybody")
  expect(headers['x-hub-signature-256']).toBe(
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  )
})

test.each(Object.entries(WEBHOOKS))('the recorded delivery %s names its sender', (_, payload) => {
  expect(payload()).toHaveProperty('sender.login')
})
