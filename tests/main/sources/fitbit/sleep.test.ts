import { afterEach, beforeEach, expect, test } from 'vitest'
import { fitbitSource } from '../../../../src/main/sources/fitbit/fitbit-source'
import type { PolledSource } from '../../../../src/main/sources/source'
import { type LocalDate, addDays } from '../../../../src/shared/domain/local-day'
import { type GoogleHealth, type Sleep, answer, googleHealth, sleepPoint } from './google-health'
import { type MemoryStore, at, memoryStore, testTurn, totals } from './test-turn'

let health: GoogleHealth
let source: PolledSource
let store: MemoryStore
let now: number

beforeEach(async () => {
  health = await googleHealth()
  source = fitbitSource({ apiUrl: health.url })
  now = at('2026-11-20', '09:00')
  store = memoryStore(() => now)
})
afterEach(() => health.close())

const TODAY: LocalDate = '2026-11-20'
const poll = (timeZone?: string, countFrom = 0) =>
  source.poll(
    testTurn({ store, clock: () => now, countFrom, ...(timeZone !== undefined && { timeZone }) }),
  )
const night: Sleep = { id: 'n1', end: '2026-11-20T07:30:00+01:00', date: TODAY, minutes: 420 }
const slept = (sleep: Sleep): void => void health.sleeps.set(sleep.id, sleep)

test('a night and a nap count by the hour, on the day of waking', async () => {
  slept(night)
  slept({ id: 'nap', end: '2026-11-19T14:00:00+01:00', date: '2026-11-19', minutes: 45 })
  await poll()
  await poll()
  expect(totals(store.counted)).toEqual({
    '2026-11-20 sleep.logged': 7,
    '2026-11-19 sleep.logged': 0.75,
  })
  expect(store.counted[0]?.occurredAt).toBe(Date.parse(night.end))
  expect(JSON.stringify([...store.raw.values()])).not.toMatch(/stages"|Charge 6/)
})

test('a provisional sleep is stored and counts only when it has been worked out', async () => {
  slept({ ...night, minutes: 380, processed: false })
  await poll()
  slept({ ...night, minutes: 390, processed: false })
  await poll()
  expect(store.raw.size).toBe(1)
  expect(store.counted).toEqual([])
  slept(night)
  await poll()
  // Worked out once more: what was counted stays until the new length is known.
  slept({ ...night, minutes: 300, processed: false })
  await poll()
  slept({ ...night, minutes: 426 })
  await poll()
  expect(store.counted.map(({ value }) => Math.round(value * 60))).toEqual([420, 6])
})

test('an edited sleep is corrected, and one moved to another day is counted there', async () => {
  slept(night)
  await poll()
  slept({ ...night, minutes: 400 })
  await poll()
  slept({ ...night, minutes: 360, end: '2026-11-19T23:50:00+01:00', date: '2026-11-19' })
  await poll()
  expect(totals(store.counted)).toEqual({
    '2026-11-20 sleep.logged': 0,
    '2026-11-19 sleep.logged': 6,
  })
})

test('a deleted sleep is taken back from its day, and counts again when it returns', async () => {
  slept(night)
  await poll()
  now = at('2026-11-22', '09:00')
  health.sleeps.clear()
  await poll()
  await poll()
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 0 })
  slept(night)
  await poll()
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 7 })
  expect(store.counted).toHaveLength(3)
})

test('a sleep that has grown too old to be asked for is not taken back', async () => {
  slept(night)
  await poll()
  now = at('2026-12-10', '09:00')
  await poll()
  now = at('2026-12-11', '09:00')
  health.sleeps.clear()
  await poll()
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 7 })
})

test('a list that breaks off takes nothing back', async () => {
  for (let count = 0; count < 60; count += 1) slept({ ...night, id: `s${count}`, minutes: 10 })
  await poll()
  const before = totals(store.counted)
  health.mishap = ({ query }, response) => {
    if (query.get('pageToken') !== '25') return false
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write('{"dataPoints":[', () => setImmediate(() => response.destroy()))
    return true
  }
  await expect(poll()).rejects.toMatchObject({ code: 'unreachable' })
  health.mishap = ({ query }, response) => {
    if (query.get('pageToken') !== '25') return false
    response.end('{"dataPoints":[{"name":"users/118/dataTy')
    return true
  }
  await expect(poll()).rejects.toMatchObject({ code: 'unreadable' })
  expect(totals(store.counted)).toEqual(before)
  expect(store.counted).toHaveLength(60)
})

test('a sleep that cannot be read, or has no name, takes nothing back', async () => {
  slept(night)
  slept({ ...night, id: 'n2', minutes: 60 })
  await poll()
  health.sleeps.delete('n2')
  slept({ ...night, extra: { sleep: 'soundly' } })
  health.odd.sleep.push({ ...sleepPoint({ ...night, id: '' }), name: undefined })
  await poll()
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 8 })
  expect([...store.refused].sort()).toEqual([
    'It is not said which sleep this is.',
    'The sleep is not written as Google describes it.',
  ])
})

test('sleep typed in by hand or written by another app does not count', async () => {
  const by = (dataSource: object) => ({ dataSource })
  slept({ ...night, id: 'a', extra: by({ platform: 'FITBIT', recordingMethod: 'MANUAL' }) })
  slept({ ...night, id: 'b', extra: by({ platform: 'HEALTH_CONNECT' }) })
  slept({ ...night, id: 'c', extra: by({ platform: 'SOMETHING_NEW' }) })
  await poll()
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 7 })
})

test('three hundred sleeps at once count once each', async () => {
  for (let count = 0; count < 300; count += 1) {
    const date = addDays(TODAY, -(count % 7))
    slept({ id: `s${count}`, end: `${date}T05:00:00+01:00`, date, minutes: 6 })
  }
  await poll()
  await poll()
  expect(store.counted).toHaveLength(300)
  expect(store.revision).toBe(2)
})

test('a night in another time zone counts on the day the sleeper woke', async () => {
  // Woken at 06:00 on the 20th in Honolulu, which is 17:00 on the 20th in Amsterdam and 05:00 on the 21st in Auckland.
  now = Date.parse('2026-11-20T18:00:00Z')
  slept({ ...night, end: '2026-11-20T06:00:00-10:00' })
  await poll('Pacific/Auckland')
  expect(totals(store.counted, 'Pacific/Auckland')).toEqual({ '2026-11-20 sleep.logged': 7 })
})

test('sleep that ended before the time from which things count does not count', async () => {
  slept(night)
  slept({ ...night, id: 'old', end: '2026-11-18T07:30:00+01:00', date: '2026-11-18' })
  await poll(undefined, at('2026-11-18', '12:00'))
  expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 7 })
})

test('a list without end is given up', async () => {
  health.mishap = ({ path }, response) => {
    if (!path.includes('sleep')) return false
    answer(response, 200, { nextPageToken: 'again' })
    return true
  }
  await expect(poll()).rejects.toMatchObject({ code: 'unreadable' })
  expect(health.requests.length).toBeLessThan(10)
})
