import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { integrationOf } from '../../../../src/main/accounts/integration'
import { readSilences } from '../../../../src/main/settings/silences'
import { rhythmOf } from '../../../../src/main/settings/settings'
import { pagebookNormaliser } from '../../../fakes/example-source/normalise'
import { createPagebookSource } from '../../../fakes/example-source/source'
import { type TestDatabase, freshDatabase, rowsOf } from '../../../fixtures/database'
import { type Answering, type Loopback, json, openLoopback } from '../../../fixtures/loopback'
import { type TestPipeline, makePipeline } from '../../../fixtures/profile'
import {
  HOUR,
  MINUTE,
  type Rig,
  SECOND,
  START,
  type ScriptedSource,
  type Watched,
  openRig,
} from './rig'

let base: TestDatabase
let rig: Rig
let api: Loopback
let work: TestPipeline
let signedIn = 'first-token'
beforeAll(async () => {
  base = await freshDatabase()
})
afterAll(() => base.drop())
beforeEach(async () => {
  rig = await openRig(base.database)
  api = await openLoopback(pagebook(book(3)))
  work = makePipeline(base.database, rig.time.clock, {
    normalisers: { pagebook: pagebookNormaliser },
  })
  signedIn = 'first-token'
})
afterEach(async () => {
  await rig.stop()
  await work.pipeline.stop()
  await api.close()
})

interface Entry {
  readonly id: number
  readonly book: string
  readonly pages: number
  readonly readAt: string
}

const book = (evenings: number): Entry[] =>
  Array.from({ length: evenings }, (_, index) => ({
    id: index + 1,
    book: 'Moby-Dick',
    pages: 30,
    readAt: new Date(START - (evenings - index) * MINUTE).toISOString(),
  }))

/** The provider: pages of two entries, for whoever is signed in. */
const pagebook =
  (entries: readonly Entry[]): Answering =>
  (request, response) => {
    if (request.headers.authorization !== `Bearer ${signedIn}`) {
      json({}, { status: 401 })(request, response)
      return
    }
    const after = Number(new URL(request.url ?? '', 'http://x').searchParams.get('after'))
    const left = entries.filter(({ id }) => id > after)
    json(
      { entries: left.slice(0, 2), more: left.length > 2 },
      {
        headers: { 'x-left': '58', 'x-limit': '60' },
      },
    )(request, response)
  }

/** The example source at work on the real pipeline. */
async function connected(): Promise<Watched> {
  const { userId } = rig.profile
  const integrationId = await integrationOf(base.database, userId, 'pagebook')
  let token = 'first-token'
  const source = createPagebookSource(api.url)
  const asScripted: ScriptedSource = { ...source, calls: [], become: () => undefined }
  return rig.begin(asScripted, {
    ports: { wake: () => work.pipeline.wake() },
    connection: {
      integrationId,
      name: 'Pagebook',
      apiUrl: api.url,
      tokens: {
        access: () => Promise.resolve(token),
        renew: () => Promise.resolve((token = 'second-token')),
      },
    },
  })
}

const allRead = (watched: Watched): ReturnType<Watched['until']> =>
  watched.until(
    'everything to be read',
    ({ lastSuccessAt, polling }) => lastSuccessAt !== null && polling === null,
  )

async function counted(): Promise<{ events: number; xp: number }> {
  await work.pipeline.drain()
  const [row] = await rowsOf<{ events: number; xp: number }>(
    base.database,
    sql`select (select count(*)::int from events where user_id = ${rig.profile.userId} and scored) as events,
               (select (state_json ->> 'xp')::float8 from pets where id = ${rig.profile.petId}) as xp`,
  )
  return row ?? { events: 0, xp: 0 }
}

test('a source that fills in the interface feeds the pet: page by page, each thing once', async () => {
  const watched = await connected()
  const { budget } = await allRead(watched)
  expect(await counted()).toEqual({ events: 3, xp: 15 })
  expect(budget).toEqual({ left: 58, limit: 60, resetsAt: null })
  expect(api.requests.map(({ path }) => path)).toEqual([
    '/v1/entries?after=0',
    '/v1/entries?after=2',
  ])

  api.answer(pagebook(book(4)))
  rig.time.pass(10 * MINUTE)
  await expect.poll(async () => (await counted()).events).toBe(4)
})

