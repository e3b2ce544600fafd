import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { integrations } from '../../../../db/schema'
import type { IntegrationId, UserId } from '../../../../src/shared/domain/ids'
import { mergeMetadata } from '../../../../src/main/accounts/integration'
import type { Database } from '../../../../src/main/database/connection'
import type { OwnPlace } from '../../../../src/main/oauth/vault/token-vault'
import { type TestDatabase, freshDatabase } from '../../../fixtures/database'
import { makeProfile } from '../../../fixtures/profile'
import { TOKENS, connection, expectNoTokens, storedRow, vaultRig } from './vault-rig'

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

describe('the files', () => {
  test('a damaged file of keys is set aside, told, and replaced on the next sign-in', async () => {
    const rig = await vaultRig(userId)
    await rig.start().write(database, id, TOKENS)
    await writeFile(join(rig.folder, rig.fileName), '{"version":1,"keys":[')
    const vault = rig.start()
    await expect(vault.read(database, id)).rejects.toMatchObject({ code: 'locked' })
    const [aside] = (await rig.files()).filter((name) => name.includes('damaged'))
    expect(await readFile(join(rig.folder, aside ?? ''), 'utf8')).toBe('{"version":1,"keys":[')
    expect(rig.log.text()).toContain(aside)
    expect((await vault.standing()).problem).toContain(aside)
    await vault.write(database, id, TOKENS)
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
  })

  test('one of a newer Familiar is left alone', async () => {
    const rig = await vaultRig(userId)
    await writeFile(join(rig.folder, rig.fileName), '{"version":2}')
    await expect(rig.start().write(database, id, TOKENS)).rejects.toMatchObject({
      code: 'locked',
      message: /newer Familiar/,
    })
    expect(await readFile(join(rig.folder, rig.fileName), 'utf8')).toBe('{"version":2}')
  })

  test('a lost vault.key locks what there was, and the next sign-in works and lasts', async () => {
    const rig = await vaultRig(userId)
    await rig.start().write(database, id, TOKENS)
    await rm(join(rig.folder, 'vault.key'))
    const vault = rig.start()
    await expect(vault.read(database, id)).rejects.toMatchObject({ code: 'locked' })
    await vault.write(database, id, TOKENS)
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
    // The old key may open again one day: a backup of vault.key may turn up.
    expect((await rig.vaultFile()).keys).toHaveLength(2)
  })

  test('two processes that use it first at the same moment end with the same keys', async () => {
    const rig = await vaultRig(userId)
    const other = await connection(database, userId, 'notion')
    const vaults = [rig.start(), rig.start(), rig.start(), rig.start()]
    await Promise.all(
      vaults.map((vault, index) => vault.write(database, index % 2 === 0 ? id : other, TOKENS)),
    )
    for (const vault of [...vaults, rig.start()]) {
      expect(await vault.read(database, id)).toEqual(TOKENS)
      expect(await vault.read(database, other)).toEqual(TOKENS)
    }
  })

  test('a keychain that is locked for now locks, and nothing is wiped', async () => {
    const rig = await vaultRig(userId)
    await rig.start().write(database, id, TOKENS)
    const locked = rig.start({
      protection: () => Promise.resolve('keychain'),
      wrap: () => Promise.reject(new Error('locked')),
      unwrap: () => Promise.reject(new Error('locked')),
    })
    await expect(locked.read(database, id)).rejects.toMatchObject({ message: /keychain/ })
    // A sign-in meanwhile is not lost, but is not written either.
    const other = await connection(database, userId, 'notion')
    await locked.write(database, other, TOKENS)
    expect(await locked.read(database, other)).toEqual(TOKENS)
    expect(await locked.standing()).toMatchObject({ kept: 'memory', problem: /refused/ })
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
  })

  test('a key the system wants wrapped anew is, and opens by its new wrapping alone', async () => {
    const rig = await vaultRig(userId)
    let generation = 1
    const keeper = {
      protection: () => Promise.resolve('keychain' as const),
      wrap: (plain: Buffer) => Promise.resolve(Buffer.concat([Buffer.from([generation]), plain])),
      unwrap: (wrapped: Buffer) =>
        wrapped[0] === generation || wrapped[0] === generation - 1
          ? Promise.resolve({
              plain: wrapped.subarray(1),
              rewrap: wrapped[0] !== generation,
            })
          : Promise.reject(new Error('too old')),
    }
    await rig.start(keeper).write(database, id, TOKENS)
    for (generation of [2, 3, 4]) expect(await rig.start(keeper).read(database, id)).toEqual(TOKENS)
  })
})

describe('a new key', () => {
  test('seals everything anew, tokens and secrets, and the old one is forgotten', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start()
    const other = await connection(database, userId, 'notion')
    const place: OwnPlace = { integrationId: other, provider: 'notion', kind: 'client_secret' }
    await vault.write(database, id, TOKENS)
    await mergeMetadata(database, other, {
      client: { list: [{ secret: await vault.sealText(place, 'a client secret') }] },
      title: 'sealed.by a kiss',
    })
    const before = await rig.vaultFile()
    expect(await vault.rotate(database)).toBe(2)
    const after = await rig.vaultFile()
    expect(after.keys).toHaveLength(1)
    expect(after.current).not.toBe(before.current)
    for (const reader of [vault, rig.start()]) {
      expect(await reader.read(database, id)).toEqual(TOKENS)
      const { metadata } = await storedRow(database, other)
      expect(metadata).toMatchObject({ title: 'sealed.by a kiss' })
      const { client } = metadata as { client: { list: { secret: string }[] } }
      expect(await reader.openText(place, client.list[0]?.secret ?? '')).toBe('a client secret')
    }
    await expectNoTokens(database, userId, rig.folder, rig.log.text())
  })

  test('that was begun and cut short before the rows changed loses nothing', async () => {
    const rig = await vaultRig(userId)
    await rig.start().write(database, id, TOKENS)
    const cut = rig.start()
    // A database that is away: the key is written, the rows are not.
    const away: Database = Object.assign(Object.create(database) as Database, {
      transaction: () => Promise.reject(new Error('the database is away')),
    })
    await expect(cut.rotate(away)).rejects.toThrow('away')
    expect((await rig.vaultFile()).keys).toHaveLength(2)
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
    const next = rig.start()
    await next.rotate(database)
    expect((await rig.vaultFile()).keys).toHaveLength(1)
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
  })

  test('that was cut short after the rows changed, before the old one was forgotten, loses nothing', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start()
    await vault.write(database, id, TOKENS)
    const old = await rig.vaultFile()
    await vault.rotate(database)
    const fresh = await rig.vaultFile()
    await writeFile(
      join(rig.folder, rig.fileName),
      JSON.stringify({ ...fresh, keys: [...old.keys, ...fresh.keys] }),
    )
    expect(await rig.start().read(database, id)).toEqual(TOKENS)
  })

  test('does not forget the one of what would not open', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start()
    await vault.write(database, id, TOKENS)
    await database
      .update(integrations)
      .set({ accessTokenEncrypted: sql`refresh_token_encrypted` })
      .where(eq(integrations.id, id))
    await vault.rotate(database)
    expect((await rig.vaultFile()).keys).toHaveLength(2)
  })

  test('waits for a sign-in that is being stored', async () => {
    const rig = await vaultRig(userId)
    const vault = rig.start()
    await vault.write(database, id, TOKENS)
    const later = { ...TOKENS, accessToken: 'later' }
    await Promise.all([vault.write(database, id, later), vault.rotate(database)])
    expect(await rig.start().read(database, id)).toEqual(later)
  })
})
