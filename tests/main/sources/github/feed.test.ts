import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  DAY,
  HOUR,
  ME,
  MINUTE,
  NOW,
  OTHER,
  REPO,
  commit,
  feedEvent,
  iso,
  pushEvent,
  sha,
} from './bodies'
import { type PollingGithub, pollingGithub } from './polling-github'

let polling: PollingGithub

beforeEach(async () => {
  polling = await pollingGithub()
})
afterEach(() => polling.close())

const closed = (number: number, at: number, id?: number | string) =>
  feedEvent(
    'IssuesEvent',
    {
      action: 'closed',
      issue: { number, title: `Issue ${number}`, closed_at: iso(at), body: 'x' },
    },
    { at, ...(id !== undefined && { id }) },
  )

describe('the feed', () => {
  test('is read to the end of its window: 300 events at once count once each, oldest first', async () => {
    polling.github.events = Array.from({ length: 300 }, (_, index) =>
      closed(index, NOW - index * MINUTE),
    )
    await polling.poll()
    expect(polling.counted).toHaveLength(300)
    expect(polling.counted[0]?.meta.title).toBe('Issue 299')
    expect(polling.github.paths()).toEqual([
      '/user',
      `/users/${ME.login}/events?per_page=100`,
      `/users/${ME.login}/events?per_page=100&page=2`,
      `/users/${ME.login}/events?per_page=100&page=3`,
    ])
  })

  test('is asked with the ETag byte for byte, and costs one request when nothing is new', async () => {
    polling.github.events = [closed(1, NOW - HOUR)]
    await polling.poll()
    polling.github.paths()
    const deliveries = polling.deliveries.length
    const result = await polling.poll()
    expect(polling.github.paths()).toEqual([`/users/${ME.login}/events?per_page=100`])
    expect(polling.github.asked.at(-1)?.headers['if-none-match']).toMatch(/^W\/"[0-9a-f]{40}"$/)
    expect(polling.deliveries).toHaveLength(deliveries)
    expect(result).toEqual({ notBeforeMs: 60_000 })
  })

  test('is not asked again before the pause GitHub asks for, on 200 and on 304', async () => {
    polling.github.pollInterval = 180
    polling.github.events = [closed(1, NOW - HOUR)]
    expect(await polling.poll()).toEqual({ notBeforeMs: 180_000 })
    polling.github.pollInterval = 240
    expect(await polling.poll()).toEqual({ notBeforeMs: 240_000 })
  })

  test('tells of each event once, however often it shows it', async () => {
    polling.github.events = [closed(1, NOW - HOUR)]
    await polling.poll()
    polling.github.events = [closed(2, NOW - MINUTE), ...polling.github.events]
    await polling.poll()
    // The cursor is lost: what was stored keeps it from counting again.
    polling.cursor = null
    await polling.poll()
    expect(polling.told()).toEqual(['issue.closed Issue 1', 'issue.closed Issue 2'])
    expect(polling.raw).toHaveLength(2)
  })

  test('may show an event hours late, below newer ones and with any id', async () => {
    polling.github.events = [
      closed(3, NOW - MINUTE, '99999999999999999999'),
      closed(1, NOW - 5 * HOUR),
    ]
    await polling.poll()
    const [newest, oldest] = polling.github.events
    polling.github.events = [newest, closed(2, NOW - 4 * HOUR, 17), oldest]
    await polling.poll()
    expect(polling.told()).toEqual([
      'issue.closed Issue 1',
      'issue.closed Issue 3',
      'issue.closed Issue 2',
    ])
  })

  test('is read on while late events may still appear below what is known, and no further', async () => {
    const recent = Array.from({ length: 150 }, (_, index) =>
      closed(1_000 + index, NOW - index * MINUTE),
    )
    polling.github.events = recent
    await polling.poll()
    polling.github.paths()
    // One that happened two hours ago appears only now, on the second page.
    const late = closed(7, NOW - 130 * MINUTE)
    polling.github.events = [closed(8, NOW), ...recent.slice(0, 130), late, ...recent.slice(130)]
    await polling.poll()
    expect(polling.told()).toContain('issue.closed Issue 7')
    polling.github.paths()
    polling.now += DAY
    polling.github.events = [closed(9, polling.now), ...polling.github.events]
    await polling.poll()
    expect(polling.github.paths().filter((path) => path.includes('page=2'))).toEqual([])
  })

  test('holds more than counts: nothing from before the first week is delivered', async () => {
    polling.github.events = [closed(2, NOW - 6 * DAY), closed(1, NOW - 8 * DAY)]
    await polling.poll()
    expect(polling.told()).toEqual(['issue.closed Issue 2'])
    expect(polling.raw).toHaveLength(1)
  })

  test('moving while it is read shows some twice and loses none', async () => {
    const events = Array.from({ length: 150 }, (_, index) => closed(index, NOW - index * MINUTE))
    polling.github.events = events
    await polling.poll()
    // What was first on a page stands last on the one before.
    polling.github.events = [closed(500, NOW), ...events]
    await polling.poll()
    expect(new Set(polling.told()).size).toBe(151)
    expect(polling.counted).toHaveLength(151)
  })

  test('that breaks off in the middle is read anew from its beginning', async () => {
    polling.github.events = Array.from({ length: 150 }, (_, index) =>
      closed(index, NOW - index * MINUTE),
    )
    await polling.poll()
    polling.github.events = Array.from({ length: 250 }, (_, index) =>
      closed(1_000 + index, NOW - index * 1_000),
    )
    polling.github.instead(/events$/, {
      status: 200,
      body: polling.github.events.slice(0, 100),
      headers: { etag: '"x"', link: '<x>; rel="next"' },
    })
    polling.github.instead(/events$/, { status: 502 })
    await expect(polling.poll()).rejects.toMatchObject({ code: 'unreachable' })
    await polling.poll()
    expect(polling.counted).toHaveLength(400)
  })

  test('that cannot be read as a list is trouble, not an end', async () => {
    polling.github.instead(/events$/, { body: '{"message":"hm"' })
    await expect(polling.poll()).rejects.toMatchObject({ code: 'unreadable' })
    polling.github.events = [closed(1, NOW - HOUR)]
    await polling.poll()
    expect(polling.told()).toEqual(['issue.closed Issue 1'])
  })

  test('keeps an event that cannot be read, without its texts, and says what is wrong with it', async () => {
    const secret = 'nobody may read this'
    polling.github.events = [
      { ...feedEvent('IssuesEvent', { action: 'closed', issue: { number: 'one', body: secret } }) },
      { type: 'PushEvent', created_at: 'yesterday', payload: { email: secret } },
    ]
    await polling.poll()
    expect(polling.raw).toHaveLength(2)
    expect(JSON.stringify(polling.raw)).not.toContain(secret)
    expect(polling.unreadable).toHaveLength(2)
    expect(polling.unreadable.join()).toMatch(/issue\.number/)
  })

  test('holds what does not count: stored by its kind, nothing more', async () => {
    polling.github.events = [
      feedEvent('WatchEvent', { action: 'started', description: 'private words' }),
      feedEvent('SomethingNewEvent', {}),
    ]
    await polling.poll()
    expect(polling.raw).toHaveLength(2)
    expect(JSON.stringify(polling.raw)).not.toContain('private words')
    expect(polling.counted).toEqual([])
    expect(polling.unreadable).toEqual([])
  })

  test('is not asked for by an old name: a renamed account is found by its number', async () => {
    polling.github.events = [closed(1, NOW - HOUR)]
    await polling.poll()
    polling.github.user = { ...polling.github.user, login: 'octodog' }
    polling.github.events = [closed(2, NOW - MINUTE), ...polling.github.events]
    await polling.poll()
    expect(polling.told()).toEqual(['issue.closed Issue 1', 'issue.closed Issue 2'])
    expect(polling.raw.map(({ externalId }) => externalId.split(':')[1])).toEqual([ME.id, ME.id])
  })

  test('of another account than the connected one is never read', async () => {
    polling.github.user = OTHER
    polling.github.events = [closed(1, NOW - HOUR)]
    await expect(polling.poll()).rejects.toMatchObject({ code: 'reconnect' })
    expect(polling.raw).toEqual([])
  })

  test('an unreadable cursor, or one of another account or server, is begun anew', async () => {
    polling.github.events = [closed(1, NOW - HOUR)]
    for (const cursor of ['nonsense', { etag: 5 }]) {
      polling.cursor = cursor
      await polling.poll()
    }
    polling.cursor = { ...Object(polling.cursor), account: { id: '7', login: 'hubot' } }
    await polling.poll()
    expect(polling.told()).toEqual(['issue.closed Issue 1'])
    expect(polling.github.paths().filter((path) => path === '/user')).toHaveLength(3)
  })

  test('keeps its cursor small however much it has seen', async () => {
    for (let round = 0; round < 8; round += 1) {
      polling.github.events = Array.from({ length: 300 }, (_, index) =>
        closed(round * 300 + index, NOW - index * 1_000),
      )
      await polling.poll()
    }
    expect(polling.counted).toHaveLength(2_400)
    expect(JSON.stringify(polling.cursor).length).toBeLessThan(20_000)
  })
})

