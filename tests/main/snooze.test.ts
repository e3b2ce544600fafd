import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Snooze } from '../../src/shared/contract/snooze'
import { calendarFor } from '../../src/shared/domain/local-day'
import { tomorrowFrom } from '../../src/shared/domain/snooze'
import { silentLog } from '../../src/main/log'
import { type SnoozeKeeper, createSnooze, snoozeService } from '../../src/main/wire-snooze'
import { type ManualTime, manualTime } from '../fixtures/manual-time'

const NOW = Date.parse('2026-11-19T13:40:00Z')
const HOUR = 3_600_000
const NIGHT = { fromMinutes: 23 * 60, toMinutes: 7 * 60 }

let dataFolder: string
let time: ManualTime
let told: Snooze[]
let keepers: SnoozeKeeper[]

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'familiar-snooze-'))
  time = manualTime(NOW)
  told = []
  keepers = []
})
afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.close()))
  await rm(dataFolder, { recursive: true, force: true })
})

/** As one run of the app has it, which has been told how it is. */
async function keeperHere(): Promise<SnoozeKeeper> {
  const parts = { dataFolder, clock: time.clock, after: time.after, log: silentLog }
  const keeper = createSnooze(parts, (snooze) => void told.push(snooze))
  keepers.push(keeper)
  await keeper.open()
  return keeper
}
const serviceOf = (keeper: SnoozeKeeper) =>
  snoozeService(
    keeper,
    () => Promise.resolve({ timeZone: 'Europe/Amsterdam', night: NIGHT }),
    time.clock,
  )

test('a pet put to sleep for an hour wakes by itself, with one timer until then and none after', async () => {
  const keeper = await keeperHere()
  expect(await serviceOf(keeper).begin('hour')).toEqual({ until: '2026-11-19T14:40:00.000Z' })
  time.pass(HOUR - 1)
  expect(told).toEqual([{ until: null }, { until: '2026-11-19T14:40:00.000Z' }])
  time.pass(1)
  expect(told.at(-1)).toEqual({ until: null })
  expect(keeper.until()).toBeNull()
  expect(time.toNext()).toBeNull()
})

test('until tomorrow is until the user’s own morning', async () => {
  const keeper = await keeperHere()
  expect(await serviceOf(keeper).begin('tomorrow')).toEqual({ until: '2026-11-20T06:00:00.000Z' })
})

test('it sleeps on after a restart, also one that comes without a word', async () => {
  await serviceOf(await keeperHere()).begin('hour')
  time.pass(HOUR / 2)
  const next = await keeperHere()
  expect(next.until()).toBe(NOW + HOUR)
  told = []
  expect(time.toNext()).toBe(HOUR / 2)
  expect(told.at(-1)).toEqual({ until: null })
})

test('a sleep whose end has passed while nothing ran is none', async () => {
  const keeper = await keeperHere()
  await serviceOf(keeper).begin('hour')
  await keeper.close()
  time.pass(2 * HOUR)
  told = []
  expect((await keeperHere()).until()).toBeNull()
  expect(told).toEqual([{ until: null }])
})

test('waking ends it for good', async () => {
  const service = serviceOf(await keeperHere())
  await service.begin('tomorrow')
  expect(await service.end()).toEqual({ until: null })
  expect((await keeperHere()).until()).toBeNull()
  expect(time.toNext()).toBeNull()
  expect(await service.end()).toEqual({ until: null })
  expect(told.map(({ until }) => until !== null)).toEqual([false, true, false, false])
})

test('a computer that slept longer than the pet wakes it when it is looked at', async () => {
  const keeper = await keeperHere()
  await serviceOf(keeper).begin('hour')
  // The clock on the wall went on, the timer did not.
  time.turn(3 * HOUR)
  keeper.lookAgain()
  expect(keeper.until()).toBeNull()
  expect(time.toNext()).toBeNull()
})

test('one that is looked at too early goes on to its end', async () => {
  const keeper = await keeperHere()
  await serviceOf(keeper).begin('hour')
  keeper.lookAgain()
  expect(time.toNext()).toBe(HOUR)
  expect(keeper.until()).toBeNull()
})

test('a clock that is set back makes no sleep longer, neither now nor over a restart', async () => {
  const keeper = await keeperHere()
  await serviceOf(keeper).begin('hour')
  time.turn(-30 * 24 * HOUR)
  keeper.lookAgain()
  expect(keeper.until()).toBe(time.clock() + HOUR)
  expect(told.at(-1)).toEqual({ until: new Date(time.clock() + HOUR).toISOString() })
  await keeper.close()
  time.turn(-5 * HOUR)
  const next = await keeperHere()
  expect(next.until()).toBe(time.clock() + HOUR)
  time.pass(HOUR)
  expect(next.until()).toBeNull()
})

test('one from beyond all calendars is no longer than the longest, and the app opens', async () => {
  await writeFile(join(dataFolder, 'snooze.json'), '{"until":1e300}')
  const keeper = await keeperHere()
  expect(keeper.until()).toBe(NOW + 30 * HOUR)
})

test('a file nobody can read is no sleep; one that cannot be written does not wake it', async () => {
  await writeFile(join(dataFolder, 'snooze.json'), '{"until":"soon"}')
  const keeper = await keeperHere()
  expect(keeper.until()).toBeNull()
  await serviceOf(keeper).begin('hour')
  expect(JSON.parse(await readFile(join(dataFolder, 'snooze.json'), 'utf8'))).toEqual({
    until: NOW + HOUR,
    lasts: HOUR,
  })
  await rm(dataFolder, { recursive: true })
  await serviceOf(keeper).begin('tomorrow')
  expect(keeper.until()).toBeGreaterThan(NOW + HOUR)
})

describe('tomorrow', () => {
  const calendar = calendarFor('Europe/Amsterdam')
  test.each([
    ['in the afternoon', '2026-11-19T13:40:00Z', '2026-11-20T06:00:00Z'],
    ['after midnight, still up', '2026-11-20T00:30:00Z', '2026-11-20T06:00:00Z'],
    ['shortly before the morning', '2026-11-20T05:30:00Z', '2026-11-21T06:00:00Z'],
    ['over the change to summer time', '2026-03-28T20:00:00Z', '2026-03-29T05:00:00Z'],
  ])('%s', (_when, now, morning) => {
    const until = tomorrowFrom(Date.parse(now), calendar, NIGHT)
    expect(new Date(until)).toEqual(new Date(morning))
  })
})
