import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { errorOf, options, plain, secured, signIn } from './plain-oauth'

const NOON = Date.UTC(2026, 10, 22, 12)
const REDIRECT = 'http://127.0.0.1:47610/callback'
let fake: FakeProviders

beforeAll(async () => {
  fake = await startFakeProviders()
})
afterAll(() => fake.stop())
beforeEach(() => {
  fake.clock.set(NOON)
  fake.clearFaults()
})

/** What GitHub tells with status 200, as the error it is. */
const honest = async (url: string, init: RequestInit) => {
  const response = await plain(url, init)
  const text = await response.text()
  const status = text.includes('"error"') ? 400 : response.status
  return new Response(text, { status, headers: response.headers })
}

function github() {
  const { webUrl, clientId } = fake.config().github
  const server: oauth.AuthorizationServer = {
    issuer: secured(webUrl),
    device_authorization_endpoint: secured(`${webUrl}/login/device/code`),
    token_endpoint: secured(`${webUrl}/login/oauth/access_token`),
  }
  const client: oauth.Client = { client_id: clientId ?? '' }
  const options = { [oauth.customFetch]: honest }
  return {
    start: async () =>
      oauth.processDeviceAuthorizationResponse(
        server,
        client,
        await oauth.deviceAuthorizationRequest(
          server,
          client,
          oauth.None(),
          new URLSearchParams(),
          options,
        ),
      ),
    poll: async (code: string) =>
      oauth.processDeviceCodeResponse(
        server,
        client,
        await oauth.deviceCodeGrantRequest(server, client, oauth.None(), code, options),
      ),
    refresh: async (token: string) =>
      oauth.processRefreshTokenResponse(
        server,
        client,
        await oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, options),
      ),
  }
}

test('the device flow waits, slows down whoever hurries, and then lets in', async () => {
  const { start, poll } = github()
  const started = await start()
  expect(started.user_code).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(await errorOf(poll(started.device_code))).toBe('authorization_pending')
  fake.clock.advance(3000)
  expect(await errorOf(poll(started.device_code))).toBe('slow_down')
  // The raised interval stays.
  fake.clock.advance(6000)
  fake.github.oauth.device.approve()
  expect(await errorOf(poll(started.device_code))).toBe('slow_down')
  fake.clock.advance(15_000)
  const tokens = await poll(started.device_code)
  expect(tokens.expires_in).toBe(28_800)
  expect(await errorOf(poll(started.device_code))).toBe('incorrect_device_code')
})

test('a device code runs out, is denied, and is approved on the page of GitHub', async () => {
  const { start, poll } = github()
  const late = await start()
  fake.clock.advance(900_000)
  expect(await errorOf(poll(late.device_code))).toBe('expired_token')
  const denied = await start()
  fake.github.oauth.device.deny()
  expect(await errorOf(poll(denied.device_code))).toBe('access_denied')
  const { device_code: code, user_code: userCode, verification_uri: page } = await start()
  await fetch(`${page}?user_code=${userCode}&choice=allow`)
  expect(await poll(code)).toHaveProperty('access_token')
  fake.github.oauth.device.enabled = false
  expect(await errorOf(start())).toBe('device_flow_disabled')
  fake.github.oauth.device.enabled = true
})

test('renewing a token of the device flow needs no secret and ends the old pair', async () => {
  const { refresh } = github()
  const { tokens } = fake.github.oauth
  const old = fake.github.oauth.grant()
  const renewed = await refresh(old.refresh ?? '')
  expect(tokens.live(old.access)).toBeNull()
  expect(tokens.live(renewed.access_token)).not.toBeNull()
  expect(await errorOf(refresh(old.refresh ?? ''))).toBe('bad_refresh_token')
})

