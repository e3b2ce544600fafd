import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IntegrationId } from '../../../src/shared/domain/ids'
import { integrationOf } from '../../../src/main/accounts/integration'
import { type Database, openDatabase } from '../../../src/main/database/connection'
import { silentLog } from '../../../src/main/log'
import { profileFor } from '../../../src/main/oauth/profiles'
import { type TokenSource, createTokenSource } from '../../../src/main/oauth/token-source'
import type { Tokens } from '../../../src/main/oauth/tokens'
import { storedTokens } from '../../../src/main/oauth/vault/stored-tokens'
import type { TokenVault } from '../../../src/main/oauth/vault/token-vault'
import { type TestDatabase, freshDatabase } from '../../fixtures/database'
import { makeProfile } from '../../fixtures/profile'
import {
  type ProviderServer,
  type Reply,
  type WrittenLog,
  startProvider,
  writtenLog,
} from './provider-server'
import { vaultRig } from './vault/vault-rig'

const TOKEN = '/login/oauth/access_token'
const HOUR = 3_600_000
const START = 1_700_000_000_000
const FIRST: Tokens = {
  accessToken: 'ghu_first-access-token-0001',
  refreshToken: 'ghr_first-refresh-token-0001',
  expiresAt: START + 8 * HOUR,
  obtainedAt: START,
}
const pair = (name: string): Reply => ({
  json: {
    access_token: `ghu_${name}-access-token-0001`,
    refresh_token: `ghr_${name}-refresh-token-0001`,
    expires_in: 28_800,
    token_type: 'bearer',
  },
})
const SECOND = 'ghu_second-access-token-0001'
const DEAD: Reply = { json: { error: 'bad_refresh_token', error_description: 'ghr_first' } }

let db: TestDatabase
let database: Database
let id: IntegrationId
let now: number
let provider: ProviderServer
let vault: TokenVault
let log: WrittenLog

beforeAll(async () => {
  db = await freshDatabase()
  database = db.database
})
afterAll(() => db.drop())
beforeEach(async () => {
  now = START
  log = writtenLog()
  provider = await startProvider()
  const { userId } = await makeProfile(database, START)
  id = await integrationOf(database, userId, 'github')
  vault = (await vaultRig(userId)).start()
  await vault.write(database, id, FIRST)
})

/** The source of a device that starts now. */
function device(
  options: { database?: Database; failStore?: () => boolean; timeoutMs?: number } = {},
): TokenSource {
  const stored = storedTokens(options.database ?? database, vault, id)
  return createTokenSource({
    profile: profileFor('github', provider.config),
    client: () => Promise.resolve({ id: 'Iv23li', secret: null }),
    read: () => stored.read(),
    withLock: (work) =>
      stored.withLock((held) =>
        work({
          read: () => held.read(),
          store: async (tokens) => {
            if (options.failStore?.()) throw new Error('cut')
            await held.store(tokens)
          },
        }),
      ),
    timeoutMs: options.timeoutMs ?? provider.config.requestTimeoutMs,
    clock: () => now,
    log,
  })
}
const asked = (): (string | undefined)[] => provider.asked.map(({ body }) => body['refresh_token'])

describe('a token', () => {
  test('is used as it is for most of its life, and asked for nowhere', async () => {
    const source = device()
    for (const hours of [0, 3, 6.39]) {
      now = START + hours * HOUR
      expect(await source.access()).toBe(FIRST.accessToken)
    }
    expect(provider.asked).toEqual([])
  })

  test('is renewed at 80 % of its life, and the new pair is stored before it is used', async () => {
    provider.on(TOKEN, pair('second'))
    now = START + 6.4 * HOUR
    expect(await device().access()).toBe(SECOND)
    expect(await vault.read(database, id)).toEqual({
      accessToken: SECOND,
      refreshToken: 'ghr_second-refresh-token-0001',
      obtainedAt: now,
      expiresAt: now + 8 * HOUR,
    })
    expect(provider.asked[0]?.body).toEqual({
      grant_type: 'refresh_token',
      refresh_token: FIRST.refreshToken,
      client_id: 'Iv23li',
    })
  })

  test('that does not run out is never renewed by itself', async () => {
    await vault.write(database, id, { ...FIRST, expiresAt: null, refreshToken: null })
    now = START + 9_000 * HOUR
    expect(await device().access()).toBe(FIRST.accessToken)
  })

  test('is renewed once for all who ask at the same time', async () => {
    provider.on(TOKEN, pair('second'), DEAD)
    now = START + 9 * HOUR
    const source = device()
    const tokens = await Promise.all([
      source.access(),
      source.access(),
      source.renew(FIRST.accessToken),
      source.access(),
    ])
    expect(new Set(tokens)).toEqual(new Set([SECOND]))
    expect(asked()).toEqual([FIRST.refreshToken])
  })

  test('keeps its refresh token where none comes with the answer', async () => {
    provider.on(TOKEN, { json: { access_token: SECOND, token_type: 'bearer', expires_in: 3600 } })
    now = START + 9 * HOUR
    await device().access()
    expect((await vault.read(database, id))?.refreshToken).toBe(FIRST.refreshToken)
  })
})

