import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/main/clock'
import type { RawEvent } from '../../../src/main/raw-event'
import { endpointEvent, endpointNormaliser } from '../../../src/main/sources/endpoint/posted-event'
import type { Normaliser } from '../../../src/shared/domain/normalised-event'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import { type TestProfile, makePipeline, makeProfile } from '../../fixtures/profile'

let made: TestDatabase
let profile: TestProfile

beforeEach(async () => {
  made = await freshDatabase()
  profile = await makeProfile(made.database, systemClock())
})
afterEach(() => made.drop())

const post = (title: string): RawEvent =>
  endpointEvent(profile.userId, { type: 'custom.post', value: 1, meta: { title } }, systemClock())

async function titles(): Promise<unknown[]> {
  const rows = await rowsOf<{ title: string; scored: boolean }>(
    made.database,
    sql`select meta ->> 'title' as title, scored from events order by created_at, id`,
  )
  expect(rows.every(({ scored }) => scored)).toBe(true)
  return rows.map(({ title }) => title)
}

test('a title that is cut within an emoji is stored and scored', async () => {
  const { pipeline } = makePipeline(made.database, systemClock)
  const { integrationId } = profile
  const events = [post(`${'a'.repeat(299)}😀😀`), post('after')]
  await pipeline.ingest({ integrationId, events, receivedAt: systemClock() })
  await pipeline.drain()
  expect(await titles()).toEqual(['a'.repeat(299), 'after'])
  await pipeline.stop()
})

test('text a normaliser cuts badly is made storable', async () => {
  const half: Normaliser = {
    ...endpointNormaliser,
    normalise: (payload, receivedAt) =>
      endpointNormaliser
        .normalise(payload, receivedAt)
        .map((event) => ({ ...event, meta: { ...event.meta, title: '😀'.slice(0, 1) } })),
  }
  const { pipeline } = makePipeline(made.database, systemClock, { normalisers: { endpoint: half } })
  const { integrationId } = profile
  await pipeline.ingest({ integrationId, events: [post('x')], receivedAt: systemClock() })
  await pipeline.drain()
  expect(await titles()).toEqual(['\uFFFD'])
  await pipeline.stop()
})

test('one event that the database refuses goes to quarantine and holds up no other', async () => {
  // As strict about one title as a mistake of ours would make it.
  await made.database.execute(
    sql`alter table events add constraint no_bad_title check (meta ->> 'title' <> 'bad')`,
  )
  let quarantined = 0
  const { pipeline } = makePipeline(made.database, systemClock, {
    listener: { quarantined: (count) => (quarantined += count) },
  })
  const { integrationId } = profile
  const events = [post('one'), post('bad'), post('two'), post('bad'), post('three')]
  await pipeline.ingest({ integrationId, events, receivedAt: systemClock() })
  await pipeline.start()
  expect((await titles()).sort()).toEqual(['one', 'three', 'two'])
  expect(quarantined).toBe(2)
  const kept = await rowsOf<{ reason: string }>(made.database, sql`select reason from quarantine`)
  expect(kept).toHaveLength(2)
  expect(kept[0]?.reason).toContain('no_bad_title')
  await pipeline.stop()
})

test('a Familiar whose events cannot be scored opens all the same', async () => {
  await made.database.execute(
    sql`alter table pets add constraint as_it_was check ((state_json ->> 'xp')::float8 = 0)`,
  )
  const { pipeline } = makePipeline(made.database, systemClock)
  const { integrationId } = profile
  await pipeline.ingest({ integrationId, events: [post('one')], receivedAt: systemClock() })
  await expect(pipeline.start()).resolves.toBeUndefined()
  await pipeline.stop()
})
