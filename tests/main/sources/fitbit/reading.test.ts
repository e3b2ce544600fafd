import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fitbitSource } from '../../../../src/main/sources/fitbit/fitbit-source'
import type { PolledSource } from '../../../../src/main/sources/source'
import { type LocalDate, addDays } from '../../../../src/shared/domain/local-day'
import { type GoogleHealth, googleHealth, minutesPoint, stepsPoint } from './google-health'
import { type MemoryStore, at, memoryStore, testTurn, totals } from './test-turn'

let health: GoogleHealth
let source: PolledSource
let store: MemoryStore
let now: number

beforeEach(async () => {
  health = await googleHealth()
  source = fitbitSource({ apiUrl: health.url })
  now = at('2026-11-20', '15:00')
  store = memoryStore(() => now)
})
afterEach(() => health.close())

const TODAY: LocalDate = '2026-11-20'
const poll = (timeZone?: string, more: { countFrom?: number; account?: string } = {}) =>
  source.poll(
    testTurn({ store, clock: () => now, ...(timeZone !== undefined && { timeZone }), ...more }),
  )

describe('the sums of a day', () => {
  test('a day that grows is counted by what has been added', async () => {
    health.steps.set(TODAY, 3_000)
    health.minutes.set(TODAY, { light: 90, moderate: 12, vigorous: 3 })
    await poll()
    health.steps.set(TODAY, 8_421)
    health.minutes.set(TODAY, { light: 120, moderate: 20, vigorous: 5 })
    await poll()
    expect(store.counted.map(({ type, value }) => [type, value])).toEqual([
      ['steps.walked', 3],
      ['minutes.active', 1.5],
      ['steps.walked', 5.421],
      ['minutes.active', 1],
    ])
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 8.421,
      '2026-11-20 minutes.active': 2.5,
    })
    expect([...store.raw.keys()][0]).toBe('fitbit:AB-118:steps:2026-11-20:1')
  })

  test('nothing new stores nothing and asks three times', async () => {
    health.steps.set(TODAY, 3_000)
    await poll()
    const { revision } = store
    health.requests.length = 0
    await poll()
    expect(store.revision).toBe(revision)
    expect(health.requests).toHaveLength(3)
    // No more than two polls in any hour, also when jitter makes both pauses between three a tenth shorter.
    expect(2 * 0.9 * source.rhythm.everyMs).toBeGreaterThan(3_600_000)
  })

  test('a correction takes back, and the same number again is three changes', async () => {
    for (const steps of [5_000, 4_000, 5_000]) {
      health.steps.set(TODAY, steps)
      await poll()
    }
    expect(store.counted.map(({ value }) => value)).toEqual([5, -1, 1])
    expect(store.raw.size).toBe(3)
  })

  test('a device that syncs three days later fills in those days', async () => {
    health.steps.set(TODAY, 1_000)
    await poll()
    now = at('2026-11-23', '09:00')
    for (const days of [0, 1, 2, 3]) health.steps.set(addDays(TODAY, days), 6_000 + days)
    await poll()
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 6,
      '2026-11-21 steps.walked': 6.001,
      '2026-11-22 steps.walked': 6.002,
      '2026-11-23 steps.walked': 6.003,
    })
  })

  test('a day without a reading takes nothing back, an explicit zero does', async () => {
    health.steps.set(TODAY, 4_000)
    health.minutes.set(TODAY, { moderate: 30 })
    await poll()
    health.steps.clear()
    health.minutes.clear()
    health.odd.rollup.push({ ...stepsPoint(TODAY, '0').point, steps: {} })
    await poll()
    health.odd.rollup.length = 0
    health.odd.rollup.push({ ...minutesPoint(TODAY, {}).point })
    await poll()
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 4,
      '2026-11-20 minutes.active': 3,
    })
    health.odd.rollup.length = 0
    health.steps.set(TODAY, 0)
    health.minutes.set(TODAY, { light: 3 })
    await poll()
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 0,
      '2026-11-20 minutes.active': 0,
    })
    expect(store.refused).toEqual([])
  })

  test('pages, duplicates and another order change nothing', async () => {
    for (let days = 0; days < 7; days += 1) health.steps.set(addDays(TODAY, -days), 1_000 + days)
    health.pageSize = 2
    health.order = (points) => [...points, ...points].reverse()
    await poll()
    health.order = (points) => points
    await poll()
    expect(store.counted).toHaveLength(7)
    expect(store.raw.size).toBe(7)
    expect(totals(store.counted)['2026-11-14 steps.walked']).toBe(1.006)
  })

  test('fields nobody knows are no trouble and are not stored', async () => {
    const { point } = stepsPoint(TODAY, '2000')
    health.odd.rollup.push({ ...point, heartRate: { max: 180 }, steps: { countSum: '2000', x: 1 } })
    await poll()
    expect(totals(store.counted)).toEqual({ '2026-11-20 steps.walked': 2 })
    expect(JSON.stringify([...store.raw.values()])).not.toContain('heartRate')
  })

  test.each([
    ['twelve', 'The steps of a day are not given as a whole number.'],
    ['-5', 'The steps of a day are given as less than none.'],
    [12.5, 'The steps of a day are not given as a whole number.'],
    [
      '9223372036854775807',
      'The steps of a day are given as a number of 19 digits, more than the 500000 there can be.',
    ],
  ])('%s steps are kept, with the reason, and counted when they can be', async (given, reason) => {
    health.odd.rollup.push(stepsPoint(TODAY, given).point)
    await poll()
    await poll()
    expect(store.refused).toEqual([reason])
    health.odd.rollup.length = 0
    health.steps.set(TODAY, 7_000)
    await poll()
    expect(totals(store.counted)).toEqual({ '2026-11-20 steps.walked': 7 })
  })

  test('a point of no day at all is kept with the reason', async () => {
    health.odd.rollup.push({ civilStartTime: { date: { year: 2026, month: 2, day: 30 } } })
    await poll()
    expect(store.refused).toEqual([
      'It is not said which day this is.',
      'It is not said which day this is.',
    ])
  })
})

