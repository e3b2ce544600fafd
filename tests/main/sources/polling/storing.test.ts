import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { externalEventId } from '../../../../src/main/raw-event'
import { Trouble } from '../../../../src/main/trouble'
import type { PollTurn } from '../../../../src/main/sources/source'
import { type TestDatabase, freshDatabase, rowsOf } from '../../../fixtures/database'
import { HOUR, MINUTE, type Rig, SECOND, openRig, scriptedSource } from './rig'

let base: TestDatabase
let rig: Rig
beforeAll(async () => {
  base = await freshDatabase()
})
afterAll(() => base.drop())
beforeEach(async () => {
  rig = await openRig(base.database)
})
afterEach(() => rig.stop())

/** The provider: a list of numbered things, of which a poll reads what its cursor has not seen. */
const read = async (turn: PollTurn, upTo: number): Promise<number> => {
  const from = typeof turn.cursor === 'number' ? turn.cursor : 0
  return turn.deliver({
    events: Array.from({ length: Math.max(0, upTo - from) }, (_, index) => ({
      externalId: externalEventId('github', turn.account + rig.integrationId, `${from + index}`),
      payload: { number: from + index },
    })),
    cursor: Math.max(from, upTo),
  })
}
const stored = async (): Promise<number[]> =>
  (
    await rowsOf<{ number: number }>(
      base.database,
      sql`select (payload ->> 'number')::int as number from event_raw
          where integration_id = ${rig.integrationId} order by 1`,
    )
  ).map(({ number }) => number)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe('a delivery', () => {
  test('stores events, notes, cursor and revision together, and wakes the pipeline', async () => {
    const source = scriptedSource(async (turn) => {
      await turn.deliver({
        events: [{ externalId: `once:${rig.integrationId}`, payload: { text: 'a\0b' } }],
        items: [
          { scope: 'pages', id: 'a', value: { done: false } },
          { scope: 'pages', id: 'a', value: { done: true } },
          { scope: 'pages', id: 'b', value: 'left' },
          { scope: 'days', id: 'a', value: 3 },
        ],
        cursor: { after: 'x' },
      })
      return {}
    })
    const { poller, polled } = await rig.begin(source)
    await polled(1)
    expect(await rig.row()).toMatchObject({ cursor: { after: 'x' }, revision: 1, last_error: null })
    expect(rig.woken).toBe(1)

    const seen: unknown[] = []
    source.become(async (turn) => {
      seen.push(turn.cursor, await turn.readItems('pages'), await turn.readItems('pages', ['b']))
      seen.push(await turn.readItems('pages', []))
      await turn.deliver({
        events: [],
        items: [{ scope: 'pages', id: 'b', value: null }],
        cursor: null,
      })
      seen.push(await turn.readItems('pages'))
      return {}
    })
    poller.fetchNow()
    rig.time.pass(MINUTE)
    await polled(2)
    const a = ['a', { done: true }] as const
    expect(seen).toEqual([
      { after: 'x' },
      new Map<string, unknown>([a, ['b', 'left']]),
      new Map([['b', 'left']]),
      new Map(),
      new Map([a]),
    ])
    expect(await rig.row()).toMatchObject({ revision: 2 })
    expect(rig.woken).toBe(1)
  })

  test('is whole or not at all', async () => {
    const source = scriptedSource(async (turn) => {
      await turn.deliver({
        events: [{ externalId: `half:${rig.integrationId}`, payload: {} }],
        items: [{ scope: 's'.repeat(300), id: 'too long for its column', value: 1 }],
        cursor: 'moved',
      })
      return {}
    })
    const { polled } = await rig.begin(source)
    expect((await polled(1)).trouble?.code).toBe('internal')
    expect(await rig.row()).toMatchObject({ cursor: null, revision: 0 })
    expect(await stored()).toEqual([])
  })
})

test('a poll cut between reading and delivering loses nothing and counts nothing twice', async () => {
  const source = scriptedSource(async (turn, call) => {
    await read(turn, 5 * call)
    if (call === 1) throw new Error('the process is gone')
    return {}
  })
  const first = await rig.begin(source)
  await first.polled(1)
  await first.poller.stop()
  // The delivery of before the crash is there; what came after is read by the next run.
  expect(await stored()).toEqual(upTo(5))
  const second = rig.open(source)
  await second.until('the plan', ({ nextPollAt }) => nextPollAt !== null)
  rig.time.pass(second.wait())
  await second.until('the second run to read', ({ trouble }) => trouble === null)
  expect(await stored()).toEqual(upTo(10))
})

