import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Trouble } from '../../../../src/main/trouble'
import { HOUR, MINUTE, NOW, REPO, commit, feedEvent, iso, pushEvent, sha } from './bodies'
import { type PollingGithub, pollingGithub, turnFetch } from './polling-github'

let polling: PollingGithub

beforeEach(async () => {
  polling = await pollingGithub()
})
afterEach(() => polling.close())

/** Pushes of one commit each, the first the oldest. */
function pushes(count: number): void {
  polling.github.events = Array.from({ length: count }, (_, index) => {
    const [before, head] = [sha(`before ${index}`), sha(`c${index}`)]
    polling.github.compare(REPO.name, `${before}...${head}`, [commit(`c${index}`)])
    return pushEvent(before, head, { at: NOW - HOUR + index * 1_000 })
  }).reverse()
}

const comparisons = (): string[] =>
  polling.github.paths().filter((path) => path.includes('/compare/'))
const titles = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `commit.push c${index}`)

describe('an answer that fails', () => {
  test('keeps its event back, and no other; it counts once the answer is there', async () => {
    pushes(3)
    polling.github.instead(/compare/, { status: 502 })
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push c1', 'commit.push c2'])
    await polling.poll()
    expect(polling.told().sort()).toEqual(titles(3))
    expect(polling.raw).toHaveLength(3)
    comparisons()
    await polling.poll()
    expect(comparisons()).toEqual([])
  })

  test('half-way through is never half an event', async () => {
    polling.github.events = [pushEvent(sha('before'), sha('head'))]
    const commits = Array.from({ length: 150 }, (_, index) => commit(`c${index}`))
    const range = `${sha('before')}...${sha('head')}`
    polling.github.compare(REPO.name, range, commits)
    polling.github.instead(/compare/, {
      body: { status: 'ahead', total_commits: 150, commits: commits.slice(0, 100) },
    })
    polling.github.instead(/compare/, { body: '{"status":"ahead","commi' })
    await polling.poll()
    expect(polling.raw).toEqual([])
    await polling.poll()
    expect(polling.raw).toHaveLength(1)
    expect(polling.counted).toHaveLength(150)
  })

  test('by a limit ends the poll with what is complete; the rest follows, nothing twice', async () => {
    pushes(5)
    polling.github.instead(/compare/, {
      body: { status: 'identical', total_commits: 0, commits: [] },
    })
    polling.github.instead(/compare/, { status: 403, headers: { 'retry-after': '30' } })
    await expect(polling.poll()).rejects.toMatchObject({
      code: 'rate-limited',
      retryAt: NOW + 1_000,
    })
    expect(polling.raw).toHaveLength(1)
    expect(comparisons()).toHaveLength(2)
    await polling.poll()
    expect(polling.told()).toEqual(titles(5).slice(1))
    expect(polling.raw).toHaveLength(5)
  })

  test.each(['offline', 'reconnect'] as const)(
    'because of %s stops at once and loses nothing',
    async (code) => {
      pushes(3)
      let asked = 0
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const isComparison = JSON.stringify(input).includes('compare')
        if (isComparison && (asked += 1) > 1) throw new Trouble(code, 'No')
        return turnFetch(input, init)
      }
      await expect(polling.poll({ fetch })).rejects.toMatchObject({ code })
      expect(asked).toBe(2)
      expect(polling.told()).toEqual(titles(1))
      await polling.poll()
      expect(polling.told()).toEqual(titles(3))
    },
  )

  test('three times in a row is trouble with GitHub, not with these events', async () => {
    pushes(10)
    polling.github.instead(/compare/, { status: 500 }, 100)
    await expect(polling.poll()).rejects.toMatchObject({ code: 'unreachable' })
    expect(comparisons()).toHaveLength(3)
  })

  test('for good is given up after hours, and its push counts once', async () => {
    pushes(1)
    polling.github.instead(/compare/, { status: 500 }, 1_000)
    const begun = polling.now
    while (polling.counted.length === 0 && polling.now < begun + 24 * HOUR) {
      polling.now += MINUTE
      await polling.poll()
    }
    expect(polling.now - begun).toBeGreaterThan(3 * HOUR)
    expect(comparisons().length).toBeLessThan(20)
    expect(polling.counted).toMatchObject([{ keys: [`commit:${sha('c0')}`] }])
  })
})

describe('many events', () => {
  test('are asked about over several polls that follow at once, without asking the feed again', async () => {
    pushes(230)
    const first = await polling.poll()
    expect(first).toEqual({ more: true })
    expect(polling.counted.length).toBeGreaterThan(80)
    polling.github.paths()
    await polling.poll()
    expect(polling.github.paths().filter((path) => path.startsWith('/users'))).toEqual([])
    expect(await polling.pollAll()).toEqual({ notBeforeMs: 60_000 })
    expect(polling.told()).toEqual(titles(230))
  })

  test('that come while others wait are read at the next pause', async () => {
    pushes(130)
    await polling.poll()
    polling.now += 61_000
    polling.github.events = [
      feedEvent('IssuesEvent', { action: 'closed', issue: { number: 1, closed_at: iso(NOW) } }),
      ...polling.github.events,
    ]
    await polling.pollAll()
    expect(polling.counted).toHaveLength(131)
  })

  test('keep what was complete when the delivery fails or the turn is ended', async () => {
    pushes(50)
    let deliveries = 0
    polling.beforeDelivery = () => {
      deliveries += 1
      if (deliveries === 3) throw new Error('the database is away')
    }
    await expect(polling.poll()).rejects.toThrow('the database is away')
    expect(polling.counted).toHaveLength(20)
    polling.beforeDelivery = () => undefined
    const ended = new AbortController()
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (JSON.stringify(input).includes(sha('c25'))) ended.abort(new Error('ended'))
      ended.signal.throwIfAborted()
      return turnFetch(input, init)
    }
    await expect(polling.poll({ fetch, signal: ended.signal })).rejects.toThrow('ended')
    // Nothing is handed over by a turn that was ended.
    expect(polling.counted).toHaveLength(20)
    await polling.poll()
    expect(polling.told()).toEqual(titles(50))
    expect(polling.raw).toHaveLength(50)
  })

  test('that were erased while they waited are not asked about', async () => {
    pushes(3)
    polling.github.instead(/compare/, { status: 500 }, 3)
    await expect(polling.poll()).rejects.toMatchObject({ code: 'unreachable' })
    polling.countFrom = NOW
    await polling.poll()
    expect(polling.raw).toEqual([])
  })
})

test('tells how far it has come', async () => {
  pushes(3)
  const steps: (readonly [number, number | null])[] = []
  await polling.poll({ progress: (done, total) => void steps.push([done, total]) })
  expect(steps).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
    [3, 3],
  ])
})
