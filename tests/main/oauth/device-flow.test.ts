import { expect, test } from 'vitest'
import { type DeviceSignIn, signInByDevice } from '../../../src/main/oauth/device-flow'
import { profileFor } from '../../../src/main/oauth/profiles'
import { Trouble } from '../../../src/main/trouble'
import {
  type ProviderServer,
  type Reply,
  type WrittenLog,
  startProvider,
  writtenLog,
} from './provider-server'

const START = '/login/device/code'
const TOKEN = '/login/oauth/access_token'
const DEVICE_CODE = '3584d83530557fdd1f46af8289938c8ef79f9dc5'
const TOKENS = {
  access_token: 'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
  expires_in: 28_800,
  refresh_token: 'ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498',
  refresh_token_expires_in: 15_897_600,
  scope: '',
  token_type: 'bearer',
}
/** GitHub answers errors of this endpoint with 200. */
const error = (name: string, more: Record<string, unknown> = {}): Reply => ({
  json: { error: name, error_description: `about ${DEVICE_CODE}`, ...more },
})
const PENDING = error('authorization_pending')

interface Attempt {
  readonly provider: ProviderServer
  readonly log: WrittenLog
  readonly codes: { userCode: string; verificationUri: string; expiresAt: number }[]
  /** How long was waited before each question, in seconds. */
  readonly waits: number[]
  readonly cancel: AbortController
  readonly run: () => ReturnType<typeof signInByDevice>
}

async function attempt(change: Partial<DeviceSignIn> = {}): Promise<Attempt> {
  const provider = await startProvider()
  const { config } = provider
  provider.on(START, {
    json: {
      device_code: DEVICE_CODE,
      user_code: 'WDJB-MJHT',
      verification_uri: 'https://github.com/login/device',
      expires_in: 900,
      interval: 5,
    },
  })
  provider.on(TOKEN, { json: TOKENS })
  const [codes, waits]: [Attempt['codes'], number[]] = [[], []]
  const log = writtenLog()
  const cancel = new AbortController()
  let now = 1_000_000
  const options: DeviceSignIn = {
    profile: profileFor('github', config),
    client: { id: 'Iv23li', secret: null },
    timeoutMs: config.requestTimeoutMs,
    clock: () => now,
    pause: (ms) => {
      waits.push(ms / 1000)
      now += ms
      return Promise.resolve()
    },
    signal: cancel.signal,
    onCode: (code) => codes.push(code),
    log,
    ...change,
  }
  return { provider, log, codes, waits, cancel, run: () => signInByDevice(options) }
}

test('shows the code, waits while it is entered, and comes back with a pair that runs out', async () => {
  const { provider, codes, waits, run } = await attempt()
  provider.on(TOKEN, PENDING, PENDING, { json: TOKENS })
  const tokens = await run()
  expect(codes).toEqual([
    {
      userCode: 'WDJB-MJHT',
      verificationUri: 'https://github.com/login/device',
      expiresAt: 1_900_000,
    },
  ])
  expect(waits).toEqual([5, 5, 5])
  expect(tokens).toEqual({
    accessToken: TOKENS.access_token,
    refreshToken: TOKENS.refresh_token,
    obtainedAt: 1_015_000,
    expiresAt: 1_015_000 + 28_800_000,
  })
})

test('asks for no scope and sends no secret: the code alone proves it', async () => {
  const { provider, run } = await attempt()
  await run()
  expect(provider.asked.map(({ path, body }) => [path, body])).toEqual([
    [START, { client_id: 'Iv23li' }],
    [
      TOKEN,
      {
        client_id: 'Iv23li',
        device_code: DEVICE_CODE,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      },
    ],
  ])
  expect(provider.asked.every(({ headers }) => headers.accept === 'application/json')).toBe(true)
  expect(provider.asked.some(({ headers }) => 'authorization' in headers)).toBe(false)
})

test('keeps to the slower pace once it was told to slow down', async () => {
  const { provider, waits, run } = await attempt()
  const slowDown = error('slow_down', { interval: 10 })
  provider.on(TOKEN, PENDING, slowDown, PENDING, error('slow_down'), PENDING, { json: TOKENS })
  await run()
  expect(waits).toEqual([5, 5, 10, 10, 15, 15])
})

test('does not go faster when told to slow down to what is faster', async () => {
  const { provider, waits, run } = await attempt()
  provider.on(TOKEN, error('slow_down', { interval: 1 }), { json: TOKENS })
  await run()
  expect(waits).toEqual([5, 10])
})

test('understands errors with a proper status as well', async () => {
  const { provider, run } = await attempt()
  provider.on(TOKEN, { ...PENDING, status: 400 }, { json: TOKENS })
  expect((await run()).accessToken).toBe(TOKENS.access_token)
})

test('stops when the code has run out, by its own clock', async () => {
  const { provider, waits, run } = await attempt()
  provider.on(TOKEN, PENDING)
  await expect(run()).rejects.toMatchObject({ code: 'reconnect', message: /run out/ })
  expect(waits.reduce((sum, seconds) => sum + seconds, 0)).toBe(900)
})