test('the database away is nobody’s trouble: it is told, and tried again', async () => {
  let isAway = true
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const source = scriptedSource(async (turn) => {
    await read(turn, 3)
    return {}
  })
  const { storeBatch } = rig.ports
  const { poller, polled, until, wait } = await rig.begin(source, {
    ports: { storeBatch: (tx, batch) => (isAway ? Promise.reject(away) : storeBatch(tx, batch)) },
  })
  await polled(1)
  expect(poller.state().trouble).toBeNull()
  expect(rig.away).toBe(1)
  expect(wait()).toBeLessThanOrEqual(30 * SECOND)
  isAway = false
  poller.resume()
  rig.time.pass(3 * SECOND)
  await until('it to be read', ({ lastSuccessAt }) => lastSuccessAt !== null)
  expect(await stored()).toEqual(upTo(3))
})

describe('two devices on one connection', () => {
  test('that read at the same time store everything once: the slower begins anew', async () => {
    const other = await openRig(base.database)
    Object.assign(other, { integrationId: rig.integrationId })
    let letSlowDeliver = (): void => undefined
    const slowMay = new Promise<void>((resolve) => {
      letSlowDeliver = resolve
    })
    const cursors: unknown[] = []
    const slow = scriptedSource(async (turn, call) => {
      cursors.push(turn.cursor)
      if (call === 1) await slowMay
      await read(turn, 8)
      return {}
    })
    const a = await rig.begin(slow)
    await expect.poll(() => slow.calls.length, { interval: 2 }).toBe(1)

    const fast = scriptedSource(async (turn) => {
      await read(turn, 6)
      return {}
    })
    const b = rig.open(fast)
    await b.until('the plan', ({ nextPollAt }) => nextPollAt !== null)
    b.poller.fetchNow()
    rig.time.pass(MINUTE)
    await b.polled(1)
    letSlowDeliver()
    await a.polled(2)
    expect(cursors).toEqual([null, 6])
    expect(await stored()).toEqual(upTo(8))
    expect(a.poller.state().trouble).toBeNull()
  })

  test('leave the reading to whoever has just done it', async () => {
    const mine = scriptedSource(() => ({}), 10 * MINUTE)
    const theirs = scriptedSource(() => ({}), 10 * MINUTE)
    const a = await rig.begin(mine)
    await a.polled(1)
    rig.time.pass(5 * MINUTE)
    const b = rig.open(theirs)
    await b.until('the plan', ({ nextPollAt }) => nextPollAt !== null)
    b.poller.fetchNow()
    await b.polled(1)
    // Mine falls due in the middle of what the other has planned.
    rig.time.pass(5 * MINUTE)
    await a.until('it to be left', ({ polling }) => polling === null && a.wait() > MINUTE)
    expect(mine.calls).toHaveLength(1)
    expect(a.poller.state().lastPollAt).toBe(b.poller.state().lastPollAt)
    rig.time.pass(5 * MINUTE)
    await b.polled(2)
    // Gone, it is missed no longer than its plan.
    await b.poller.stop()
    rig.time.pass(a.wait())
    await a.until('it to be left again', ({ polling }) => polling === null && a.wait() > MINUTE)
    rig.time.pass(a.wait())
    await a.polled(2)
  })
})

test('what the user asks for may use a reserve when the hour’s allowance is used up', async () => {
  const source = scriptedSource(
    async (turn) => {
      await turn.fetch('http://127.0.0.1:1/')
      return {}
    },
    MINUTE,
    10,
  )
  const answering: typeof fetch = () => Promise.resolve(new Response('{}'))
  const { poller, polled, wait } = await rig.begin(source, { ports: { fetch: answering } })
  expect(poller.state().budget, 'not known before the first answer').toBeNull()
  for (let poll = 1; poll <= 10; poll += 1) {
    expect((await polled(poll)).budget).toMatchObject({ left: 10 - poll })
    rig.time.pass(wait())
  }
  const { trouble, budget } = await polled(11)
  expect(budget).toMatchObject({ left: 0, limit: 10 })
  expect(trouble).toMatchObject({ code: 'rate-limited' })
  expect(wait()).toBeGreaterThan(45 * MINUTE)
  poller.fetchNow()
  expect((await polled(12)).trouble).toBeNull()
  poller.fetchNow()
  expect((await polled(13)).trouble?.code).toBe('rate-limited')
  rig.time.pass(wait())
  expect((await polled(14)).trouble).toBeNull()
})

test('the database away while the user’s days or the tokens are asked for is nobody’s trouble either', async () => {
  let isAway = true
  const unless = <T>(value: T): Promise<T> =>
    isAway
      ? Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }))
      : Promise.resolve(value)
  const source = scriptedSource(async (turn) => {
    if (isAway) await turn.fetch('http://127.0.0.1:1/')
    return {}
  })
  const { poller, polled, until } = await rig.begin(source, {
    connection: {
      tokens: { access: () => unless('t'), renew: () => unless('t') },
      facts: () => (source.calls.length === 1 ? unless(rig.facts) : Promise.resolve(rig.facts)),
    },
  })
  await polled(1)
  expect(rig.away).toBe(1)
  expect(poller.state().trouble).toBeNull()

  poller.fetchNow()
  await until('the database to be away again', () => rig.away === 2)
  expect(source.calls).toHaveLength(1)
  expect(poller.state().trouble).toBeNull()
  isAway = false
  poller.fetchNow()
  await until('it to be read', ({ lastSuccessAt }) => lastSuccessAt !== null)
})

