import { expect, test } from 'vitest'
import { type OAuthClient, profileFor } from '../../../src/main/oauth/profiles'
import { type Revoked, revoke } from '../../../src/main/oauth/revoke'
import { type ProviderServer, type WrittenLog, startProvider, writtenLog } from './provider-server'

const TOKENS = {
  accessToken: 'ghu_access-token-of-somebody',
  refreshToken: '1//refresh-token-of-somebody',
  expiresAt: null,
  obtainedAt: 0,
}
const CLIENT = { id: 'an-id', secret: 'a_secret-1' }
const BASIC = `Basic ${Buffer.from('an-id:a_secret-1').toString('base64')}`

async function rig(timeoutMs = 20_000): Promise<{
  provider: ProviderServer
  log: WrittenLog
  run: (which: 'github' | 'fitbit' | 'notion', client?: OAuthClient | null) => Promise<Revoked>
}> {
  const provider = await startProvider()
  const log = writtenLog()
  return {
    provider,
    log,
    run: (which, client = CLIENT) =>
      revoke(profileFor(which, provider.config), client, TOKENS, {
        timeoutMs,
        clock: Date.now,
        log,
      }),
  }
}

test('GitHub takes the token back from whoever knows the secret', async () => {
  const { provider, run } = await rig()
  provider.on('/api/applications/an-id/token', { status: 204 })
  expect(await run('github')).toEqual({ confirmed: true, byHand: null })
  const [asked] = provider.asked
  expect(asked).toMatchObject({ method: 'DELETE', body: { access_token: TOKENS.accessToken } })
  expect(asked?.headers.authorization).toBe(BASIC)
})

test('without the secret GitHub takes both tokens back from whoever holds them', async () => {
  const { provider, run } = await rig()
  provider.on('/api/credentials/revoke', { status: 202 })
  expect(await run('github', { id: 'an-id', secret: null })).toEqual({
    confirmed: true,
    byHand: null,
  })
  const [asked] = provider.asked
  expect(asked).toMatchObject({
    method: 'POST',
    body: { credentials: [TOKENS.accessToken, TOKENS.refreshToken] },
  })
  expect(asked?.headers.authorization).toBeUndefined()
})

test('a GitHub that knows no such way is named with the page to do it by hand', async () => {
  const { provider, run } = await rig()
  provider.on('/api/credentials/revoke', { status: 404 })
  expect(await run('github', { id: 'an-id', secret: null })).toEqual({
    confirmed: false,
    byHand: `${provider.url}/settings/apps/authorizations`,
  })
})

test('Google takes both back by the refresh token', async () => {
  const { provider, run } = await rig()
  provider.on('/revoke', { status: 200, json: {} })
  expect((await run('fitbit')).confirmed).toBe(true)
  expect(provider.asked[0]?.body).toMatchObject({ token: TOKENS.refreshToken })
})

test('Notion takes the token back by its own endpoint', async () => {
  const { provider, run } = await rig()
  provider.on('/v1/oauth/revoke', { status: 200, json: { request_id: 'x' } })
  expect((await run('notion')).confirmed).toBe(true)
  expect(provider.asked[0]?.body).toEqual({ token: TOKENS.accessToken })
  expect(provider.asked[0]?.headers).toMatchObject({
    authorization: BASIC,
    'notion-version': '2026-03-11',
  })
})

test('a token that is worth nothing already is as good as taken back', async () => {
  const { provider, run } = await rig()
  provider.on('/revoke', { status: 400, json: { error: 'invalid_token' } })
  expect((await run('fitbit')).confirmed).toBe(true)
  provider.on('/api/applications/an-id/token', { status: 404, json: { message: 'Not Found' } })
  expect((await run('github')).confirmed).toBe(true)
})

test.each([
  { cut: true as const },
  { silent: true as const },
  { status: 500 },
  { status: 401, json: { error: 'invalid_client', token: TOKENS.accessToken } },
])('a provider that does not confirm never stops a disconnect: %o', async (reply) => {
  const { provider, log, run } = await rig('silent' in reply ? 200 : undefined)
  for (const path of ['/revoke', '/v1/oauth/revoke', '/api/applications/an-id/token'])
    provider.on(path, reply)
  for (const which of ['github', 'fitbit', 'notion'] as const) {
    const { confirmed, byHand } = await run(which)
    expect(confirmed).toBe(false)
    expect(byHand).toMatch(/^https?:\/\//)
  }
  expect(log.text()).not.toContain(TOKENS.accessToken)
})

test('a pasted token has no client to take it back with', async () => {
  const { provider, run } = await rig()
  expect(await run('notion', null)).toMatchObject({ confirmed: false })
  expect(provider.asked).toEqual([])
})