describe('two devices on one database', () => {
  test('renew at the same time: one asks, the other waits and uses what it got', async () => {
    provider.on(TOKEN, pair('second'), DEAD)
    now = START + 9 * HOUR
    const elsewhere = openDatabase(db.connection, silentLog)
    try {
      const both = [device(), device({ database: elsewhere })]
      expect(await Promise.all(both.map((source) => source.access()))).toEqual([SECOND, SECOND])
    } finally {
      await elsewhere.$client.end()
    }
    expect(asked()).toEqual([FIRST.refreshToken])
  })

  test('a refused token that another has replaced meanwhile is not renewed again', async () => {
    await vault.write(database, id, { ...FIRST, accessToken: SECOND })
    now = START + HOUR
    expect(await device().renew(FIRST.accessToken)).toBe(SECOND)
    expect(provider.asked).toEqual([])
  })

  test('a disconnect while it is renewed is not undone by it', async () => {
    let answer: () => void = () => undefined
    const reached = new Promise<void>((resolve) =>
      provider.on(TOKEN, () => {
        resolve()
        return new Promise((reply) => (answer = () => reply(pair('second'))))
      }),
    )
    now = START + 9 * HOUR
    const renewing = device().access()
    await reached
    const erased = vault.erase(database, id)
    answer()
    await Promise.all([renewing, erased])
    expect(await vault.read(database, id)).toBeNull()
  })
})

describe('a crash between received and stored', () => {
  test('of the database: the pair is kept in memory and stored on the next try, without asking twice', async () => {
    provider.on(TOKEN, pair('second'), DEAD)
    now = START + 9 * HOUR
    let fails = true
    const source = device({ failStore: () => fails })
    await expect(source.access()).rejects.toThrow('cut')
    expect(await vault.read(database, id)).toEqual(FIRST)
    fails = false
    expect(await source.access()).toBe(SECOND)
    expect((await vault.read(database, id))?.accessToken).toBe(SECOND)
    expect(asked()).toEqual([FIRST.refreshToken])
  })

  test('of the process: the old refresh token is tried again, and works where the provider allows it', async () => {
    provider.on(TOKEN, pair('second'), pair('third'))
    now = START + 9 * HOUR
    await expect(device({ failStore: () => true }).access()).rejects.toThrow('cut')
    expect(await device().access()).toBe('ghu_third-access-token-0001')
    expect(asked()).toEqual([FIRST.refreshToken, FIRST.refreshToken])
    expect((await vault.read(database, id))?.refreshToken).toBe('ghr_third-refresh-token-0001')
  })

  test('of the process, where it does not: the user signs in again, and it is asked only once', async () => {
    provider.on(TOKEN, pair('second'), DEAD)
    now = START + 9 * HOUR
    await expect(device({ failStore: () => true }).access()).rejects.toThrow('cut')
    const source = device()
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(source.access()).rejects.toMatchObject({
        name: 'Trouble',
        code: 'reconnect',
        message: /Sign in again/,
      })
    await expect(source.renew(FIRST.accessToken)).rejects.toMatchObject({ code: 'reconnect' })
    expect(asked()).toHaveLength(2)
    // What was there stays: it is the user who lets go of it.
    expect(await vault.read(database, id)).toEqual(FIRST)
  })

  test('a new sign-in after it is used at once', async () => {
    provider.on(TOKEN, DEAD)
    now = START + 9 * HOUR
    const source = device()
    await expect(source.access()).rejects.toMatchObject({ code: 'reconnect' })
    await vault.write(database, id, {
      accessToken: SECOND,
      refreshToken: 'ghr_x',
      obtainedAt: now,
      expiresAt: now + HOUR,
    })
    expect(await source.access()).toBe(SECOND)
  })

  test('the end of the app waits for a pair that is on its way', async () => {
    let answer: () => void = () => undefined
    const reached = new Promise<void>((resolve) =>
      provider.on(TOKEN, () => {
        resolve()
        return new Promise((reply) => (answer = () => reply(pair('second'))))
      }),
    )
    now = START + 9 * HOUR
    const source = device()
    const renewing = source.access()
    await reached
    const settled = source.settled()
    answer()
    await settled
    expect((await vault.read(database, id))?.accessToken).toBe(SECOND)
    await renewing
  })
})