test('what lies before the connection’s first week is not counted', async () => {
  rig.facts = { ...rig.facts, countFrom: START - 90 * SECOND }
  await allRead(await connected())
  expect((await counted()).events).toBe(1)
})

test('a token that ran out in the middle is renewed, and nothing is lost', async () => {
  const watched = await connected()
  await allRead(watched)
  signedIn = 'second-token'
  api.answer(pagebook(book(9)))
  watched.poller.fetchNow()
  await expect.poll(async () => (await counted()).events).toBe(9)
  expect(watched.poller.state().trouble).toBeNull()
})

test('a burst of errors and broken answers costs time, and nothing else', async () => {
  const watched = await connected()
  await allRead(watched)
  const failures: readonly Answering[] = [
    json({}, { status: 500 }),
    json({}, { status: 502 }),
    (_, response) => void response.writeHead(200).end('{"entries": [{"id"'),
    json({ entries: 'none', more: false }),
    (request) => void request.socket.destroy(),
    json({}, { status: 429, headers: { 'retry-after': '30' } }),
  ]
  const codes: (string | undefined)[] = []
  for (const failure of failures) {
    api.answer(failure)
    const before = api.requests.length
    rig.time.pass(watched.wait())
    const { trouble } = await watched.until(
      'it to fail',
      ({ polling, nextPollAt }) =>
        polling === null && nextPollAt !== null && api.requests.length > before,
    )
    codes.push(trouble?.code)
  }
  expect(codes).toEqual([
    'unreachable',
    'unreachable',
    'unreadable',
    'unreadable',
    'unreachable',
    'rate-limited',
  ])
  api.answer(pagebook(book(6)))
  rig.time.pass(watched.wait())
  await watched.until('it to be read again', ({ trouble }) => trouble === null)
  expect(await counted()).toEqual({ events: 6, xp: 30 })
})

test('offline, it asks now and then, and polls at once when anything answers', async () => {
  const watched = await connected()
  await allRead(watched)
  await api.close()
  rig.time.pass(watched.wait())
  await watched.until('a trouble', ({ trouble }) => trouble?.code === 'unreachable')
  rig.ports.reach.failed('another.example', 'no-answer')
  rig.time.pass(watched.wait())
  const { trouble } = await watched.until(
    'being offline',
    (state) => state.trouble?.code === 'offline',
  )
  expect(trouble?.message).toContain('no network')
  expect(watched.wait()).toBeGreaterThan(30 * SECOND)
  rig.ports.reach.answered('another.example')
  expect(watched.wait()).toBeLessThan(3 * SECOND)
})

test('while it is silent its share of the pet’s decay pauses, as scored and as shown', async () => {
  const watched = await connected()
  await allRead(watched)
  await work.pipeline.drain()
  api.answer(json({}, { status: 403 }))
  watched.poller.fetchNow()
  await watched.until('a trouble', ({ trouble }) => trouble?.code === 'forbidden')
  rig.time.pass(15 * MINUTE)
  const silent = { from: rig.time.clock(), to: null, share: 1 }
  const read = () => readSilences(base.database, rig.profile.userId, rig.time.clock())
  await expect.poll(read).toEqual([silent])
  rig.time.pass(4 * HOUR)
  expect((await rhythmOf(base.database, rig.profile.userId, rig.time.clock())).silences).toEqual([
    silent,
  ])

  api.answer(pagebook(book(4)))
  watched.poller.reconfigured()
  await expect.poll(async () => (await counted()).events).toBe(4)
  const effect = work.batches.at(-1)?.lines[0]?.effect
  expect(effect?.elapsed).toMatchObject({ hours: 4.25, pausedHours: 4 })
  expect(await read()).toEqual([{ ...silent, to: rig.time.clock() }])
  // Long over, it no longer matters to a pet that has lived since.
  expect(await readSilences(base.database, rig.profile.userId, START + 30 * 24 * HOUR)).toEqual([])
})
