import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Focus } from '../../src/shared/contract/focus'
import { silentLog } from '../../src/main/log'
import { type FocusTimer, focusTimer } from '../../src/main/wire-focus'
import { type TestDatabase, freshDatabase, rowsOf } from '../fixtures/database'
import { type TestProfile, makePipeline, makeProfile } from '../fixtures/profile'

const NOW = Date.parse('2026-05-04T12:00Z')
const MINUTE = 60_000

let place: TestDatabase
let profile: TestProfile
let now: number
let told: Focus[]
/** The one timeout, as the timer asked for it. */
let alarm: { ms: number; ring: () => void } | null
let pipeline: ReturnType<typeof makePipeline>['pipeline']

beforeAll(async () => {
  place = await freshDatabase()
})
afterAll(() => place.drop())
beforeEach(async () => {
  now = NOW
  told = []
  alarm = null
  profile = await makeProfile(place.database, NOW)
  pipeline = makePipeline(place.database, () => now).pipeline
})
afterEach(() => pipeline.stop())

/** A timer as one run of the app has it. */
function timerHere(): FocusTimer {
  return focusTimer({
    database: place.database,
    userId: profile.userId,
    clock: () => now,
    log: silentLog,
    after: (ms, run) => {
      const mine = { ms, ring: run }
      alarm = mine
      return () => {
        if (alarm === mine) alarm = null
      }
    },
    wake: () => pipeline.wake(),
    onChange: (focus) => void told.push(focus),
  })
}

async function completed() {
  await pipeline.drain()
  return rowsOf<{ at: string; title: string | null; minutes: number; xp: number }>(
    place.database,
    sql`select to_char(created_at at time zone 'UTC', 'HH24:MI') as at, meta ->> 'title' as title,
               (meta -> 'minutes')::int as minutes, (meta -> 'effect' ->> 'xp')::float8 as xp
        from events where type = 'focus.completed' and scored and user_id = ${profile.userId} order by created_at`,
  )
}

test('a session kept to its end counts once, at its end, under its title', async () => {
  const timer = timerHere()
  await timer.begin(25, 'Write the focus page')
  expect(alarm?.ms).toBe(25 * MINUTE)
  expect(told.at(-1)?.running).toEqual({
    startedAt: '2026-05-04T12:00:00.000Z',
    endsAt: '2026-05-04T12:25:00.000Z',
    title: 'Write the focus page',
  })
  now += 25 * MINUTE
  alarm?.ring()
  await expect.poll(() => told.at(-1)).toEqual({ running: null })
  expect(alarm).toBeNull()
  expect(await completed()).toEqual([
    { at: '12:25', title: 'Write the focus page', minutes: 25, xp: 25 },
  ])
  timer.lookAgain()
  expect(await timer.read()).toEqual({ running: null })
  expect(await completed()).toHaveLength(1)
})

test('one that is stopped early counts nothing', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  now += 24 * MINUTE
  expect(await timer.end()).toEqual({ running: null })
  expect(alarm).toBeNull()
  expect(await completed()).toEqual([])
})

test('stopping after its time has passed completes it all the same', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  now += 26 * MINUTE
  await timer.end()
  expect(await completed()).toMatchObject([{ at: '12:25', title: null }])
})

test('a second one has to wait for the first', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  await expect(timer.begin(5, null)).rejects.toMatchObject({ code: 'CONFLICT' })
  now += 30 * MINUTE
  const next = await timer.begin(5, 'Another')
  expect(next.running?.title).toBe('Another')
  expect(await completed()).toHaveLength(1)
})

test('the app ended in the middle: the next run goes on with it, for what is left', async () => {
  const first = timerHere()
  await first.begin(25, null)
  first.close()
  expect(alarm).toBeNull()
  now += 10 * MINUTE
  await timerHere().open()
  expect(alarm).toMatchObject({ ms: 15 * MINUTE })
  expect(await completed()).toEqual([])
})

test('its end passed while the app was away: the next start completes it, at the time it ended', async () => {
  const first = timerHere()
  await first.begin(25, null)
  first.close()
  now += 9 * 60 * MINUTE
  await timerHere().open()
  expect(alarm).toBeNull()
  expect(await completed()).toMatchObject([{ at: '12:25' }])
})

test('two runs that find it over at once complete it once', async () => {
  const first = timerHere()
  await first.begin(25, null)
  now += 30 * MINUTE
  await Promise.all([timerHere().open(), timerHere().open(), first.read()])
  expect(await completed()).toHaveLength(1)
})

test('a timeout that rings too early, as after a sleep, waits for the clock on the wall', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  const first = alarm
  now += 20 * MINUTE
  first?.ring()
  await expect.poll(() => alarm?.ms).toBe(5 * MINUTE)
  now += 5 * MINUTE
  timer.lookAgain()
  await expect.poll(() => told.at(-1)).toEqual({ running: null })
  expect(await completed()).toHaveLength(1)
})

test('a clock that is set back by hours makes no session longer, neither now nor over a restart', async () => {
  const timer = timerHere()
  await timer.begin(25, 'Plan')
  now += 10 * MINUTE
  const first = alarm
  now -= 3 * 60 * MINUTE
  first?.ring()
  await expect.poll(() => alarm?.ms).toBe(25 * MINUTE)
  timer.close()
  now -= 24 * 60 * MINUTE
  const next = timerHere()
  await next.open()
  expect(alarm).toMatchObject({ ms: 25 * MINUTE })
  now += 25 * MINUTE
  next.lookAgain()
  await expect.poll(() => told.at(-1)).toEqual({ running: null })
  expect(await completed()).toMatchObject([{ title: 'Plan', minutes: 25 }])
})

test('a clock that is set forward past the end completes it once, and one a little back changes nothing', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  now -= 2 * MINUTE
  expect(await timer.read()).toEqual({
    running: {
      startedAt: new Date(NOW).toISOString(),
      endsAt: new Date(NOW + 25 * MINUTE).toISOString(),
      title: null,
    },
  })
  now += 5 * 60 * MINUTE
  timer.lookAgain()
  timer.lookAgain()
  await expect.poll(() => told.at(-1)).toEqual({ running: null })
  expect(await completed()).toHaveLength(1)
})

test('a database that is away at the end is asked again, and nothing is lost', async () => {
  const timer = timerHere()
  await timer.begin(25, null)
  now += 25 * MINUTE
  const end = alarm
  await place.database.execute(sql`alter table settings rename to elsewhere`)
  end?.ring()
  await expect.poll(() => alarm?.ms).toBe(30_000)
  await place.database.execute(sql`alter table elsewhere rename to settings`)
  alarm?.ring()
  await expect.poll(() => told.at(-1)).toEqual({ running: null })
  expect(await completed()).toHaveLength(1)
})