describe('a silence', () => {
  const silences = (): Promise<{ share: number; from: number; ended: number | null }[]> =>
    rowsOf<{ share: number; from: number; ended: number | null }>(
      base.database,
      sql`select share, (extract(epoch from began_at) * 1000)::float8 as "from",
                 (extract(epoch from ended_at) * 1000)::float8 as ended
          from source_silences where integration_id = ${rig.integrationId} order by began_at`,
    )
  const failing = () => {
    throw new Trouble('reconnect', 'Signed out.')
  }

  test('begins a quarter of an hour after the poll that came to nothing, and ends with the next that is read', async () => {
    const source = scriptedSource(failing)
    const { poller, polled } = await rig.begin(source)
    await polled(1)
    const since = rig.time.clock()
    rig.time.pass(14 * MINUTE)
    expect(await silences()).toEqual([])
    rig.time.pass(MINUTE)
    await expect.poll(silences).toEqual([{ share: 1, from: since + 15 * MINUTE, ended: null }])
    await expect.poll(() => rig.silenceChanges).toBe(1)

    rig.time.pass(5 * MINUTE)
    source.become(() => ({}))
    poller.reconfigured()
    await polled(2)
    expect(await silences()).toMatchObject([{ ended: since + 20 * MINUTE }])
    expect(rig.silenceChanges).toBe(2)
  })

  test('lasts over a restart, and ends when the user disconnects', async () => {
    const source = scriptedSource(failing)
    const first = await rig.begin(source)
    await first.polled(1)
    rig.time.pass(16 * MINUTE)
    await expect.poll(silences).toHaveLength(1)
    await first.poller.stop()
    expect(await silences()).toMatchObject([{ ended: null }])

    const second = rig.open(source)
    await second.until('the stored trouble', ({ trouble }) => trouble !== null)
    await second.poller.disconnect()
    expect(await silences()).toMatchObject([{ ended: rig.time.clock() }])
  })

  test('is what a pause is, from its beginning to its end, over restarts too', async () => {
    const source = scriptedSource(() => ({}))
    const first = await rig.begin(source)
    await first.polled(1)
    await first.poller.disconnect()
    rig.time.pass(MINUTE)
    const from = rig.time.clock()
    const second = rig.open(source, { paused: true })
    await expect.poll(silences).toEqual([{ share: 1, from, ended: null }])
    rig.time.pass(3 * HOUR)
    await second.poller.stop()

    const third = rig.open(source, { paused: true })
    await third.until('what was stored', ({ lastPollAt }) => lastPollAt !== null)
    rig.time.pass(HOUR)
    await third.poller.disconnect()
    expect(await silences()).toEqual([{ share: 1, from, ended: from + 4 * HOUR }])
  })

  test('counts once when what is wrong lasts over a reconnect, and a disconnect is none', async () => {
    const source = scriptedSource(failing)
    const first = await rig.begin(source)
    await first.polled(1)
    rig.time.pass(20 * MINUTE)
    await expect.poll(silences).toHaveLength(1)
    await first.poller.disconnect()
    const ended = rig.time.clock()
    rig.time.pass(60 * MINUTE)

    const second = rig.open(source)
    second.poller.reconfigured()
    await second.polled(2)
    expect(await silences()).toMatchObject([{ ended }])
    const again = rig.time.clock()
    rig.time.pass(15 * MINUTE)
    await expect.poll(silences).toMatchObject([{ ended }, { from: again + 15 * MINUTE }])
  })

  test('does not reach back into a time in which only a part could not be read', async () => {
    const part = new Trouble('forbidden', 'A part is not shared.')
    const source = scriptedSource(() => ({ trouble: part }))
    const { poller, polled } = await rig.begin(source)
    await polled(1)
    rig.time.pass(60 * MINUTE)
    await polled(2)
    source.become(failing)
    poller.fetchNow()
    await polled(3)
    expect(await silences()).toEqual([])
    const since = rig.time.clock()
    rig.time.pass(15 * MINUTE)
    await expect.poll(silences).toMatchObject([{ from: since + 15 * MINUTE }])
  })

  test('takes the source’s share: one of as many as are connected, watched folders counting as one', async () => {
    await base.database.execute(sql`
      with git as (insert into integrations (id, user_id, provider)
        values (gen_random_uuid(), ${rig.profile.userId}, 'git') returning id)
      insert into source_state (integration_id, scope) select id, s from git, unnest(array['r1', 'r2']) s`)
    const source = scriptedSource(failing)
    const { polled } = await rig.begin(source)
    await polled(1)
    rig.time.pass(15 * MINUTE)
    await expect.poll(silences).toMatchObject([{ share: 0.5 }])
  })
})