describe('days', () => {
  test('midnight between request and answer leaves the reading in its day', async () => {
    health.steps.set(TODAY, 9_000)
    now = at(TODAY, '23:59')
    health.mishap = () => {
      now = at('2026-11-21', '00:01')
      return false
    }
    await poll()
    expect(totals(store.counted)).toEqual({ '2026-11-20 steps.walked': 9 })
  })

  test.each<[LocalDate, string]>([
    ['2026-03-29', 'forward'],
    ['2026-10-25', 'back'],
  ])('%s, when clocks go %s, is one day', async (date) => {
    now = at(date, '00:30')
    health.steps.set(date, 500)
    await poll()
    now = at(date, '23:30')
    health.steps.set(date, 5_000)
    await poll()
    now = at(addDays(date, 1), '08:00')
    health.steps.set(date, 5_200)
    health.steps.set(addDays(date, 1), 100)
    await poll()
    expect(totals(store.counted)).toEqual({
      [`${date} steps.walked`]: 5.2,
      [`${addDays(date, 1)} steps.walked`]: 0.1,
    })
  })

  test('a wrist far east is a day ahead, and its steps wait for that day to begin here', async () => {
    now = at(TODAY, '20:00')
    health.steps.set(TODAY, 8_000)
    health.steps.set('2026-11-21', 700)
    await poll()
    expect(totals(store.counted)).toEqual({ '2026-11-20 steps.walked': 8 })
    now = at('2026-11-21', '00:10')
    health.steps.set('2026-11-21', 900)
    await poll()
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 8,
      '2026-11-21 steps.walked': 0.9,
    })
  })

  test('a flight west and back counts every day once, in the day it was', async () => {
    health.steps.set(TODAY, 4_000)
    await poll()
    health.steps.set(TODAY, 9_000)
    await poll('Pacific/Honolulu')
    now = at('2026-11-20', '22:00', 'Pacific/Honolulu')
    health.steps.set(TODAY, 12_000)
    await poll('Pacific/Honolulu')
    health.steps.set('2026-11-21', 2_000)
    await poll('Pacific/Auckland')
    expect(store.counted.map(({ value, meta }) => [meta['date'], value])).toEqual([
      [TODAY, 4],
      [TODAY, 5],
      [TODAY, 3],
      ['2026-11-21', 2],
    ])
  })

  test('a clock that was a day ahead, and is set right, counts nothing twice', async () => {
    health.steps.set(TODAY, 4_000)
    now = at('2026-11-21', '15:00')
    await poll()
    now = at(TODAY, '15:30')
    health.steps.set(TODAY, 5_000)
    await poll()
    now = at('2026-11-21', '09:00')
    health.steps.set('2026-11-21', 300)
    await poll()
    expect(totals(store.counted)).toEqual({
      '2026-11-20 steps.walked': 5,
      '2026-11-21 steps.walked': 0.3,
    })
  })

  test('days before the time from which things count do not count', async () => {
    health.steps.set('2026-11-16', 4_000)
    health.steps.set('2026-11-17', 4_000)
    health.steps.set('2026-11-18', 4_000)
    const more = { countFrom: at('2026-11-17', '12:00') }
    await poll(undefined, more)
    expect(totals(store.counted)).toEqual({ '2026-11-18 steps.walked': 4 })
    health.steps.set('2026-11-16', 4_500)
    health.steps.set('2026-11-17', 4_500)
    await poll(undefined, more)
    health.steps.set('2026-11-17', 3_000)
    await poll(undefined, more)
    expect(totals(store.counted)).toEqual({
      '2026-11-17 steps.walked': 0,
      '2026-11-18 steps.walked': 4,
    })
  })

  test('after three weeks away every day in between is read, in ranges Google allows', async () => {
    health.steps.set(TODAY, 100)
    await poll()
    now = at('2026-12-11', '10:00')
    for (let days = -3; days <= 21; days += 1) {
      health.steps.set(addDays(TODAY, days), 5_000)
      health.minutes.set(addDays(TODAY, days), { moderate: 20 })
    }
    await poll()
    const counted = totals(store.counted)
    expect(Object.keys(counted)).toHaveLength(50)
    expect(new Set(Object.values(counted))).toEqual(new Set([5, 2]))
  })

  test('another account on the same connection is another wrist', async () => {
    health.steps.set(TODAY, 4_000)
    await poll(undefined, { account: 'one' })
    health.steps.set(TODAY, 1_000)
    await poll(undefined, { account: 'two' })
    health.steps.set(TODAY, 4_500)
    await poll(undefined, { account: 'one' })
    expect(store.counted.map(({ value }) => value)).toEqual([4, 1, 0.5])
  })

  test('notes of days long past are forgotten', async () => {
    for (let days = 0; days < 400; days += 20) {
      const date = addDays(TODAY, days)
      now = at(date, '12:00')
      health.steps.set(date, 1_000)
      await poll()
    }
    expect(store.items.size).toBeLessThan(10)
    expect(store.counted).toHaveLength(20)
  })
})