describe('a provider in trouble', () => {
  test.each([
    ['an error of its own', { status: 502, text: 'bad gateway' }, 'unreachable'],
    ['a cut line', { cut: true }, 'unreachable'],
    ['silence', { silent: true }, 'unreachable'],
    ['too many questions', { status: 429, headers: { 'Retry-After': '30' } }, 'rate-limited'],
  ] satisfies [string, Reply, string][])(
    '%s: the old token is used while it is good, and then it is said',
    async (_what, reply, code) => {
      provider.on(TOKEN, reply)
      const source = device({ timeoutMs: 'silent' in reply ? 1_000 : 20_000 })
      now = START + 7 * HOUR
      expect(await source.access()).toBe(FIRST.accessToken)
      expect(await source.access()).toBe(FIRST.accessToken)
      // It is left alone for a minute.
      expect(provider.asked).toHaveLength(1)
      now += 61_000
      expect(await source.access()).toBe(FIRST.accessToken)
      expect(provider.asked).toHaveLength(2)
      now = START + 8 * HOUR
      await expect(source.access()).rejects.toMatchObject({ name: 'Trouble', code })
      provider.on(TOKEN, pair('second'))
      expect(await source.access()).toBe(SECOND)
    },
  )

  test('a name that cannot be found is this computer’s network', async () => {
    const { config } = provider
    const source = createTokenSource({
      profile: profileFor('github', config, 'https://github.invalid'),
      client: () => Promise.resolve({ id: 'x', secret: null }),
      ...storedTokens(database, vault, id),
      timeoutMs: 5_000,
      clock: () => START + 9 * HOUR,
      log,
    })
    await expect(source.access()).rejects.toMatchObject({ code: 'offline', message: /network/ })
  })

  test('an answer that cannot be read is said, and the pair is not touched', async () => {
    provider.on(TOKEN, { text: '{"access_token":"ghu_sec' })
    now = START + 9 * HOUR
    await expect(device().access()).rejects.toMatchObject({ code: 'unreadable' })
    expect(await vault.read(database, id)).toEqual(FIRST)
  })
})

describe('a refused token', () => {
  test('is renewed long before its time', async () => {
    provider.on(TOKEN, pair('second'))
    now = START + HOUR
    expect(await device().renew(FIRST.accessToken)).toBe(SECOND)
  })

  test('that was just made is not renewed in a circle', async () => {
    provider.on(TOKEN, pair('second'), pair('third'))
    now = START + HOUR
    const source = device()
    const fresh = await source.renew(FIRST.accessToken)
    await expect(source.renew(fresh)).rejects.toMatchObject({ code: 'reconnect' })
    expect(provider.asked).toHaveLength(1)
  })

  test('that cannot be renewed means to sign in again', async () => {
    await vault.write(database, id, { ...FIRST, refreshToken: null, expiresAt: null })
    now = START + HOUR
    await expect(device().renew(FIRST.accessToken)).rejects.toMatchObject({ code: 'reconnect' })
  })

  test('of a connection that is not signed in is no puzzle', async () => {
    await vault.erase(database, id)
    const source = device()
    await expect(source.access()).rejects.toMatchObject({ code: 'reconnect' })
    await expect(source.renew('x')).rejects.toMatchObject({ code: 'reconnect' })
  })
})

test('neither tokens nor what a provider wrote get into errors or the log', async () => {
  now = START + 9 * HOUR
  for (const reply of [DEAD, { status: 500, json: FIRST }, { text: FIRST.refreshToken ?? '' }]) {
    provider.on(TOKEN, reply)
    log.error(
      'it failed',
      await device()
        .access()
        .catch((error: unknown) => error),
    )
  }
  expect(log.text()).toContain('it failed')
  expect(log.text()).not.toMatch(/first-(access|refresh)/)
})