test.each([
  ['access_denied', 'reconnect', /declined/],
  ['expired_token', 'reconnect', /run out/],
  ['token_expired', 'reconnect', /run out/],
  ['incorrect_device_code', 'reconnect', /no longer knows this code/],
  ['device_flow_disabled', 'misconfigured', /Device flow/],
  ['incorrect_client_credentials', 'misconfigured', /client id/],
  ['unsupported_grant_type', 'misconfigured', /sign-in by code/],
  ['something_new', 'reconnect', /refused the sign-in/],
])('%s ends it and is told in words', async (name, code, words) => {
  const { provider, waits, run } = await attempt()
  provider.on(TOKEN, PENDING, error(name))
  await expect(run()).rejects.toMatchObject({ code, message: words })
  expect(waits).toHaveLength(2)
})

test('a client id the provider does not know is told before there is a code', async () => {
  const { provider, codes, run } = await attempt()
  provider.on(START, { status: 404, json: { error: 'Not Found' } })
  await expect(run()).rejects.toBeInstanceOf(Trouble)
  expect(codes).toEqual([])
})

test('goes on after the network failed on the way, less and less often', async () => {
  const { provider, waits, run } = await attempt()
  const [cut, down]: Reply[] = [{ cut: true }, { status: 502, text: '<html>' }]
  provider.on(TOKEN, cut!, down!, cut!, PENDING, { json: TOKENS })
  expect((await run()).accessToken).toBe(TOKENS.access_token)
  expect(waits).toEqual([5, 10, 15, 25, 5])
})

test('waits as long as it was asked to when there were too many questions', async () => {
  const { provider, waits, run } = await attempt()
  provider.on(TOKEN, { status: 429, headers: { 'Retry-After': '120' } }, { json: TOKENS })
  await run()
  expect(waits).toEqual([5, 125])
})

test.each([
  ['no answer at all', { cut: true }, 'unreachable'],
  ['an error of the provider', { status: 500, text: '' }, 'unreachable'],
  [
    'a page instead of JSON',
    { text: '<html>', headers: { 'Content-Type': 'text/html' } },
    'unreadable',
  ],
  ['half of an answer', { text: '{"device_code":"358' }, 'unreadable'],
  ['too few members', { json: { device_code: DEVICE_CODE } }, 'unreadable'],
  ['another address', { status: 302, headers: { Location: 'https://evil.example' } }, 'unreadable'],
  ['an answer without end', { text: `{"x":"${'x'.repeat(300_000)}"}` }, 'unreachable'],
  ['a switched-off address', { status: 410, json: {} }, 'retired'],
] satisfies [string, Reply, string][])(
  '%s at the start is a Trouble',
  async (_what, reply, code) => {
    const { provider, run } = await attempt()
    provider.on(START, reply)
    await expect(run()).rejects.toMatchObject({ name: 'Trouble', code })
  },
)

test('a silent provider is given up after a while', async () => {
  const { provider, run } = await attempt({ timeoutMs: 50 })
  provider.on(START, { silent: true })
  await expect(run()).rejects.toMatchObject({ code: 'unreachable' })
})

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://evil.example',
  'https://a:b@c.example',
])('shows no address that is not a page of the web: %s', async (verification_uri) => {
  const { provider, codes, run } = await attempt()
  const json = { device_code: DEVICE_CODE, user_code: 'A', expires_in: 900, verification_uri }
  provider.on(START, { json })
  await expect(run()).rejects.toMatchObject({ code: 'unreadable' })
  expect(codes).toEqual([])
})

test('can be cancelled while it waits, and asks nothing more', async () => {
  const cancel = new AbortController()
  const { provider, run } = await attempt({
    signal: cancel.signal,
    pause: () => {
      cancel.abort(new Error('cancelled'))
      return Promise.resolve()
    },
  })
  await expect(run()).rejects.toThrow('cancelled')
  expect(provider.asked.map(({ path }) => path)).toEqual([START])
})

test('can be cancelled while the provider thinks', async () => {
  const cancel = new AbortController()
  const { provider, run } = await attempt({ signal: cancel.signal })
  provider.on(TOKEN, () => {
    cancel.abort(new Error('cancelled'))
    return { silent: true }
  })
  await expect(run()).rejects.toThrow('cancelled')
})

test('says that there is no client before it asks anybody', async () => {
  const { provider, run } = await attempt({ client: null })
  await expect(run()).rejects.toMatchObject({ code: 'misconfigured', message: /client id/ })
  expect(provider.asked).toEqual([])
})

test('signs in to a GitHub of one’s own, and never in the clear across a network', async () => {
  const provider = await startProvider()
  const own = profileFor('github', provider.config, 'https://git.example.com/')
  expect(own.server.token_endpoint).toBe('https://git.example.com/login/oauth/access_token')
  expect(own.revocation).toEqual({ kind: 'github', apiUrl: 'https://git.example.com/api/v3' })
  expect(() => profileFor('github', provider.config, 'http://git.example.com')).toThrow(/https/)
})

test('tells nobody the codes and tokens: not in an error, not in the log', async () => {
  const { provider, log, run } = await attempt()
  provider.on(TOKEN, { cut: true }, { status: 503, json: TOKENS }, error('something_new', TOKENS))
  const failure: unknown = await run().catch((caught: unknown) => caught)
  log.error('signing in failed', failure)
  expect(log.text()).toContain('signing in failed')
  for (const secret of [DEVICE_CODE, TOKENS.access_token, TOKENS.refresh_token])
    expect(log.text()).not.toContain(secret)
  expect(failure).toMatchObject({ cause: undefined })
})
