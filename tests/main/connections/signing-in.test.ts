import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { ConnectedHousehold } from '../../fixtures/connected-household'
import { MINUTE, SECOND } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'
import { rowsOf } from '../../fixtures/database'
import { notJson, refuse, serverError, stall } from '../../fakes/providers/troubles'
import { notionError } from '../../fakes/providers/notion/errors'

const POLL = { path: '/login/oauth/access_token' }

async function withCode(household: ConnectedHousehold): Promise<string> {
  await household.service.connect('github')
  const { connecting } = await household.until(
    'github',
    'a code',
    (view) => view.connecting?.step === 'device-code',
  )
  return connecting?.step === 'device-code' ? connecting.userCode : ''
}

/** Lets the pause before a poll of the device code pass; returns the pause that follows it, in ms. */
function askAfter(household: ConnectedHousehold, seconds: number): Promise<number> {
  const next = household.nextWait()
  household.time.pass(seconds * SECOND)
  return next
}

function failed(household: ConnectedHousehold, provider: 'github' | 'fitbit' | 'notion') {
  return household.until(
    provider,
    'a failed sign-in',
    ({ connecting }) => connecting?.step === 'failed',
  )
}

async function tokensStored({ database }: ConnectedHousehold): Promise<number> {
  const [row] = await rowsOf<{ tokens: number }>(
    database,
    sql`select count(*)::int as tokens from integrations
      where access_token_encrypted is not null or refresh_token_encrypted is not null`,
  )
  return row?.tokens ?? -1
}

test('a code that waits is shown; asked too often, Familiar asks more slowly, and signs in once it is entered', async ({
  open,
}) => {
  const household = await open()
  const { fake, time } = household
  fake.github.oauth.device.person = 'waits'
  const userCode = await withCode(household)
  expect(userCode).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(household.opened).toEqual([expect.stringContaining('/login/device')])

  expect(await askAfter(household, 5)).toBe(5 * SECOND)
  fake.github.oauth.device.latest.interval = 30
  // Told to slow down, to 35 seconds.
  expect(await askAfter(household, 5)).toBe(35 * SECOND)
  fake.github.oauth.device.approve(userCode)
  time.pass(35 * SECOND)
  const view = await household.until('github', 'a connection', ({ state }) => state === 'connected')
  expect(view).toMatchObject({
    connecting: null,
    account: { name: expect.stringMatching(/octocat/i) as unknown },
  })
  expect(await tokensStored(household)).toBe(1)
})

test('a network that fails while a code waits is waited out', async ({ open }) => {
  const household = await open()
  const { fake } = household
  fake.fault(POLL, refuse())
  fake.fault(POLL, serverError(502))
  await withCode(household)
  const first = await askAfter(household, 5)
  expect(first).toBeGreaterThan(5 * SECOND)
  const second = await askAfter(household, first / SECOND)
  household.time.pass(second)
  expect(
    await household.until('github', 'a connection', ({ state }) => state === 'connected'),
  ).toMatchObject({ trouble: null })
})

test('a code that was denied, one that has run out, one that was called off: each said in words, and nothing is stored', async ({
  open,
}) => {
  const household = await open()
  const { fake, time, service } = household
  fake.github.oauth.device.person = 'denies'
  await withCode(household)
  household.time.pass(5 * SECOND)
  const denied = await failed(household, 'github')
  expect(denied.state).toBe('disconnected')
  expect(denied.connecting).toMatchObject({
    message: expect.stringMatching(/declined at GitHub/) as unknown,
    remedy: 'reconnect',
  })

  fake.github.oauth.device.person = 'waits'
  await withCode(household)
  time.pass(16 * MINUTE)
  const expired = await failed(household, 'github')
  expect(expired.connecting).toMatchObject({
    message: expect.stringMatching(/GitHub has run out/) as unknown,
  })

  await withCode(household)
  const called = await service.cancel('github')
  expect(called.connections[0]).toMatchObject({ state: 'disconnected', connecting: null })
  const asked = fake.requests('github').length
  fake.github.oauth.device.approve()
  time.pass(10 * MINUTE)
  await household.view('github')
  expect(fake.requests('github')).toHaveLength(asked)
  expect(await tokensStored(household)).toBe(0)
})

test.for(['fitbit', 'notion'] as const)(
  '%s: declined, nobody there, called off: said in words, and nothing is stored',
  async (provider, { open }) => {
    const household = await open()
    const { fake, time, service } = household
    const { oauth } = provider === 'fitbit' ? fake.google : fake.notion
    // One signs in to Fitbit at Google.
    const name = provider === 'fitbit' ? 'Google' : 'Notion'
    oauth.consent = 'deny'
    await service.connect(provider)
    const declined = await failed(household, provider)
    expect(declined.connecting).toMatchObject({
      message: expect.stringContaining(`declined at ${name}`) as unknown,
    })

    oauth.consent = 'page'
    await service.connect(provider)
    await household.until(provider, 'a page', ({ connecting }) => connecting?.step === 'browser')
    time.pass(6 * MINUTE)
    const late = await failed(household, provider)
    expect(late.connecting).toMatchObject({
      message: expect.stringContaining(`page of ${name}`) as unknown,
    })

    await service.connect(provider)
    await household.until(provider, 'a page', ({ connecting }) => connecting?.step === 'browser')
    await service.cancel(provider)
    expect(await household.view(provider)).toMatchObject({
      state: 'disconnected',
      connecting: null,
    })
    expect(await tokensStored(household)).toBe(0)
  },
)

