import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { integrations } from '../../../../db/schema'
import type { IntegrationId, UserId } from '../../../../src/shared/domain/ids'
import { mergeMetadata } from '../../../../src/main/accounts/integration'
import type { Database, Queries } from '../../../../src/main/database/connection'
import { inTransaction } from '../../../../src/main/database/transaction'
import type { OwnPlace } from '../../../../src/main/oauth/vault/token-vault'
import { Trouble } from '../../../../src/main/trouble'
import { type TestDatabase, freshDatabase } from '../../../fixtures/database'
import { makeProfile } from '../../../fixtures/profile'
import { TOKENS, connection, expectNoTokens, noKeyring, storedRow, vaultRig } from './vault-rig'

let db: TestDatabase
let database: Database
let userId: UserId
let id: IntegrationId

beforeAll(async () => {
  db = await freshDatabase()
  database = db.database
})
afterAll(() => db.drop())
beforeEach(async () => {
  ;({ userId } = await makeProfile(database, 1_700_000_000_000))
  id = await connection(database, userId)
})

describe('tokens', () => {
  test('are there after a restart, and in no file, row or line of the log as they are', async () => {
    const rig = await vaultRig(userId)
    const place: OwnPlace = { integrationId: id, provider: 'github', kind: 'client_secret' }
    const before = rig.start()
    expect(await before.read(database, id)).toBeNull()
    await before.write(database, id, TOKENS)
    const clientSecret = await before.sealText(place, 'a client secret')
    await mergeMetadata(database, id, { client: { secret: clientSecret } })

    const after = rig.start()
    expect(await after.read(database, id)).toEqual(TOKENS)
    expect(await after.openText(place, clientSecret)).toBe('a client secret')
    await expectNoTokens(database, userId, rig.folder, rig.log.text())
    if (process.platform !== 'win32')
      for (const name of [rig.fileName, 'vault.key'])
        expect((await stat(join(rig.folder, name))).mode & 0o777).toBe(0o600)
    expect(await rig.files()).toEqual([rig.fileName, 'vault.key'])
  })

  test('without a renewal or an end are kept as that', async () => {
    const { start } = await vaultRig(userId)
    const pasted = { ...TOKENS, refreshToken: null, expiresAt: null }
    await start().write(database, id, TOKENS)
    await start().write(database, id, pasted)
    expect(await start().read(database, id)).toEqual(pasted)
  })

  test('are erased with their times, and other settings stay', async () => {
    const vault = (await vaultRig(userId)).start()
    await mergeMetadata(database, id, { choices: [1] })
    await vault.write(database, id, TOKENS)
    await vault.erase(database, id)
    expect(await vault.read(database, id)).toBeNull()
    expect(await storedRow(database, id)).toMatchObject({
      accessTokenEncrypted: null,
      refreshTokenEncrypted: null,
      metadata: { choices: [1] },
    })
  })

  test('are gone with the transaction that was to store them', async () => {
    const vault = (await vaultRig(userId)).start()
    await vault.write(database, id, TOKENS)
    const broken = inTransaction(database, async (tx: Queries) => {
      await vault.write(tx, id, { ...TOKENS, accessToken: 'other' })
      throw new Error('cut')
    })
    await expect(broken).rejects.toThrow('cut')
    expect(await vault.read(database, id)).toEqual(TOKENS)
  })

  test('are never sealed to the same bytes twice', async () => {
    const vault = (await vaultRig(userId)).start()
    await vault.write(database, id, TOKENS)
    const first = (await storedRow(database, id)).accessTokenEncrypted
    await vault.write(database, id, TOKENS)
    expect((await storedRow(database, id)).accessTokenEncrypted).not.toEqual(first)
  })
})

