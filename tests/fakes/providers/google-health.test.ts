import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { civilDate } from './google/civil'
import { publishedSchema } from './published-schema'

const NIGHT = Date.UTC(2026, 10, 20, 22)
const HOUR = 3_600_000
let fake: FakeProviders
let token: string

beforeAll(async () => {
  fake = await startFakeProviders()
})
afterAll(() => fake.stop())
beforeEach(() => {
  token = fake.google.oauth.grant().access
})

function ask(path: string, body?: unknown): Promise<Response> {
  return fetch(`${fake.config().fitbit.apiUrl}/v4/users/me/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

function rollUp(type: string, start: string, end: string): Promise<Response> {
  const range = { start: { date: civilDate(start) }, end: { date: civilDate(end) } }
  return ask(`dataTypes/${type}/dataPoints:dailyRollUp`, { range, windowSizeDays: 1 })
}

test('days are rolled up from the first to before the last', async () => {
  fake.google.setDay('2026-11-19', { steps: 1 })
  fake.google.setDay('2026-11-20', { steps: 8421, activeMinutes: { LIGHT: 30, VIGOROUS: 4 } })
  fake.google.setDay('2026-11-21', { steps: 7 })
  const steps: unknown = await (await rollUp('steps', '2026-11-19', '2026-11-21')).json()
  publishedSchema('google', 'DailyRollUpDataPointsResponse').parse(steps)
  expect(steps).toMatchObject({
    rollupDataPoints: [{ steps: { countSum: '1' } }, { steps: { countSum: '8421' } }],
  })
  const minutes: unknown = await (await rollUp('active-minutes', '2026-11-19', '2026-11-22')).json()
  publishedSchema('google', 'DailyRollUpDataPointsResponse').parse(minutes)
  expect(minutes).toHaveProperty('rollupDataPoints.length', 1)
})

test('steps that were typed in are told only to those who want them', async () => {
  fake.google.setDay('2026-10-01', { steps: 100, typedSteps: 9000 })
  const range = { start: { date: civilDate('2026-10-01') }, end: { date: civilDate('2026-10-02') } }
  const told = async (family: string) => {
    const path = 'dataTypes/steps/dataPoints:dailyRollUp'
    const dataSourceFamily = `users/me/dataSourceFamilies/${family}`
    return (await ask(path, { range, dataSourceFamily })).text()
  }
  expect(await told('all-sources')).toContain('"9100"')
  expect(await told('google-wearables')).toContain('"100"')
  expect(await told('friends')).toContain('INVALID_ARGUMENT')
})

test.each([
  ['steps', '2026-11-29', '2026-11-30'],
  ['active-minutes', '2026-09-15', '2026-09-16'],
])('%s are told of so many days and no more', async (type, last, tooLate) => {
  const start = type === 'steps' ? '2026-08-31' : '2026-09-01'
  expect((await rollUp(type, start, last)).status).toBe(200)
  expect((await rollUp(type, start, tooLate)).status).toBe(400)
})

test('nights come in pages, by their end on the wall', async () => {
  for (let night = 0; night < 30; night++) {
    const start = NIGHT + night * 24 * HOUR
    fake.google.setSleep(`night-${night}`, { start, end: start + 8 * HOUR, offsetSeconds: -18_000 })
  }
  const filter =
    'sleep.interval.civil_end_time >= "2026-11-21" AND sleep.interval.civil_end_time < "2026-12-19"'
  const path = `dataTypes/sleep/dataPoints?pageSize=100&filter=${encodeURIComponent(filter)}`
  const first: unknown = await (await ask(path)).json()
  publishedSchema('google', 'ListDataPointsResponse').parse(first)
  expect(first).toMatchObject({ dataPoints: { length: 25 }, nextPageToken: 'page-25' })
  const second: unknown = await (await ask(`${path}&pageToken=page-25`)).json()
  expect(second).toHaveProperty('dataPoints.length', 3)
  expect(second).not.toHaveProperty('nextPageToken')
  const count = async (text: string) => {
    const body: unknown = await (
      await ask(`dataTypes/sleep/dataPoints?filter=${encodeURIComponent(text)}`)
    ).json()
    return JSON.stringify(body).split('"mainSleep"').length - 1
  }
  const end = 'sleep.interval.end_time'
  expect(await count(`${end} >= "2026-11-21T06:00:00Z" AND ${end} < "2026-11-22T06:00:00Z"`)).toBe(
    1,
  )
  expect(
    await count(`${end} < "2026-11-22T06:00:00Z" OR ${end} >= "2026-12-20T07:00:00+01:00"`),
  ).toBe(2)
  const byStart = encodeURIComponent('sleep.interval.civil_start_time >= "2026-11-21"')
  expect((await ask(`dataTypes/sleep/dataPoints?filter=${byStart}`)).status).toBe(400)
})

test('only what was allowed can be read, and only while the token lives', async () => {
  expect((await ask('identity')).status).toBe(200)
  token = fake.google.oauth.grant('something-else').access
  expect((await rollUp('steps', '2026-11-19', '2026-11-21')).status).toBe(403)
  fake.expireTokens('fitbit')
  const refused = await ask('identity')
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({ error: { status: 'UNAUTHENTICATED' } })
})

test('the old Fitbit is gone, and the new one can be switched off too', async () => {
  const old = await fetch(`${fake.origin}/fitbit/1/user/-/activities/date/2026-11-20.json`)
  expect(old.status).toBe(410)
  fake.google.retired = true
  expect((await ask('identity')).status).toBe(410)
  fake.google.retired = false
})
