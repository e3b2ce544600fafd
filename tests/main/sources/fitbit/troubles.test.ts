import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFitbitAccount } from '../../../../src/main/sources/fitbit/account'
import { fitbitSource } from '../../../../src/main/sources/fitbit/fitbit-source'
import { Trouble } from '../../../../src/main/trouble'
import { type GoogleHealth, answer, googleHealth } from './google-health'
import { type MemoryStore, at, memoryStore, testTurn, totals } from './test-turn'

let health: GoogleHealth
let store: MemoryStore
const clock = (): number => at('2026-11-20', '15:00')

beforeEach(async () => {
  health = await googleHealth()
  store = memoryStore(clock)
})
afterEach(() => health.close())

const poll = () => fitbitSource({ apiUrl: `${health.url}/` }).poll(testTurn({ store, clock }))

const troubleOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'none',
    (error: unknown) =>
      error instanceof Trouble ? `${error.code}: ${error.message}` : String(error),
  )

const mishaps = (status: number, body: unknown, path = ''): void => {
  health.mishap = (request, response) => {
    if (!request.path.includes(path)) return false
    answer(response, status, body)
    return true
  }
}

describe('what goes wrong', () => {
  test.each([
    ['410 Gone', 410, { errors: [{ errorType: 'gone' }] }],
    ['a client Fitbit no longer serves', 422, { errors: [{ errorType: 'unauthorized_client' }] }],
    ['a client OAuth no longer serves', 409, { error: 'unauthorized_client' }],
  ])('%s means the old service, asked once and never again', async (_what, status, body) => {
    mishaps(status, body)
    expect(await troubleOf(poll())).toMatch(/^retired: .*switched off.*reconnect with Google/)
    expect(health.requests).toHaveLength(1)
  })

  test('without the permission for sleep the steps are read, and the words say which box to tick', async () => {
    health.steps.set('2026-11-20', 5_000)
    mishaps(403, { error: { status: 'PERMISSION_DENIED' } }, '/sleep/')
    const { trouble } = await poll()
    expect(trouble).toMatchObject({ code: 'forbidden' })
    expect(trouble?.message).toMatch(/your sleep.*the box about “sleep”/)
    expect(totals(store.counted)).toEqual({ '2026-11-20 steps.walked': 5 })
    expect(store.cursor).toBeNull()
  })

  test('without the permission for activity sleep is read all the same', async () => {
    health.sleeps.set('n', {
      id: 'n',
      end: '2026-11-20T07:00:00+01:00',
      date: '2026-11-20',
      minutes: 60,
    })
    mishaps(403, {}, 'dailyRollUp')
    expect((await poll()).trouble?.message).toContain('the box about “activity and fitness”')
    expect(totals(store.counted)).toEqual({ '2026-11-20 sleep.logged': 1 })
    expect(health.requests.map(({ path }) => path.split('/')[5])).toEqual(['steps', 'sleep'])
  })

  test('without any permission both boxes are named', async () => {
    mishaps(403, {})
    expect(await troubleOf(poll())).toContain('“activity and fitness” and “sleep”')
  })

  test.each([
    ['a page of HTML', '<html>'],
    ['a JSON of another kind', '[1, 2]'],
    ['points that are no list', '{"rollupDataPoints": {"steps": 1}}'],
    ['nothing', ''],
  ])('%s instead of an answer stores nothing', async (_what, body) => {
    health.mishap = (_request, response) => {
      response.end(body)
      return true
    }
    await expect(poll()).rejects.toMatchObject({ code: 'unreadable' })
    expect(store.revision).toBe(0)
  })

  test('errors of Google’s own are left to the poller', async () => {
    mishaps(503, {})
    await expect(poll()).rejects.toMatchObject({ code: 'unreachable', message: 'answered 503' })
  })

  test('an account with no data at all is read without a word', async () => {
    await expect(poll()).resolves.toEqual({})
    expect(store.raw.size).toBe(0)
  })
})

describe('who has signed in', () => {
  const read = () => readFitbitAccount(fetch, health.url)

  test('a Fitbit user of old is known by the beginning of the old id', async () => {
    mishaps(200, { name: 'users/me/identity', healthUserId: 'NGL8Q2XX', legacyUserId: '2E4RVC' })
    expect(await read()).toEqual({
      id: 'NGL8Q2XX',
      name: 'Google Health (Fitbit 2E4R…)',
      avatar: null,
    })
    expect(health.requests[0]?.path).toBe('/v4/users/me/identity')
  })

  test('one who never had a Fitbit account is known by the service', async () => {
    mishaps(200, { healthUserId: 'NGL8Q2XX', legacyUserId: '' })
    expect((await read()).name).toBe('Google Health')
  })

  test.each([
    [200, { healthUserId: '' }, 'unreadable'],
    [200, { legacyUserId: '2E4RVC' }, 'unreadable'],
    [403, {}, 'forbidden'],
    [410, {}, 'retired'],
    [503, {}, 'unreachable'],
  ])('%s with %j is told as %s', async (status, body, code) => {
    mishaps(status, body)
    await expect(read()).rejects.toMatchObject({ code })
  })
})
