import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { integrationOf } from '../../../../src/main/accounts/integration'
import { fitbitSource } from '../../../../src/main/sources/fitbit/fitbit-source'
import { fitbitNormaliser } from '../../../../src/main/sources/fitbit/normalise'
import type { IntegrationId } from '../../../../src/shared/domain/ids'
import { type LocalDate, addDays } from '../../../../src/shared/domain/local-day'
import { type TestDatabase, freshDatabase, rowsOf } from '../../../fixtures/database'
import {
  type TestPipeline,
  type TestProfile,
  makePipeline,
  makeProfile,
} from '../../../fixtures/profile'
import { type GoogleHealth, googleHealth, stepsPoint } from './google-health'
import { postgresStore } from './postgres-store'
import { at, testTurn } from './test-turn'

const TODAY: LocalDate = '2026-11-20'
let made: TestDatabase
let profile: TestProfile
let integrationId: IntegrationId
let health: GoogleHealth
let running: TestPipeline
let now: number

beforeEach(async () => {
  now = at(TODAY, '09:00')
  made = await freshDatabase()
  profile = await makeProfile(made.database, now - 30 * 86_400_000)
  integrationId = await integrationOf(made.database, profile.userId, 'fitbit')
  health = await googleHealth()
  running = makePipeline(made.database, () => now, { normalisers: { fitbit: fitbitNormaliser } })
})
afterEach(async () => {
  await running.pipeline.stop()
  await health.close()
  await made.drop()
})

async function turnNow() {
  const store = await postgresStore(made.database, integrationId, () => now)
  return testTurn({ store, clock: () => now })
}
const source = () => fitbitSource({ apiUrl: health.url })
const poll = async (): Promise<void> => {
  await source().poll(await turnNow())
  await running.pipeline.drain()
}

/** Units counted by day and type, as the pet's day knows them. */
async function counted(): Promise<Record<string, number>> {
  const rows = await rowsOf<{ day: string; type: string; sum: number }>(
    made.database,
    sql`select to_char(created_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as day, type, sum(value)::float8 as sum
        from events where scored group by 1, 2`,
  )
  return Object.fromEntries(
    rows.map(({ day, type, sum }) => [`${day} ${type}`, Math.round(sum * 1e6) / 1e6]),
  )
}

const petXp = async (): Promise<number> => {
  const [pet] = await rowsOf<{ xp: number }>(
    made.database,
    sql`select (state_json ->> 'xp')::float8 as xp from pets where id = ${profile.petId}`,
  )
  return pet?.xp ?? 0
}

test('a week of steps, minutes and sleep becomes the pet’s, and what is corrected is taken back', async () => {
  for (let days = 0; days < 7; days += 1) {
    const date = addDays(TODAY, -days)
    health.steps.set(date, 6_000)
    health.minutes.set(date, { moderate: 30, light: 100 })
    health.sleeps.set(date, { id: date, date, end: `${date}T06:00:00+01:00`, minutes: 480 })
  }
  await poll()
  const week = await counted()
  expect(Object.keys(week)).toHaveLength(21)
  expect(week).toMatchObject({
    '2026-11-14 steps.walked': 6,
    '2026-11-17 minutes.active': 3,
    '2026-11-20 sleep.logged': 8,
  })
  expect(await petXp()).toBe(7 * (6 * 5 + 3 * 4 + 8 * 2))
  health.steps.set('2026-11-17', 2_000)
  health.sleeps.delete('2026-11-20')
  await poll()
  await poll()
  expect(await counted()).toMatchObject({
    '2026-11-17 steps.walked': 2,
    '2026-11-20 sleep.logged': 0,
  })
  expect(await petXp()).toBe(7 * (6 * 5 + 3 * 4 + 8 * 2) - 4 * 5 - 8 * 2)
})

test('two devices that read at the same moment store nothing twice', async () => {
  health.steps.set(TODAY, 5_000)
  const [mine, theirs] = [await turnNow(), await turnNow()]
  await source().poll(mine)
  await expect(source().poll(theirs)).rejects.toThrow('another device was here')
  health.steps.set(TODAY, 6_500)
  await Promise.allSettled([source().poll(await turnNow()), source().poll(await turnNow())])
  await poll()
  expect(await counted()).toEqual({ '2026-11-20 steps.walked': 6.5 })
})

test('killed between reading and storing, or between two deliveries, it goes on without loss', async () => {
  health.steps.set(TODAY, 5_000)
  health.minutes.set(TODAY, { vigorous: 40 })
  health.sleeps.set('n', { id: 'n', date: TODAY, end: '2026-11-20T06:00:00+01:00', minutes: 60 })
  for (const deliveries of [0, 1, 2, 2]) {
    const turn = await turnNow()
    let done = 0
    await expect(
      source().poll({
        ...turn,
        deliver: (delivery) => {
          done += 1
          return done > deliveries ? Promise.reject(new Error('killed')) : turn.deliver(delivery)
        },
      }),
    ).rejects.toThrow('killed')
    health.steps.set(TODAY, 5_000 + deliveries * 100)
  }
  await poll()
  expect(await counted()).toEqual({
    '2026-11-20 steps.walked': 5.2,
    '2026-11-20 minutes.active': 4,
    '2026-11-20 sleep.logged': 1,
  })
})

test('three hundred sleeps at once are all scored, and nonsense among them is kept with its reason', async () => {
  for (let count = 0; count < 300; count += 1) {
    const date = addDays(TODAY, -(count % 7))
    health.sleeps.set(`s${count}`, {
      id: `s${count}`,
      date,
      end: `${date}T06:00:00+01:00`,
      minutes: 6,
    })
  }
  health.odd.rollup.push(stepsPoint(TODAY, '12 thousand').point)
  await poll()
  const sums = Object.values(await counted())
  expect(Math.round(sums.reduce((sum, value) => sum + value, 0) * 10)).toBe(300)
  const kept = await rowsOf<{ reason: string }>(made.database, sql`select reason from quarantine`)
  expect(kept).toEqual([{ reason: 'The steps of a day are not given as a whole number.' }])
})

test('an old payload that is stored twice counts once', async () => {
  const payload = {
    kind: 'legacy-activity',
    date: '2026-11-01',
    body: { summary: { steps: 7_000, fairlyActiveMinutes: 10, veryActiveMinutes: 0 } },
  }
  const events = ['a', 'b'].map((id) => ({ externalId: `fitbit:old:${id}`, payload }))
  await running.pipeline.ingest({ integrationId, events, receivedAt: now })
  await running.pipeline.drain()
  expect(await counted()).toEqual({
    '2026-11-01 steps.walked': 7,
    '2026-11-01 minutes.active': 1,
  })
})