describe('what was tampered with', () => {
  async function expectLocked(vault: { read: (tx: Queries, id: IntegrationId) => unknown }) {
    const failure: unknown = await Promise.resolve(vault.read(database, id)).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Trouble)
    expect(failure).toMatchObject({ code: 'locked', message: /Sign in again/, cause: undefined })
  }
  const change = (bytes: (sealed: Buffer) => Buffer) => async () => {
    const { accessTokenEncrypted: sealed } = await storedRow(database, id)
    await database
      .update(integrations)
      .set({ accessTokenEncrypted: bytes(sealed ?? Buffer.alloc(0)) })
      .where(eq(integrations.id, id))
  }
  const flip = (at: number) =>
    change((sealed) => {
      const copy = Buffer.from(sealed)
      copy[at] = (copy[at] ?? 0) ^ 1
      return copy
    })

  test.each([
    ['a bit of the version', flip(0)],
    ['a bit of the key id', flip(4)],
    ['a bit of the nonce', flip(10)],
    ['a bit of the tag', flip(25)],
    ['a bit of the ciphertext', flip(40)],
    ['the end cut off', change((sealed) => sealed.subarray(0, -1))],
    ['nearly all cut off', change((sealed) => sealed.subarray(0, 12))],
    ['everything cut off', change(() => Buffer.alloc(0))],
    ['the token in the clear', change(() => Buffer.from(TOKENS.accessToken))],
    [
      'the refresh token in its place',
      async () => {
        await database
          .update(integrations)
          .set({ accessTokenEncrypted: sql`refresh_token_encrypted` })
          .where(eq(integrations.id, id))
      },
    ],
    [
      'another provider',
      async () => {
        await database
          .update(integrations)
          .set({ provider: 'notion' })
          .where(eq(integrations.id, id))
      },
    ],
  ])('%s does not open, and is said in words', async (_what, tamper) => {
    const vault = (await vaultRig(userId)).start()
    await vault.write(database, id, TOKENS)
    await tamper()
    await expectLocked(vault)
  })

  test('a token copied to a connection of another user opens for neither', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start()
    await vault.write(database, id, TOKENS)
    const { userId: stranger } = await makeProfile(database, 1_700_000_000_000)
    const other = await connection(database, stranger)
    const { accessTokenEncrypted } = await storedRow(database, id)
    await database
      .update(integrations)
      .set({ accessTokenEncrypted })
      .where(eq(integrations.id, other))
    expect(await vault.read(database, other)).toBeNull()
    const theirs = (await vaultRig(stranger, rig)).start()
    await expect(theirs.read(database, other)).rejects.toMatchObject({ code: 'locked' })
    expect(await vault.read(database, id)).toEqual(TOKENS)
  })

  test('a sealed text opens as nothing else', async () => {
    const vault = (await vaultRig(userId)).start()
    const place: OwnPlace = { integrationId: id, provider: 'github', kind: 'webhook_secret' }
    const sealed = await vault.sealText(place, 'hush')
    expect(await vault.openText(place, sealed)).toBe('hush')
    for (const wrong of [
      { ...place, kind: 'client_secret' as const },
      { ...place, provider: 'notion' },
      { ...place, integrationId: '0192f3c1-0000-7000-8000-000000000000' },
    ])
      await expect(vault.openText(wrong, sealed)).rejects.toMatchObject({ code: 'locked' })
    for (const text of ['', 'hush', sealed.slice(0, -6), sealed.toUpperCase()])
      await expect(vault.openText(place, text)).rejects.toMatchObject({ code: 'locked' })
  })

  test('another computer cannot open them, and does not harm them', async () => {
    const [home, other] = [(await vaultRig(userId)).start(), (await vaultRig(userId)).start()]
    await home.write(database, id, TOKENS)
    await expectLocked(other)
    await other.rotate(database)
    expect(await home.read(database, id)).toEqual(TOKENS)
  })
})

describe('a computer without a keyring', () => {
  test('keeps them in memory only: they work in this run, are written with no key, and end with it', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start(noKeyring())
    await vault.write(database, id, TOKENS)
    expect(await vault.read(database, id)).toEqual(TOKENS)
    expect(await vault.standing()).toMatchObject({
      protection: 'none',
      kept: 'memory',
      problem: /in memory only/,
    })
    expect(await rig.files()).toEqual([])
    await expectNoTokens(database, userId, rig.folder, rig.log.text())
    await expect(rig.start(noKeyring()).read(database, id)).rejects.toMatchObject({
      code: 'locked',
      message: /in memory only/,
    })
  })

  test('writes them once the user has allowed it, and takes that back with them', async () => {
    const rig = await vaultRig(userId)
    let allowed = false
    const start = () => rig.start(noKeyring(), () => allowed)
    const vault = start()
    await vault.write(database, id, TOKENS)
    allowed = true
    await vault.rotate(database)
    expect(await vault.standing()).toMatchObject({ kept: 'encrypted', problem: /could undo/ })
    expect(await start().read(database, id)).toEqual(TOKENS)
    allowed = false
    await vault.rotate(database)
    expect(await vault.read(database, id)).toEqual(TOKENS)
    expect(await rig.files()).toEqual([])
    await expect(start().read(database, id)).rejects.toMatchObject({ code: 'locked' })
  })
})
