import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { ConnectableProvider } from '@shared/domain/provider'
import { ConnectedHousehold, DAY, HOUR, MINUTE, SECOND } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'
import { type Deeds, deedsAt, expectExact } from '../../fixtures/deeds'
import { backwards, hold, lose, truncated, twice } from '../../fakes/providers/troubles'

const PROVIDERS = ['github', 'fitbit', 'notion'] as const
const TOKEN_PATH = /access_token$|\/token$/

async function connected(
  household: ConnectedHousehold,
  provider: ConnectableProvider,
  ready?: number,
): Promise<Deeds> {
  const deeds = deedsAt(provider, household, ready)
  expect((await household.connect(provider)).state).toBe('connected')
  deeds.happen()
  expect((await household.poll(provider)).state).toBe('connected')
  return deeds
}

/** Connected, with new tokens just received that the database has not taken. Returns what was done, and how often tokens were asked for before. */
async function withUnstoredTokens(household: ConnectedHousehold, provider: ConnectableProvider) {
  household.fake.google.oauth.rotates = true
  const deeds = await connected(household, provider)
  household.time.pass(2 * MINUTE)
  household.fake.expireTokens(provider)
  const before = renewals(household, provider)
  await household.refuseTokens(true)
  deeds.happen()
  const { trouble } = await household.fetchNow(provider)
  // A database that does not take the tokens is no trouble of the provider's; it may have been tried again by now.
  expect([null, 'database']).toContain(trouble?.code ?? null)
  // What was fetched may have been a reading under way, from before the token ran out; the one asked for comes after it.
  await expect.poll(() => renewals(household, provider)).toBe(before + 1)
  return { deeds, before }
}

