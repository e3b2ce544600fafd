import { type IncomingMessage, createServer } from 'node:http'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { hold } from '../../fakes/providers/troubles'
import { MINUTE, SECOND } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'

const FEED = /^\/users\/[^/]+\/events/

/** A server that is asked for something hears it, and has nothing. */
async function anotherServer() {
  const heard: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    heard.push(request.headers)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test('a server that is changed during a sign-in is not sent the token of the one before', async ({
  open,
}) => {
  const household = await open()
  const { service, fake, time } = household
  const other = await anotherServer()
  fake.github.oauth.device.person = 'waits'
  await service.connect('github')
  await household.until('github', 'a code', (view) => view.connecting?.step === 'device-code')
  await service.saveClient({ provider: 'github', clientId: 'another', serverUrl: other.url })
  expect((await household.view('github')).connecting).toBe(null)

  const asked = fake.requests('github').length
  fake.github.oauth.device.approve()
  time.pass(10 * SECOND)
  // Whatever still came of it would have come before this.
  await service.setPaused('github', true).catch(() => undefined)
  expect(fake.requests('github')).toHaveLength(asked)
  expect(other.heard).toEqual([])
  expect((await household.view('github')).state).toBe('disconnected')
  await other.close()
})

test('a server to which a token would go in the clear is refused when it is entered', async ({
  open,
}) => {
  const household = await open()
  const { service } = household
  await expect(
    service.saveClient({
      provider: 'github',
      clientId: 'mine',
      serverUrl: 'http://github.example.com',
    }),
  ).rejects.toThrow(/must begin with https/)
  expect((await household.view('github')).serverUrl).toBe(null)
})

test('the database away in the middle of a disconnect: what is still connected is read again once it is back', async ({
  open,
}) => {
  const household = await open()
  await household.connect('github')
  const { service, database } = household
  await database.execute(sql`
    create function away() returns trigger language plpgsql as
    $$ begin raise exception 'shutting down' using errcode = '57P01'; end $$`)
  await database.execute(sql`
    create trigger away before update on integrations for each row execute function away()`)
  await expect(service.disconnect('github', 'keep')).rejects.toThrow()
  await database.execute(sql`drop trigger away on integrations`)

  const asked = household.fake.requests('github').length
  service.resume()
  await household.until('github', 'a plan', ({ nextPollAt }) => nextPollAt !== null)
  household.time.pass(MINUTE)
  await household.until('github', 'a poll', () => household.fake.requests('github').length > asked)
})

test('what is scored after the end is not told to whoever lives here next', async ({ open }) => {
  const household = await open()
  household.tellAfter = household.time.after
  await household.connect('github')
  // There is something to tell when the end comes.
  await household.service.setPaused('github', true)
  await household.service.stop()
  household.told = null
  household.service.scored()
  await household.service.list()
  // Nothing waits to be told or counted any more: nothing can come.
  expect(household.time.toNext()).toBe(null)
  expect(household.told).toBe(null)
})

test('what another device has changed holds here from the next poll on', async ({ open }) => {
  const household = await open()
  const { connectedAt } = await household.connect('github')
  expect(connectedAt).not.toBe(null)
  await household.database.execute(sql`
    update integrations set metadata = metadata || '{"paused": true}' where provider = 'github'`)
  const { nextPollAt } = await household.view('github')
  household.time.pass(Date.parse(nextPollAt ?? 'never') - household.time.clock())
  await household.until('github', 'the pause', ({ state }) => state === 'paused')

  await household.service.setPaused('github', false)
  await household.until('github', 'a plan', ({ nextPollAt: next }) => next !== null)
  await household.database.execute(sql`
    update integrations set metadata = metadata || '{"account": {"id": "4711", "name": "Another", "login": "another", "avatar": null}}'
    where provider = 'github'`)
  household.time.pass(10 * MINUTE)
  await household.until('github', 'the account', ({ account }) => account?.name === 'Another')
})

test('what is connected or chosen anew is read at once, unless the provider has asked to wait', async ({
  open,
}) => {
  const household = await open()
  const { service, time, fake } = household
  fake.notion.addDataSource('Chores')
  for (const provider of ['fitbit', 'notion'] as const) {
    const { lastPollAt } = await household.connect(provider)
    time.pass(5 * SECOND)
    if (provider === 'notion') await household.chooseAll()
    else await household.signIn(provider)
    const now = new Date(time.clock()).toISOString()
    expect(now).not.toBe(lastPollAt)
    await household.until(
      provider,
      'the reading',
      (view) => view.lastPollAt === now && view.polling === null,
    )
  }

  // With every answer GitHub says that its feed may be asked once a minute.
  const { lastPollAt } = await household.connect('github')
  const asked = fake.requests('github').filter(({ path }) => FEED.test(path)).length
  await service.disconnect('github', 'keep')
  await household.signIn('github')
  const { nextPollAt } = await household.until(
    'github',
    'a plan',
    (view) => view.nextPollAt !== null,
  )
  expect(nextPollAt).toBe(new Date(Date.parse(lastPollAt ?? 'never') + MINUTE).toISOString())
  expect(fake.requests('github').filter(({ path }) => FEED.test(path))).toHaveLength(asked)
})

test('a first reading that was cut short is said to be unfinished until it is not', async ({
  open,
}) => {
  const household = await open()
  const held = household.fake.fault({ provider: 'fitbit', path: /sleep/ }, hold())
  await household.signIn('fitbit')
  await held.met
  expect((await household.view('fitbit')).state).toBe('first-reading')
  await household.restart()
  const cut = await household.until('fitbit', 'a plan', ({ nextPollAt }) => nextPollAt !== null)
  expect(cut).toMatchObject({ state: 'first-reading', trouble: null })
  held.release()
  expect((await household.poll('fitbit')).state).toBe('connected')
  await household.restart()
  const { state } = await household.until('fitbit', 'a plan', (view) => view.nextPollAt !== null)
  expect(state).toBe('connected')
})
