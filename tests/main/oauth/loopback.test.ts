import { createHash } from 'node:crypto'
import { type Server, createServer, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type BrowserSignIn, signInByBrowser } from '../../../src/main/oauth/loopback/sign-in'
import { pauseBy } from '../../../src/main/oauth/pause'
import { systemAfter } from '../../../src/main/sources/polling/alarm'
import { profileFor } from '../../../src/main/oauth/profiles'
import type { Tokens } from '../../../src/main/oauth/tokens'
import { type ProviderServer, type WrittenLog, startProvider, writtenLog } from './provider-server'

const CODE = '4/0AQSTgQGx-very-much-a-code-of-google'
const GOOGLE_TOKENS = {
  access_token: 'ya29.a0AfB_byC-access',
  expires_in: 3599,
  refresh_token: '1//0gLdUaXbYcZdEfGhIjKlMnOp',
  scope: 'https://www.googleapis.com/auth/googlehealth.sleep.readonly',
  token_type: 'Bearer',
}
const NOTION_TOKENS = {
  access_token: 'ntn_298345Xy7access',
  token_type: 'bearer',
  refresh_token: null,
  bot_id: 'b3414d65-1224-5ff2-80ca-2c28f16c5b70',
  workspace_name: 'Home',
}

interface Attempt {
  readonly provider: ProviderServer
  readonly log: WrittenLog
  readonly result: Promise<Tokens>
  readonly startUrl: string
  /** Where the start page leads. */
  readonly authorizeUrl: URL
  /** The address the provider sends the browser back to, with these parameters beside the right state. */
  readonly back: (parameters: Record<string, string>) => URL
  readonly cancel: AbortController
  /** Lets five minutes pass. */
  readonly letExpire: () => void
}

async function attempt(
  which: 'fitbit' | 'notion' = 'fitbit',
  change: Partial<BrowserSignIn> = {},
): Promise<Attempt> {
  const provider = await startProvider()
  provider.on('/token', { json: GOOGLE_TOKENS })
  provider.on('/v1/oauth/token', { json: NOTION_TOKENS })
  const log = writtenLog()
  const cancel = new AbortController()
  let letExpire: () => void = () => undefined
  let onStart: (url: string) => void = () => undefined
  const started = new Promise<string>((resolve) => (onStart = resolve))
  const result = signInByBrowser({
    profile: profileFor(which, provider.config),
    client: { id: 'a1b2-client_id', secret: 'secret_1-2_3' },
    timeoutMs: 5_000,
    clock: () => 1_000_000,
    pause: (ms, signal) => {
      expect(ms).toBe(300_000)
      return Promise.race([
        new Promise<void>((resolve) => (letExpire = resolve)),
        pauseBy(systemAfter)(ms, signal),
      ])
    },
    signal: cancel.signal,
    onStart: ({ startUrl, expiresAt }) => {
      expect(expiresAt).toBe(1_300_000)
      onStart(startUrl)
    },
    log,
    ...change,
  })
  result.catch(() => undefined)
  onTestFinished(async () => {
    cancel.abort()
    await result.catch(() => undefined)
  })
  const startUrl = await started
  const lead = await get(startUrl)
  expect(lead.status).toBe(302)
  const authorizeUrl = new URL(lead.location)
  const back = (parameters: Record<string, string>): URL => {
    const url = new URL(authorizeUrl.searchParams.get('redirect_uri') ?? '')
    const state = authorizeUrl.searchParams.get('state') ?? ''
    for (const [key, value] of Object.entries({ state, ...parameters }))
      url.searchParams.set(key, value)
    return url
  }
  return {
    provider,
    log,
    result,
    startUrl,
    authorizeUrl,
    back,
    cancel,
    letExpire: () => letExpire(),
  }
}

interface Answered {
  readonly status: number
  readonly location: string
  readonly headers: Record<string, unknown>
  readonly body: string
}

/** As a browser would ask, or with a header or a method none would send. */
function get(
  url: string | URL,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          headers: response.headers,
          body,
        }),
      )
    })
      .once('error', reject)
      .end()
  })
}