test('Google answers in the name of somebody else: nothing is stored, and it is said', async ({
  open,
}) => {
  const household = await open()
  household.fake.google.oauth.answers = { iss: 'https://evil.example' }
  await household.service.connect('fitbit')
  const view = await failed(household, 'fitbit')
  expect(view.connecting).toMatchObject({
    message: expect.stringMatching(/did not come from Google/) as unknown,
  })
  expect(await tokensStored(household)).toBe(0)
})

test('signed in, but whose account it is cannot be read: said in words, and the next attempt works', async ({
  open,
}) => {
  const household = await open()
  const { fake } = household
  fake.fault({ provider: 'github', path: '/user' }, { ...serverError(500), times: Infinity })
  const first = await household.signIn('github')
  expect(first.connecting).toMatchObject({
    step: 'failed',
    message: expect.stringMatching(/^GitHub /) as unknown,
    remedy: 'retry',
  })
  expect(await tokensStored(household)).toBe(0)
  fake.clearFaults()
  fake.fault({ provider: 'github', path: '/user' }, notJson())
  expect((await household.signIn('github')).connecting).toMatchObject({
    message: expect.stringMatching(/does not speak as GitHub does/) as unknown,
  })
  expect((await household.connect('github')).state).toBe('connected')
})

test('a provider that stalls while one signs in is given up after its time', async ({ open }) => {
  const household = await open()
  const { fake } = household
  fake.fault({ provider: 'notion', path: '/v1/oauth/token' }, stall(20_000))
  await household.service.connect('notion')
  const view = await failed(household, 'notion')
  expect(view.connecting).toMatchObject({
    message: expect.stringMatching(/Notion does not answer/) as unknown,
  })
})

test('a name that does not resolve is a sentence, and no sign-in is kept', async ({ open }) => {
  const household = await open()
  const { fake } = household
  const { github } = fake.config()
  household.elsewhere = { github: { ...github, webUrl: 'https://github.invalid' } }
  await household.restart()
  await household.service.connect('github')
  const view = await failed(household, 'github')
  expect(view.connecting).toMatchObject({
    message: expect.stringMatching(/GitHub cannot be reached/) as unknown,
  })

  household.elsewhere = { github: { ...github, apiUrl: 'https://api.github.invalid' } }
  await household.restart()
  const later = await household.signIn('github')
  expect(later.connecting).toMatchObject({
    message: expect.stringMatching(/no network|does not answer/) as unknown,
  })
  expect(await tokensStored(household)).toBe(0)
})

test('a pasted token of Notion that is wrong is refused in a sentence and stored nowhere; a right one connects', async ({
  open,
}) => {
  const household = await open()
  const { fake, service } = household
  const wrong = 'ntn_thisIsNoTokenAtAll0123456789abcdef'
  await expect(service.pasteToken('notion', wrong)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message: expect.stringMatching(/Notion does not accept this token/) as unknown,
  })
  expect(await household.view('notion')).toMatchObject({ state: 'disconnected' })
  expect(await tokensStored(household)).toBe(0)

  fake.fault('notion', notionError(500, 'internal_server_error', 'x'))
  await expect(
    service.pasteToken('notion', fake.notion.oauth.internalToken()),
  ).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message: expect.stringMatching(/Notion/) as unknown,
  })

  fake.notion.addDataSource('Chores')
  await service.pasteToken('notion', fake.notion.oauth.internalToken())
  expect(await household.view('notion')).toMatchObject({ state: 'needs-choice' })
  // Nobody but the user can end a token the user has made: it is said where.
  const after = await service.disconnect('notion', 'keep')
  const notion = after.connections.find(({ provider }) => provider === 'notion')
  expect(notion).toMatchObject({
    state: 'disconnected',
    endByHand: expect.stringContaining('notion') as unknown,
  })
})

test('a client of one’s own is used, its secret is sealed, and it cannot be changed while signed in', async ({
  open,
}) => {
  const household = await open()
  const { fake, service, database } = household
  const secret = 'secret_of-my-own-connection-0123456789'
  fake.notion.oauth.moreClients.set('my-own-client', secret)
  fake.notion.addDataSource('Chores')
  await service.saveClient({ provider: 'notion', clientId: 'my-own-client', clientSecret: secret })
  expect(await household.view('notion')).toMatchObject({
    client: { clientId: 'my-own-client', hasSecret: true, isOwn: true },
  })
  expect((await household.signIn('notion')).state).toBe('needs-choice')
  const token = fake.requests('notion').find(({ path }) => path === '/v1/oauth/token')
  expect(token?.basic).toEqual({ id: 'my-own-client', secret })
  const [stored] = await rowsOf<{ metadata: string }>(
    database,
    sql`select metadata::text from integrations where provider = 'notion'`,
  )
  expect(stored?.metadata).toContain('my-own-client')
  expect(stored?.metadata).not.toContain(secret)

  await expect(
    service.saveClient({ provider: 'notion', clientId: 'another' }),
  ).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/Disconnect first/) as unknown,
  })
  expect((await household.view('notion')).client.clientId).toBe('my-own-client')

  await service.disconnect('notion', 'keep')
  await service.saveClient({ provider: 'notion', clientId: null })
  expect((await household.view('notion')).client.isOwn).toBe(false)
})

test('a client the provider does not know is said to be wrong, with the field to correct', async ({
  open,
}) => {
  const household = await open()
  const { service } = household
  await service.saveClient({ provider: 'notion', clientId: 'nobody', clientSecret: 'nothing-much' })
  household.fake.notion.oauth.moreClients.set('nobody', 'something-else')
  await service.connect('notion')
  expect((await failed(household, 'notion')).connecting).toMatchObject({
    message: expect.stringMatching(/client id or secret/) as unknown,
    remedy: 'edit-client',
  })
})
