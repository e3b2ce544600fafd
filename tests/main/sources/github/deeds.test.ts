import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  OTHER,
  REPO,
  feedEvent,
  iso,
  pullPath,
  pullRequest,
  pullRequestEvent,
  reviewEvent,
} from './bodies'
import { type PollingGithub, pollingGithub } from './polling-github'

let polling: PollingGithub

beforeEach(async () => {
  polling = await pollingGithub()
})
afterEach(() => polling.close())

const put = (number: number, fields: Parameters<typeof pullRequest>[1] = {}): void =>
  void polling.github.bodies.set(pullPath(number), pullRequest(number, fields))

describe('a pull request', () => {
  test('counts when opened and when merged, under its title', async () => {
    put(7, { title: 'Ears', mergedAt: NOW - MINUTE })
    polling.github.events = [pullRequestEvent('closed', 7), pullRequestEvent('opened', 7)]
    await polling.poll()
    expect(polling.counted).toEqual([
      {
        type: 'pull_request.opened',
        value: 1,
        occurredAt: NOW - 2 * HOUR,
        meta: { source: 'github', title: 'Ears', place: REPO.name, ref: '#7' },
        keys: [`github:pr:${REPO.id}:7:opened`],
      },
      {
        type: 'pull_request.merged',
        value: 1,
        occurredAt: NOW - MINUTE,
        meta: { source: 'github', title: 'Ears', place: REPO.name, ref: '#7' },
        keys: [`github:pr:${REPO.id}:7:merged`],
      },
    ])
    expect(JSON.stringify(polling.raw)).not.toContain('A long description')
    expect(polling.github.paths().filter((path) => path === pullPath(7))).toHaveLength(1)
  })

  test('closed without being merged does not count', async () => {
    put(8)
    polling.github.events = [pullRequestEvent('closed', 8)]
    await polling.poll()
    expect(polling.counted).toEqual([])
    expect(polling.raw).toHaveLength(1)
  })

  test('told as "merged", which no document knows, counts as merged', async () => {
    polling.github.events = [pullRequestEvent('merged', 9)]
    await polling.poll()
    expect(polling.told()).toEqual(['pull_request.merged #9'])
  })

  test('that is gone may have been turned down, and counts as opened only', async () => {
    polling.github.events = [pullRequestEvent('closed', 10), pullRequestEvent('opened', 10)]
    await polling.poll()
    expect(polling.told()).toEqual(['pull_request.opened #10'])
  })

  test('of a machine that the user merges does not count; one of a person does', async () => {
    put(11, { mergedAt: NOW - HOUR, user: { id: 5, login: 'dependabot[bot]', type: 'Bot' } })
    put(12, { mergedAt: NOW - HOUR, user: OTHER })
    polling.github.events = [pullRequestEvent('closed', 12), pullRequestEvent('closed', 11)]
    await polling.poll()
    expect(polling.told()).toEqual(['pull_request.merged Change 12'])
  })

  test('reopened and closed again counts once', async () => {
    put(13, { mergedAt: NOW - HOUR })
    polling.github.events = ['closed', 'reopened', 'closed', 'opened', 'opened'].map((action) =>
      pullRequestEvent(action, 13),
    )
    await polling.poll()
    expect(polling.told()).toEqual([
      'pull_request.opened Change 13',
      'pull_request.merged Change 13',
    ])
  })

  test('merged by somebody else is found by search, and counts once with what the feed says', async () => {
    await polling.close()
    polling = await pollingGithub({ findsMerged: true })
    put(14, { title: 'Tail', mergedAt: NOW - DAY })
    put(15, { mergedAt: NOW - 8 * DAY })
    const found = (number: number) => ({
      number,
      repository_url: `${polling.github.url}/repos/${REPO.name}`,
    })
    polling.github.bodies.set('/search/issues', { total_count: 2, items: [found(14), found(15)] })
    await polling.poll()
    expect(polling.told()).toEqual(['pull_request.merged Tail'])
    const query = polling.github.paths().find((path) => path.startsWith('/search')) ?? ''
    expect(new URL(query, 'http://x').searchParams.get('q')).toBe(
      'author:octocat is:pr is:merged merged:>=2026-11-15',
    )
    polling.github.events = [pullRequestEvent('closed', 14)]
    polling.now += HOUR
    await polling.poll()
    expect(polling.told()).toEqual(['pull_request.merged Tail'])
    // Each is looked at once.
    expect(polling.github.paths().filter((path) => path === pullPath(15))).toEqual([])
  })

  test('search that fails is no trouble of the connection', async () => {
    await polling.close()
    polling = await pollingGithub({ findsMerged: true })
    polling.github.instead(/search/, { status: 403, headers: { 'retry-after': '60' } }, 5)
    await expect(polling.poll()).resolves.toEqual({ notBeforeMs: 60_000 })
  })
})

describe('a review', () => {
  test("of another's pull request counts once; answering on one's own does not", async () => {
    put(1, { user: OTHER, title: 'Theirs' })
    put(2)
    polling.github.events = [
      reviewEvent(100, 1, 'approved'),
      reviewEvent(100, 1, 'approved'),
      reviewEvent(101, 2, 'commented'),
    ]
    await polling.poll()
    expect(polling.counted).toMatchObject([
      {
        type: 'review.submitted',
        occurredAt: NOW - HOUR,
        meta: { title: 'Theirs', place: REPO.name, ref: '#1', state: 'approved' },
        keys: ['github:review:100'],
      },
    ])
    expect(JSON.stringify(polling.raw)).not.toContain('Looks good')
  })

  test("of a pull request that is gone counts if it cannot be of one's own", async () => {
    polling.github.events = [
      reviewEvent(103, 3, 'commented'),
      reviewEvent(102, 3, 'changes_requested'),
      reviewEvent(104, 3, 'pending'),
    ]
    await polling.poll()
    expect(polling.counted.map(({ keys }) => keys)).toEqual([['github:review:102']])
  })
})

describe('other deeds', () => {
  const issue = (action: string, closedAt: number | null, at = NOW) =>
    feedEvent(
      'IssuesEvent',
      {
        action,
        issue: { number: 5, title: 'A bug', closed_at: closedAt === null ? null : iso(closedAt) },
      },
      { at },
    )

  test('an issue counts each time it is closed', async () => {
    polling.github.events = [
      issue('closed', NOW),
      issue('reopened', null),
      issue('closed', NOW - HOUR, NOW - HOUR),
      issue('opened', null),
    ]
    await polling.poll()
    expect(polling.counted).toMatchObject([
      { type: 'issue.closed', meta: { title: 'A bug', ref: '#5' }, occurredAt: NOW - HOUR },
      { type: 'issue.closed', occurredAt: NOW },
    ])
    expect(new Set(polling.counted.flatMap(({ keys }) => keys)).size).toBe(2)
  })

  test('a release counts when published, a prerelease too, a draft not', async () => {
    const release = (id: number, fields: object, action = 'published') =>
      feedEvent('ReleaseEvent', {
        action,
        release: {
          id,
          tag_name: `v${id}`,
          name: null,
          draft: false,
          prerelease: false,
          body: 'notes',
          published_at: iso(NOW),
          ...fields,
        },
      })
    polling.github.events = [
      release(1, { name: 'First' }),
      release(2, { prerelease: true }),
      release(3, { draft: true }),
      release(4, {}, 'created'),
      release(1, { name: 'First' }),
    ]
    await polling.poll()
    expect(polling.told().sort()).toEqual(['release.published First', 'release.published v2'])
    expect(polling.counted[0]?.keys[0]).toMatch(`github:release:${REPO.id}:`)
  })
})