/** Requests for tokens so far. */
function renewals({ fake }: ConnectedHousehold, provider: ConnectableProvider): number {
  return fake.requests(provider).filter(({ path }) => TOKEN_PATH.test(path)).length
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('a token that is refused is renewed once, and the reading goes on', async ({ open }) => {
    const household = await open()
    const deeds = await connected(household, provider)
    household.time.pass(2 * MINUTE)
    household.fake.expireTokens(provider)
    const before = renewals(household, provider)
    deeds.happen()
    expect(await household.fetchNow(provider)).toMatchObject({ state: 'connected', trouble: null })
    expect(renewals(household, provider)).toBe(before + 1)
    await household.restart()
    deeds.happen()
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    expect(renewals(household, provider)).toBe(before + 1)
    await expectExact(household, deeds)
  })

  test('a permission taken back is shown as such, asked for no more, and after reconnecting all goes on', async ({
    open,
  }) => {
    const household = await open()
    const { fake, time } = household
    const deeds = await connected(household, provider)
    time.pass(2 * MINUTE)
    fake.revoke(provider)
    fake.forgetRequests()
    deeds.happen(2)
    const view = await household.fetchNow(provider)
    expect(view).toMatchObject({
      state: 'trouble',
      nextPollAt: null,
      trouble: { code: 'reconnect', remedy: 'reconnect', retryAt: null },
    })
    // The pet says the first sentence, in a narrow bubble.
    expect(view.trouble?.message).toMatch(
      /^\w+ asks you to sign in again\. .*what was counted stays\.$/,
    )
    const asked = fake.requests(provider).length
    // The reading that was refused, and the refresh that was.
    expect(asked).toBeLessThanOrEqual(3)
    for (let hour = 0; hour < 12; hour += 1) time.pass(HOUR)
    household.service.suspend()
    household.service.resume()
    await household.restart()
    expect((await household.poll(provider)).trouble).toMatchObject({ code: 'reconnect' })
    // A start looks once more: it could have been mended on another device.
    expect(fake.requests(provider).length).toBeLessThanOrEqual(asked + 3)

    deeds.happen()
    expect(await household.connect(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })

  test('new tokens that could not be stored are not lost: the same process stores them later', async ({
    open,
  }) => {
    const household = await open()
    const { deeds, before } = await withUnstoredTokens(household, provider)
    expect(renewals(household, provider)).toBe(before + 1)
    await household.refuseTokens(false)
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    // The refresh token was good for one exchange, and there was one.
    expect(renewals(household, provider)).toBe(before + 1)
    await expectExact(household, deeds)
  })

  test('a crash between receiving new tokens and storing them asks to reconnect, and loses nothing', async ({
    open,
  }) => {
    const household = await open()
    const { deeds } = await withUnstoredTokens(household, provider)
    // The process is gone, and with it the only copy of the new pair.
    await household.end()
    await household.refuseTokens(false)
    await household.begin()
    const view = await household.poll(provider)
    expect(view.trouble).toMatchObject({ code: 'reconnect', remedy: 'reconnect', retryAt: null })
    deeds.happen()
    expect(await household.connect(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })

  describe('with a clock that is wrong', () => {
    // One household lives through all of it: the numbers must still add up after the last.
    let household: ConnectedHousehold
    let deeds: Deeds
    beforeAll(async () => {
      household = await ConnectedHousehold.open()
      deeds = await connected(household, provider)
    })
    afterAll(() => household.close())

    test.for([
      { whose: 'the provider', off: DAY },
      { whose: 'the provider', off: -DAY },
      { whose: 'this computer', off: DAY },
      { whose: 'this computer', off: -DAY },
    ])(
      'the clock of $whose is $off ms off for a while: nothing is lost or counted twice',
      async ({ whose, off }) => {
        const { fake, time } = household
        const isTheirs = whose === 'the provider'
        const move = (ms: number): void => {
          if (!isTheirs) time.turn(ms)
          // Theirs goes with ours, unless it is told otherwise.
          fake.clock.advance(isTheirs ? ms : -ms)
        }
        /** By time that passes, for a plan may be told by a clock that has been changed since. */
        const next = async () => {
          const { lastPollAt } = await household.view(provider)
          time.pass(40 * MINUTE)
          return household.until(
            provider,
            'the next poll',
            (view) =>
              view.lastPollAt !== lastPollAt && view.polling === null && view.nextPollAt !== null,
          )
        }
        move(off)
        deeds.happen()
        const view = await next()
        deeds.happen()
        const until = Date.parse(view.nextPollAt ?? 'never') - time.clock() + 10 * MINUTE
        const after = new Date(fake.clock.now() + until).toUTCString()
        fake.fault(
          { provider, path: deeds.path },
          { status: 429, headers: { 'retry-after': after }, body: {} },
        )
        const limited = await household.poll(provider)
        const wait = Date.parse(limited.nextPollAt ?? 'never') - time.clock()
        expect(wait).toBeGreaterThan(5 * MINUTE)
        expect(wait).toBeLessThan(HOUR)
        await household.poll(provider)
        move(-off)
        deeds.happen()
        await next()
        deeds.happen()
        expect(await next()).toMatchObject({ state: 'connected', trouble: null })
        await expectExact(household, deeds)
      },
    )
  })

  test('answers with everything twice, or the other way around, count once', async ({ open }) => {
    const household = await open()
    const { fake } = household
    const deeds = await connected(household, provider)
    for (const fault of [twice(), backwards(), twice(), backwards()]) {
      fake.fault({ provider, path: deeds.path }, fault)
      deeds.happen(2)
      await household.poll(provider)
    }
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })

  test('300 at once are all counted, and the pet is the sum of its ledger', async ({ open }) => {
    const household = await open()
    const deeds = await connected(household, provider, 310)
    deeds.happen(298)
    await household.poll(provider)
    for (let polls = 0; polls < 12; polls += 1) {
      if ((await deeds.counted()).length === deeds.done().length) break
      await household.poll(provider)
    }
    await household.poll(provider)
    await expectExact(household, deeds)
  })

  test('a provider that is away and comes back, also over a restart', async ({ open }) => {
    const household = await open()
    const { fake } = household
    const deeds = await connected(household, provider)
    await fake.down()
    deeds.happen()
    const view = await household.poll(provider)
    expect(view).toMatchObject({
      state: 'trouble',
      trouble: { code: 'unreachable', remedy: 'retry' },
    })
    expect(view.trouble?.message).toMatch(provider === 'fitbit' ? /Fitbit|Google/ : deeds.name)
    await household.restart()
    expect(
      await household.until(provider, 'what was wrong', ({ trouble }) => trouble !== null),
    ).toMatchObject({ trouble: { code: 'unreachable', since: view.trouble?.since } })
    expect((await household.poll(provider)).state).toBe('trouble')
    deeds.happen()
    await fake.up()
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })

  test('a name that no longer resolves is told as a network that is missing, and read when it is back', async ({
    open,
  }) => {
    const household = await open()
    const { fake } = household
    const deeds = await connected(household, provider)
    const here = fake.config()[provider]
    household.elsewhere = { [provider]: { ...here, apiUrl: 'https://api.provider.invalid' } }
    await household.restart()
    deeds.happen()
    const view = await household.poll(provider)
    expect(view).toMatchObject({ state: 'trouble', trouble: { code: 'offline', remedy: 'retry' } })
    expect(view.trouble?.message).toMatch(
      /^This computer has no network just now\. Nothing is lost/,
    )
    household.elsewhere = {}
    await household.restart()
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })

  test('paused, nothing is asked; afterwards what happened meanwhile is counted once', async ({
    open,
  }) => {
    const household = await open()
    const { fake, time } = household
    const deeds = await connected(household, provider)
    const { lastPollAt, lastSuccessAt } = await household.view(provider)
    expect(lastPollAt).not.toBeNull()
    await household.service.setPaused(provider, true)
    const paused = { state: 'paused', nextPollAt: null, lastPollAt, lastSuccessAt }
    expect(await household.view(provider)).toMatchObject(paused)
    const asked = fake.requests(provider).length
    deeds.happen(2)
    time.pass(3 * HOUR)
    await household.restart()
    time.pass(HOUR)
    expect(await household.view(provider)).toMatchObject(paused)
    expect(fake.requests(provider)).toHaveLength(asked)
    await household.service.setPaused(provider, false)
    expect((await household.fetchNow(provider)).state).toBe('connected')
    await expectExact(household, deeds)
  })
})

test('GitHub’s answer that nothing is new costs nothing and stores nothing', async ({ open }) => {
  const household = await open()
  const deeds = await connected(household, 'github')
  await household.poll('github')
  await household.poll('github')
  const feed = household.fake.requests('github').filter(({ path }) => deeds.path.test(path))
  expect(feed.slice(-2).map(({ status }) => status)).toEqual([304, 304])
  deeds.happen()
  await household.poll('github')
  await expectExact(household, deeds)
})

test('a refresh whose answer is lost asks to reconnect where the provider has rotated, and goes on where it has not', async ({
  open,
}) => {
  const household = await open()
  const { fake, time } = household
  const github = await connected(household, 'github')
  const fitbit = await connected(household, 'fitbit')
  time.pass(2 * MINUTE)
  for (const provider of ['github', 'fitbit'] as const) {
    fake.expireTokens(provider)
    fake.fault({ provider, path: TOKEN_PATH }, lose())
  }
  github.happen()
  fitbit.happen()
  await household.fetchNow('github')
  await household.fetchNow('fitbit')
  expect(await household.poll('fitbit')).toMatchObject({ state: 'connected', trouble: null })
  await household.until('github', 'reconnect', ({ trouble }) => trouble?.code === 'reconnect')
  expect(await household.connect('github')).toMatchObject({ state: 'connected' })
  await expectExact(household, github, fitbit)
})

test('a garbled answer about the account, once a day, does not stop GitHub from being read', async ({
  open,
}) => {
  const household = await open()
  const { fake, time } = household
  const deeds = await connected(household, 'github')
  time.pass(25 * HOUR)
  await household.until('github', 'rest', ({ polling }) => polling === null)
  time.pass(25 * HOUR)
  fake.fault({ provider: 'github', path: '/user' }, truncated())
  deeds.happen()
  const view = await household.until('github', 'rest', ({ polling }) => polling === null)
  if (view.trouble !== null) expect(view.trouble).toMatchObject({ code: 'unreadable' })
  expect(view.nextPollAt).not.toBeNull()
  await household.poll('github')
  expect(await household.poll('github')).toMatchObject({ state: 'connected', trouble: null })
  await expectExact(household, deeds)
})

test('“fetch now” tells how far it has come, and ends', async ({ open }) => {
  const household = await open()
  const deeds = await connected(household, 'fitbit')
  household.time.pass(2 * MINUTE)
  deeds.happen()
  const held = household.fake.fault({ provider: 'fitbit', path: /sleep/ }, hold())
  await household.service.fetchNow('fitbit')
  await held.met
  // Two of the three things that are read, and the third is under way.
  expect((await household.view('fitbit')).polling).toEqual({ done: 2, total: 3 })
  await expect
    .poll(() => household.told?.connections.find(({ provider }) => provider === 'fitbit')?.polling)
    .toMatchObject({ total: expect.any(Number) as unknown })
  held.release()
  const after = await household.until('fitbit', 'the end', ({ polling }) => polling === null)
  expect(after.lastSuccessAt).toBe(new Date(household.time.clock()).toISOString())
  expect(after.budget).toMatchObject({ limit: expect.any(Number) as unknown })
  await expectExact(household, deeds)
})

test('three providers at once keep out of each other’s way', async ({ open }) => {
  const household = await open()
  const all: Deeds[] = []
  for (const provider of PROVIDERS) all.push(await connected(household, provider))
  for (const deeds of all) deeds.happen(3)
  household.time.pass(SECOND)
  await Promise.all(PROVIDERS.map((provider) => household.service.fetchNow(provider)))
  household.time.pass(40 * MINUTE)
  for (const provider of PROVIDERS)
    await household.until(provider, 'rest', ({ polling }) => polling === null)
  for (const provider of PROVIDERS) await household.poll(provider)
  await expectExact(household, ...all)
  const { connections } = await household.service.list()
  expect(connections.map(({ eventsToday }) => eventsToday)).toEqual([4, expect.any(Number), 4])
})