describe('at rest', () => {
  test('fewer than 60 requests an hour are made, all but a few of them conditional', async () => {
    await polling.close()
    polling = await pollingGithub({ findsMerged: true })
    polling.github.bodies.set('/search/issues', { total_count: 0, items: [] })
    polling.github.events = [closed(1, NOW - HOUR)]
    await polling.poll()
    polling.github.paths()
    const first = polling.github.asked.length
    // The poller's shortest wait: a tenth less than the rhythm.
    for (let waited = 0; waited < HOUR; waited += 75_000 * 0.9) {
      polling.now += 75_000 * 0.9
      await polling.poll()
    }
    const asked = polling.github.asked.slice(first)
    expect(asked.length).toBeLessThanOrEqual(60)
    expect(
      asked.filter(({ headers }) => headers['if-none-match'] === undefined).length,
    ).toBeLessThanOrEqual(2)
  })
})

describe('the version of the interface', () => {
  test('is named with each request', async () => {
    await polling.poll()
    const versions = polling.github.asked.map(({ headers }) => headers['x-github-api-version'])
    expect(new Set(versions)).toEqual(new Set(['2026-03-10']))
  })

  test('falls back for good on a server that does not know it', async () => {
    polling.github.events = [pushEvent(sha('a'), sha('b'))]
    polling.github.compare(REPO.name, `${sha('a')}...${sha('b')}`, [commit('b')])
    polling.github.instead(/^\/user$/, {
      status: 400,
      body: { message: 'not a supported version' },
    })
    await polling.poll()
    await polling.poll()
    const versions = polling.github.asked.map(({ headers }) => headers['x-github-api-version'])
    expect(versions[0]).toBe('2026-03-10')
    expect(new Set(versions.slice(1))).toEqual(new Set(['2022-11-28']))
    expect(polling.told()).toEqual(['commit.push b'])
  })

  test('is not blamed for an answer that is wrong in any version', async () => {
    polling.github.instead(/^\/user$/, { status: 400 }, 2)
    await expect(polling.poll()).rejects.toMatchObject({ code: 'unreadable' })
    await polling.poll()
    expect(polling.github.asked.at(-1)?.headers['x-github-api-version']).toBe('2026-03-10')
  })
})