function google() {
  const { authorizeUrl, tokenUrl, issuer, clientId, clientSecret } = fake.config().fitbit
  const server: oauth.AuthorizationServer = {
    issuer,
    token_endpoint: secured(tokenUrl),
    authorization_response_iss_parameter_supported: true,
  }
  const client: oauth.Client = { client_id: clientId ?? '' }
  const auth = oauth.ClientSecretPost(clientSecret ?? '')
  const come = async (verifier: string, state: string) =>
    signIn(authorizeUrl, {
      client_id: client.client_id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'https://www.googleapis.com/auth/googlehealth.sleep.readonly',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
  const exchange = async (back: URL, verifier: string, state: string) => {
    const parameters = oauth.validateAuthResponse(server, client, back, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      parameters,
      REDIRECT,
      verifier,
      options,
    )
    return oauth.processAuthorizationCodeResponse(server, client, response)
  }
  return { come, exchange, server, client, auth }
}

test('Google lets in whoever holds the verifier, once', async () => {
  fake.google.oauth.consent = 'allow'
  const { come, exchange } = google()
  const verifier = oauth.generateRandomCodeVerifier()
  const back = await come(verifier, 'a-state')
  const tokens = await exchange(back, verifier, 'a-state')
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3599 })
  expect(tokens.refresh_token).toMatch(/^1\/\//)
  expect(await errorOf(exchange(back, verifier, 'a-state'))).toBe('invalid_grant')
  const stolen = await come(verifier, 'a-state')
  const other = oauth.generateRandomCodeVerifier()
  expect(await errorOf(exchange(stolen, other, 'a-state'))).toBe('invalid_grant')
  expect(fake.secrets()).toEqual(expect.arrayContaining([verifier, tokens.access_token]))
})

test('Google can come back with a foreign state or issuer, or with a refusal', async () => {
  const { come, exchange } = google()
  const verifier = oauth.generateRandomCodeVerifier()
  const { oauth: page } = fake.google
  page.consent = 'allow'
  page.answers = { state: 'foreign' }
  await expect(exchange(await come(verifier, 'mine'), verifier, 'mine')).rejects.toThrow(/state/)
  page.answers = { iss: 'https://evil.example' }
  await expect(exchange(await come(verifier, 'mine'), verifier, 'mine')).rejects.toThrow(/iss/)
  page.answers = {}
  page.consent = 'deny'
  const back = await come(verifier, 'mine')
  expect(back.searchParams.get('error')).toBe('access_denied')
})

test('Google renews without rotating; a revoked permission renews nothing', async () => {
  const { server, client, auth } = google()
  const refresh = async (token: string) =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, auth, token, options),
    )
  const pair = fake.google.oauth.grant()
  expect(await refresh(pair.refresh ?? '')).not.toHaveProperty('refresh_token')
  expect(await refresh(pair.refresh ?? '')).toHaveProperty('access_token')
  fake.revoke('fitbit')
  expect(await errorOf(refresh(pair.refresh ?? ''))).toBe('invalid_grant')
})

test('Notion wants its secret as it is, and rotates', async () => {
  fake.notion.oauth.consent = 'allow'
  const { apiUrl, clientId, clientSecret } = fake.config().notion
  const back = await signIn(`${apiUrl}/v1/oauth/authorize`, {
    client_id: clientId ?? '',
    redirect_uri: REDIRECT,
    response_type: 'code',
    owner: 'user',
    state: 'a-state',
  })
  const server = { issuer: apiUrl, token_endpoint: secured(`${apiUrl}/v1/oauth/token`) }
  const client = { client_id: clientId ?? '' }
  const raw: oauth.ClientAuth = (_server, _client, _body, headers) => {
    const text = `${clientId ?? ''}:${clientSecret ?? ''}`
    headers.set('authorization', `Basic ${Buffer.from(text).toString('base64')}`)
  }
  const parameters = oauth.validateAuthResponse(server, client, back, 'a-state')
  const exchange = (auth: oauth.ClientAuth) =>
    oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      parameters,
      REDIRECT,
      oauth.generateRandomCodeVerifier(),
      options,
    )
  expect((await exchange(oauth.ClientSecretBasic(clientSecret ?? ''))).status).toBe(401)
  const response = await exchange(raw)
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response)
  expect(tokens.expires_in).toBeUndefined()
  expect(tokens['workspace_name']).toBe(fake.notion.workspace.name)

  const refresh = async () =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(
        server,
        client,
        raw,
        tokens.refresh_token ?? '',
        options,
      ),
    )
  const renewed = await refresh()
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
  expect(await errorOf(refresh())).toBe('invalid_grant')
})