test('Google: comes back with a pair, for a code only this process could redeem', async () => {
  const { provider, authorizeUrl, back, result } = await attempt()
  const page = await get(back({ code: CODE, iss: 'https://accounts.google.com' }))
  expect(page.status).toBe(200)
  expect(page.body).toContain('You may close this tab')
  expect(await result).toEqual({
    accessToken: GOOGLE_TOKENS.access_token,
    refreshToken: GOOGLE_TOKENS.refresh_token,
    obtainedAt: 1_000_000,
    expiresAt: 1_000_000 + 3_599_000,
  })
  const asked = Object.fromEntries(authorizeUrl.searchParams)
  expect(asked).toMatchObject({
    client_id: 'a1b2-client_id',
    response_type: 'code',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge_method: 'S256',
  })
  expect(asked['scope']?.split(' ')).toHaveLength(2)
  expect(asked['redirect_uri']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  const [exchange] = provider.asked
  expect(exchange?.body).toMatchObject({
    grant_type: 'authorization_code',
    code: CODE,
    redirect_uri: asked['redirect_uri'],
    client_id: 'a1b2-client_id',
    client_secret: 'secret_1-2_3',
  })
  const verifier = exchange?.body['code_verifier'] ?? ''
  expect(verifier.length).toBeGreaterThanOrEqual(43)
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(asked['code_challenge'])
})

test('Notion: id and secret go as they are, no PKCE, and what it leaves out as null does no harm', async () => {
  const { provider, authorizeUrl, back, result } = await attempt('notion')
  await get(back({ code: 'a-code' }))
  expect(await result).toEqual({
    accessToken: NOTION_TOKENS.access_token,
    refreshToken: null,
    expiresAt: null,
    obtainedAt: 1_000_000,
  })
  expect(authorizeUrl.searchParams.get('owner')).toBe('user')
  expect(authorizeUrl.searchParams.has('code_challenge')).toBe(false)
  expect(authorizeUrl.searchParams.has('scope')).toBe(false)
  const [exchange] = provider.asked
  const basic = Buffer.from('a1b2-client_id:secret_1-2_3').toString('base64')
  expect(exchange?.headers.authorization).toBe(`Basic ${basic}`)
  expect(exchange?.body).toEqual({
    grant_type: 'authorization_code',
    code: 'a-code',
    redirect_uri: authorizeUrl.searchParams.get('redirect_uri'),
  })
})

test('the address a page gets to see holds no state, no challenge and no provider', async () => {
  const { startUrl, authorizeUrl, provider } = await attempt()
  expect(startUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\/[\w-]{32}$/)
  expect(startUrl).not.toContain(authorizeUrl.searchParams.get('state'))
  expect(startUrl).not.toContain(provider.url)
  // Opened once more by whoever closed the tab.
  expect((await get(startUrl)).location).toBe(authorizeUrl.href)
  expect((await get(`${startUrl}x`)).status).toBe(404)
})

test('a wrong, a missing or a doubled state is refused, and the right one still works', async () => {
  const { back, result, provider } = await attempt()
  const without = back({ code: CODE })
  without.searchParams.delete('state')
  const doubled = back({ code: CODE })
  doubled.searchParams.append('state', 'x')
  for (const url of [back({ code: 'evil', state: 'guess' }), without, doubled])
    expect((await get(url)).status).toBe(400)
  expect((await get(back({ error: 'access_denied', state: 'guess' }))).status).toBe(400)
  expect(provider.asked).toEqual([])
  await get(back({ code: CODE }))
  expect((await result).accessToken).toBe(GOOGLE_TOKENS.access_token)
})

test('works once: what comes again while the code is redeemed is refused', async () => {
  let answer: () => void = () => undefined
  const { back, result, provider, startUrl } = await attempt()
  const reached = new Promise<void>((resolve) =>
    provider.on('/token', () => {
      resolve()
      return new Promise((reply) => (answer = () => reply({ json: GOOGLE_TOKENS })))
    }),
  )
  await get(back({ code: CODE }))
  await reached
  expect((await get(back({ code: 'other' }))).status).toBe(410)
  expect((await get(startUrl)).status).toBe(404)
  answer()
  await result
  expect(provider.asked).toHaveLength(1)
})

test('the port is closed once the sign-in is over, however it ended', async () => {
  const { back, result, cancel, startUrl } = await attempt()
  cancel.abort(new Error('cancelled'))
  await expect(result).rejects.toThrow('cancelled')
  await expect(get(startUrl)).rejects.toThrow('ECONNREFUSED')
  await expect(get(back({ code: CODE }))).rejects.toThrow('ECONNREFUSED')
})

test('nobody coming back in five minutes ends it, and is said', async () => {
  const { letExpire, result, startUrl } = await attempt()
  letExpire()
  await expect(result).rejects.toMatchObject({ code: 'reconnect', message: /in time/ })
  await expect(get(startUrl)).rejects.toThrow('ECONNREFUSED')
})

test('a user who declines is told that nothing was connected', async () => {
  const { back, result, provider } = await attempt()
  const page = await get(back({ error: 'access_denied', error_description: '<b>no</b>' }))
  expect(page.body).toContain('Nothing was connected')
  expect(page.body).not.toContain('<b>')
  await expect(result).rejects.toMatchObject({ code: 'reconnect', message: /declined/ })
  expect(provider.asked).toEqual([])
})

test.each([{ iss: 'https://evil.example' }, { response: 'a.jwt' }])(
  'an answer that is not the provider’s is not redeemed: %o',
  async (parameters) => {
    const { back, result, provider } = await attempt()
    await get(back({ code: CODE, ...parameters }))
    await expect(result).rejects.toMatchObject({ code: 'reconnect', message: /did not come from/ })
    expect(provider.asked).toEqual([])
  },
)

test('a page that is addressed by another name is refused (DNS rebinding)', async () => {
  const { back, startUrl } = await attempt()
  for (const host of ['evil.example', 'localhost', '127.0.0.1'])
    expect((await get(startUrl, { host })).status).toBe(403)
  expect((await get(back({ code: CODE }), { host: 'evil.example' })).status).toBe(403)
})

test('answers nothing else: other paths, other methods, other origins', async () => {
  const { back, startUrl, result } = await attempt()
  const { origin } = new URL(startUrl)
  for (const path of ['/', '/favicon.ico', '/callback/', '/CALLBACK', '/start/', '//evil.example'])
    expect((await get(`${origin}${path}`)).status).toBe(404)
  for (const method of ['POST', 'HEAD', 'OPTIONS', 'PUT'])
    expect(
      (await get(back({ code: CODE }), { origin: 'https://evil.example' }, method)).status,
    ).toBe(405)
  const page = await get(back({ code: CODE }), { origin: 'https://evil.example' })
  expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  await result
})

test('its pages run nothing, load nothing, and are kept nowhere', async () => {
  const { back } = await attempt()
  const { headers, body } = await get(back({ code: CODE }))
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? ''
  expect(policy).toContain(createHash('sha256').update(style).digest('base64'))
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect(body).not.toContain(CODE)
})

test('a fixed port that is taken is named, with what to do', async () => {
  const taken: Server = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { config } = await startProvider()
  const profile = profileFor('notion', {
    ...config,
    notion: { ...config.notion, redirectPort: port },
  })
  const options = {
    profile,
    client: { id: 'id', secret: 'secret' },
    timeoutMs: 1_000,
    clock: Date.now,
    pause: pauseBy(systemAfter),
    signal: new AbortController().signal,
    onStart: () => undefined,
    log: writtenLog(),
  }
  await expect(signInByBrowser(options)).rejects.toMatchObject({
    code: 'misconfigured',
    message: expect.stringContaining(String(port)) as string,
  })
  // Where the provider insists on a secret, its lack is told before a port is opened.
  await expect(
    signInByBrowser({ ...options, client: { id: 'id', secret: null } }),
  ).rejects.toMatchObject({ code: 'misconfigured', message: /secret/ })
})

test.each([
  ['invalid_client', 'misconfigured'],
  ['invalid_grant', 'reconnect'],
  ['redirect_uri_mismatch', 'misconfigured'],
])('an exchange refused with %s is a Trouble', async (error, code) => {
  const { provider, back, result } = await attempt()
  provider.on('/token', { status: 400, json: { error, error_description: CODE } })
  await get(back({ code: CODE }))
  await expect(result).rejects.toMatchObject({ name: 'Trouble', code })
})

test('tells nobody the code, the verifier and the tokens', async () => {
  const { provider, log, authorizeUrl, back, result } = await attempt()
  provider.on('/token', { status: 401, json: { error: 'new', ...GOOGLE_TOKENS } })
  await get(back({ code: 'evil', state: 'guess' }))
  await get(back({ code: CODE }))
  log.error('signing in failed', await result.catch((error: unknown) => error))
  const verifier = provider.asked[0]?.body['code_verifier'] ?? 'none'
  const state = authorizeUrl.searchParams.get('state') ?? 'none'
  for (const secret of [CODE, verifier, state, ...Object.values(GOOGLE_TOKENS).map(String)].filter(
    (text) => text.length > 6,
  ))
    expect(log.text()).not.toContain(secret)
})
