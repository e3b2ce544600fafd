import { expect, test } from 'vitest'
import { z } from 'zod'
import { readPayload } from '../../../../src/main/pipeline/normaliser'
import { githubNormaliser } from '../../../../src/main/sources/github/normalise'
import { apiCommitsSchema, ownCommits } from '../../../../src/main/sources/github/own-commits'
import { pullRequestSchema } from '../../../../src/main/sources/github/payload'
import { trimEvent } from '../../../../src/main/sources/github/trim-event'
import { trimDelivery } from '../../../../src/main/sources/github/webhook-trim'
import { githubBody, githubExample, githubPart } from '../../../fixtures/github-examples'
import { seededRandom } from '../../../fixtures/seeded-random'
import { ME, NOW, feedEvent, pullRequestEvent, reviewEvent } from './bodies'
import { mutate } from './mutate'

const SEED = Number(process.env['FAMILIAR_SEED'] ?? 20_261_122)
const TIMES = 10_000
/** These are large, and most of what is in them is cut away. */
const TIMES_SENT = 2_000
const NORMALISERS = { github: githubNormaliser }
const CODERTOCAT = { id: '21031067', login: 'Codertocat' }

/** The events of the published feed, and those of kinds it has none of. */
const feed: readonly unknown[] = [
  ...z.array(z.unknown()).parse(githubExample('user-events')),
  pullRequestEvent('closed', 1),
  reviewEvent(2, 3, 'approved'),
  feedEvent('IssuesEvent', {
    action: 'closed',
    issue: githubBody('webhook-issues-reopened')['issue'],
  }),
  feedEvent('ReleaseEvent', {
    action: 'published',
    release: githubBody('webhook-release-published')['release'],
  }),
]

const closedByMerge = (): Record<string, unknown> => {
  const body = githubBody('webhook-pull-request-closed')
  const merged = { merged: true, merged_at: '2019-05-15T15:20:33Z' }
  return { ...body, pull_request: githubPart(body, 'pull_request', merged) }
}
const deliveries: readonly (readonly [name: string, body: unknown])[] = [
  ['push', githubExample('webhook-push')],
  ['pull_request', githubExample('webhook-pull-request-opened')],
  ['pull_request', closedByMerge()],
  ['pull_request_review', githubExample('webhook-review-submitted')],
  ['issues', { ...githubBody('webhook-issues-reopened'), action: 'closed' }],
  ['release', githubExample('webhook-release-published')],
]

const comparison = githubBody('commit-comparison')
const account = { id: '1', login: 'octocat' }
const enrichments: readonly object[] = [
  { ...ownCommits(apiCommitsSchema.parse(comparison['commits']), account, 0) },
  { pull_request: pullRequestSchema.parse(githubExample('pull-request')) },
  { commits: null, unread: 'gone' },
  {},
]

/** What is stored of everything above, as it would be without mutations. */
const stored: readonly unknown[] = [
  ...feed.flatMap((item) =>
    enrichments.map((enrichment) => ({
      kind: 'event',
      account: ME,
      event: trimEvent(item).event,
      ...enrichment,
    })),
  ),
  ...deliveries.map(([name, body]) => trimDelivery({ name, delivery: 'd', body }, CODERTOCAT, 0)),
]

/** What becomes of a payload: events that can be stored, or a reason that can be read. Anything else fails. */
function outcome(payload: unknown): 'events' | 'nothing' | 'refused' {
  const reading = readPayload(NORMALISERS, 'github', payload, NOW)
  if (reading.ok) return reading.events.length > 0 ? 'events' : 'nothing'
  // A slip, such as reading a field of null, or an event the table cannot hold is no refusal.
  expect(() => githubNormaliser.normalise(payload, NOW)).toThrow(z.ZodError)
  expect(reading.reason).toMatch(/\S/)
  return 'refused'
}

const choose = <T>(from: readonly T[], random: () => number): T => {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

test('without mutations everything is read, and most of it counts', () => {
  const outcomes = stored.map(outcome)
  expect(outcomes).not.toContain('refused')
  expect(outcomes.filter((each) => each === 'events').length).toBeGreaterThan(stored.length / 2)
})

test(`what is stored can be anything: ${TIMES} mutated payloads (seed ${SEED})`, () => {
  const random = seededRandom(SEED)
  const seen = { events: 0, nothing: 0, refused: 0 }
  for (let time = 0; time < TIMES; time += 1)
    seen[outcome(mutate(choose(stored, random), random))] += 1
  // Else the mutations are too weak, or too strong, to show anything.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(TIMES / 50)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test(`what GitHub sends can be anything: ${TIMES_SENT} mutated events and deliveries (seed ${SEED})`, () => {
  const random = seededRandom(SEED)
  const seen = { events: 0, nothing: 0, refused: 0 }
  for (let time = 0; time < TIMES_SENT; time += 1) {
    if (random() < 0.5) {
      const { id, event } = trimEvent(mutate(choose(feed, random), random))
      expect(id).not.toBe('')
      const enrichment = choose(enrichments, random)
      seen[outcome({ kind: 'event', account: ME, event, ...enrichment })] += 1
      continue
    }
    const [name, body] = choose(deliveries, random)
    try {
      const delivered = { name, delivery: 'd', body: mutate(body, random) }
      const payload = trimDelivery(delivered, CODERTOCAT, 0)
      if (payload !== null) seen[outcome(payload)] += 1
    } catch (error) {
      expect(error).toBeInstanceOf(z.ZodError)
    }
  }
  expect(seen.events).toBeGreaterThan(TIMES_SENT / 50)
  expect(seen.refused).toBeGreaterThan(TIMES_SENT / 50)
})
