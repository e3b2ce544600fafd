import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IntegrationId, UserId } from '../../../../src/shared/domain/ids'
import { readDevice, writeDevice } from '../../../../src/main/accounts/device'
import type { Database } from '../../../../src/main/database/connection'
import { inTransaction } from '../../../../src/main/database/transaction'
import { createKeyFile } from '../../../../src/main/host/browser/key-file'
import type { SecretStore } from '../../../../src/main/host/secret-store'
import { silentLog } from '../../../../src/main/log'
import { openFrom, sealFor } from '../../../../src/main/oauth/vault/envelope'
import { type KeyMemory, createKeyMemory } from '../../../../src/main/oauth/vault/key-memory'
import { newKey } from '../../../../src/main/oauth/vault/key-ring'
import type { TokenVault } from '../../../../src/main/oauth/vault/token-vault'
import { keepWrappedKeys, readWrappedKeys } from '../../../../src/main/settings/wrapped-keys'
import { openVault } from '../../../../src/main/wire-vault'
import { type TestDatabase, freshDatabase } from '../../../fixtures/database'
import { makeProfile } from '../../../fixtures/profile'
import { TOKENS, connection, expectNoTokens, noKeyring, storedRow, vaultRig } from './vault-rig'

const PASSWORD = 'correct horse'

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

const other = (): Promise<IntegrationId> => connection(database, userId, 'notion')
const wrapping = async (whose = userId): Promise<string> =>
  (await readWrappedKeys(database, whose)) ?? ''
/** A computer on which nobody has been yet. */
const computer = async (): Promise<TokenVault> => (await vaultRig(userId)).start()
/** The user sets a password on a computer. */
async function protect(vault: TokenVault, password: string, previous: string | null) {
  await inTransaction(database, (tx) => vault.protectWithPassword(tx, password, previous))
  await vault.catchUp(database)
}
/** A computer on which the user has just signed in. */
async function signedIn(password = PASSWORD): Promise<TokenVault> {
  const vault = await computer()
  await vault.unlockWithPassword(database, password)
  return vault
}

describe('a second computer with the account’s password', () => {
  test('uses the same connections, both ways', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    const first = home.start()
    await first.write(database, id, TOKENS)
    await protect(first, PASSWORD, null)
    const second = laptop.start()
    const notion = await other()
    await second.write(database, notion, TOKENS)
    await second.unlockWithPassword(database, PASSWORD)
    expect(await laptop.start().read(database, id)).toEqual(TOKENS)
    // What the second one had before, and what it stores from now on, the first can open.
    expect(await home.start().read(database, notion)).toEqual(TOKENS)
    await laptop.start().write(database, notion, { ...TOKENS, accessToken: 'newer' })
    expect((await home.start().read(database, notion))?.accessToken).toBe('newer')
    await expectNoTokens(database, userId, home.folder, await wrapping())
  })

  test('is kept out by another password, or a wrapping that was changed', async () => {
    const first = await computer()
    await first.write(database, id, TOKENS)
    await protect(first, PASSWORD, null)
    const whole = await wrapping()
    const second = await computer()
    const greedy = whole.replace('"memoryCost":65536', '"memoryCost":99999999')
    expect(greedy).not.toBe(whole)
    for (const [password, text] of [
      ['wrong horse', whole],
      [PASSWORD, '{}'],
      [PASSWORD, greedy],
      [PASSWORD, whole.replace(/"keys":"..../, '"keys":"AAAA')],
    ] as const) {
      await keepWrappedKeys(database, userId, text)
      await expect(second.unlockWithPassword(database, password)).rejects.toMatchObject({
        code: 'locked',
      })
    }
    await expect(second.read(database, id)).rejects.toMatchObject({ code: 'locked' })
  })

  test('has the keys of after a rotation, which asked for no password', async () => {
    const home = await vaultRig(userId)
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    await home.start().rotate(database)
    const laptop = await signedIn()
    expect(await laptop.read(database, id)).toEqual(TOKENS)
    // It seals with the new key, not with one that the first computer has forgotten.
    await laptop.write(database, id, { ...TOKENS, accessToken: 'renewed' })
    expect((await home.start().read(database, id))?.accessToken).toBe('renewed')
  })

  test('takes a rotation of the first over at its next start, and the other way round', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    await laptop.start().unlockWithPassword(database, PASSWORD)
    for (const [one, another] of [
      [home, laptop],
      [laptop, home],
    ] as const) {
      await one.start().rotate(database)
      const stale = another.start()
      const notion = await other()
      await stale.write(database, notion, TOKENS)
      await stale.catchUp(database)
      expect(await another.start().read(database, id)).toEqual(TOKENS)
      expect(await one.start().read(database, notion)).toEqual(TOKENS)
    }
  })

  test('opens what the first has sealed anew while both run, and goes on with its key', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    const running = laptop.start()
    await running.unlockWithPassword(database, PASSWORD)
    await home.start().rotate(database)
    expect(await running.read(database, id)).toEqual(TOKENS)
    await running.write(database, id, { ...TOKENS, accessToken: 'renewed' })
    expect((await home.start().read(database, id))?.accessToken).toBe('renewed')
  })

  test('two that rotate at once both end with keys that open everything', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    await laptop.start().unlockWithPassword(database, PASSWORD)
    await Promise.all([home.start().rotate(database), laptop.start().rotate(database)])
    for (const rig of [home, laptop]) {
      const vault = rig.start()
      await vault.catchUp(database)
      expect(await vault.read(database, id)).toEqual(TOKENS)
    }
    expect(await (await signedIn()).read(database, id)).toEqual(TOKENS)
  })
})

describe('another password', () => {
  test('opens what the one before did, and that one nothing more; other computers go on sharing', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    await laptop.start().unlockWithPassword(database, PASSWORD)
    await protect(laptop.start(), 'a newer horse', PASSWORD)
    await expect(signedIn()).rejects.toMatchObject({ code: 'locked' })
    await home.start().rotate(database)
    expect(await (await signedIn('a newer horse')).read(database, id)).toEqual(TOKENS)
  })

  test('set on a computer that knew no keys keeps those of the others', async () => {
    const home = await computer()
    await home.write(database, id, TOKENS)
    await protect(home, PASSWORD, null)
    const fresh = await computer()
    await protect(fresh, 'a newer horse', PASSWORD)
    expect(await fresh.read(database, id)).toEqual(TOKENS)
    expect(await (await signedIn('a newer horse')).read(database, id)).toEqual(TOKENS)
  })
})

test('a computer without a keyring shares keys it does not write; allowed and disallowed again, it goes on so', async () => {
  const rig = await vaultRig(userId)
  let allowed = false
  const vault = rig.start(noKeyring(), () => allowed)
  await vault.write(database, id, TOKENS)
  await protect(vault, PASSWORD, null)
  for (const next of [true, false]) {
    allowed = next
    await vault.rotate(database)
    expect(await rig.files()).toEqual(next ? [rig.fileName] : [])
    expect(await (await signedIn()).read(database, id)).toEqual(TOKENS)
    expect(await vault.read(database, id)).toEqual(TOKENS)
  }
})

describe('two users of one computer and one database', () => {
  async function both() {
    const stranger = (await makeProfile(database, 1_700_000_000_000)).userId
    const mine = await vaultRig(userId)
    const theirs = await vaultRig(stranger, mine)
    const theirId = await connection(database, stranger)
    const theirTokens = { ...TOKENS, accessToken: 'theirs' }
    await mine.start().write(database, id, TOKENS)
    await theirs.start().write(database, theirId, theirTokens)
    return { mine, theirs, stranger, theirId, theirTokens }
  }

  test('each reads, writes, erases and rotates what is their own, and no more', async () => {
    const { mine, theirs, theirId, theirTokens } = await both()
    expect(await mine.start().read(database, id)).toEqual(TOKENS)
    expect(await mine.start().read(database, theirId)).toBeNull()
    await expect(mine.start().write(database, theirId, TOKENS)).rejects.toThrow('no such')
    await mine.start().erase(database, theirId)
    const [row, keys] = [await storedRow(database, theirId), await theirs.vaultFile()]
    expect(await mine.start().rotate(database)).toBe(1)
    expect(await storedRow(database, theirId)).toEqual(row)
    expect(await theirs.vaultFile()).toEqual(keys)
    expect(await theirs.start().read(database, theirId)).toEqual(theirTokens)
    expect(await mine.start().read(database, id)).toEqual(TOKENS)
  })

  test('a password of one wraps no key of the other’s', async () => {
    const { mine, theirs, stranger, theirId, theirTokens } = await both()
    await protect(theirs.start(), 'theirs', null)
    expect(await readWrappedKeys(database, userId)).toBeNull()
    const away = await vaultRig(stranger)
    await away.start().unlockWithPassword(database, 'theirs')
    expect(await away.start().read(database, theirId)).toEqual(theirTokens)
    const ids = async (rig: typeof away) => (await rig.vaultFile()).keys.map((key) => key.id)
    expect(await ids(away)).toEqual(await ids(theirs))
    expect(await ids(away)).not.toContain((await mine.vaultFile()).current)
    // What one has wrapped is not taken for the other's, even with the password.
    await keepWrappedKeys(database, userId, await wrapping(stranger))
    await expect(mine.start().unlockWithPassword(database, 'theirs')).rejects.toMatchObject({
      code: 'locked',
    })
    await mine.start().catchUp(database)
    expect(await mine.start().read(database, id)).toEqual(TOKENS)
  })

  test('an entry copied from the file of one into that of the other does not open', async () => {
    const { mine, theirs, stranger, theirId } = await both()
    const text = await readFile(join(mine.folder, mine.fileName), 'utf8')
    await writeFile(join(theirs.folder, theirs.fileName), text.replaceAll(userId, stranger))
    await theirs.start().write(database, theirId, TOKENS)
    expect((await theirs.vaultFile()).current).not.toBe((await mine.vaultFile()).current)
    expect(await theirs.start().read(database, theirId)).toEqual(TOKENS)
  })

  test('what is sealed for one does not open for the other, with the same key and in the same row', () => {
    const key = newKey('written')
    const place = { userId, integrationId: id, provider: 'github', kind: 'access_token' } as const
    const envelope = sealFor(place, key, 'a token')
    expect(openFrom(place, key, envelope)).toBe('a token')
    const theirs = { ...place, userId: '0192f3c1-0000-7000-8000-000000000000' as UserId }
    expect(openFrom(theirs, key, envelope)).toBeNull()
  })
})

describe('a household', () => {
  /** The household of a user in a process that has these keys in memory; there is no keyring. */
  async function house(
    whose: UserId,
    folder: string,
    keyMemory: KeyMemory,
    secrets: SecretStore = noKeyring(),
  ) {
    return openVault({
      host: { secrets },
      database,
      userId: whose,
      device: await readDevice(folder),
      dataFolder: folder,
      keyMemory,
      clock: Date.now,
      log: silentLog,
    })
  }

  test('that somebody signs in to has their keys, and those who leave it keep theirs', async () => {
    const stranger = (await makeProfile(database, 1_700_000_000_000)).userId
    const theirId = await connection(database, stranger)
    const away = await vaultRig(stranger)
    await away.start().write(database, theirId, TOKENS)
    await protect(away.start(), 'theirs', null)

    const { folder } = await vaultRig(userId)
    const memory = createKeyMemory()
    const mine = await house(userId, folder, memory)
    await mine.vault.write(database, id, TOKENS)
    await mine.signedIn(stranger, 'theirs')
    const theirs = await house(stranger, folder, memory)
    expect(await theirs.vault.read(database, theirId)).toEqual(TOKENS)
    await inTransaction(database, (tx) => theirs.passwordChanged(tx, 'newer', 'theirs'))
    await theirs.passwordKept()
    expect(await (await house(userId, folder, memory)).vault.read(database, id)).toEqual(TOKENS)
    const elsewhere = await vaultRig(stranger)
    await elsewhere.start().unlockWithPassword(database, 'newer')
    expect((await elsewhere.vaultFile()).keys).toHaveLength(1)
  })

  test('allows the weak protection for its own user alone', async () => {
    const stranger = (await makeProfile(database, 1_700_000_000_000)).userId
    const { folder, fileName, files } = await vaultRig(userId)
    const memory = createKeyMemory()
    const mine = await house(userId, folder, memory)
    await mine.vault.write(database, id, TOKENS)
    await mine.allowWeak(true)
    const theirs = await house(stranger, folder, memory)
    expect(theirs.isWeakAllowed()).toBe(false)
    expect(theirs.standing().kept).toBe('memory')
    await theirs.allowWeak(true)
    await theirs.allowWeak(false)
    expect((await house(userId, folder, memory)).standing().kept).toBe('encrypted')
    expect(await files()).toEqual(['device.json', fileName])
    const afterRestart = await house(userId, folder, createKeyMemory())
    expect(await afterRestart.vault.read(database, id)).toEqual(TOKENS)
  })

  test('ends at its start what was disallowed just before the app was killed', async () => {
    const { folder, files } = await vaultRig(userId)
    const mine = await house(userId, folder, createKeyMemory())
    await mine.allowWeak(true)
    await mine.vault.write(database, id, TOKENS)
    await writeDevice(folder, { ...(await readDevice(folder)), weakVaultUsers: [] })
    const next = await house(userId, folder, createKeyMemory())
    expect(await files()).toEqual(['device.json'])
    expect(next.standing().kept).toBe('memory')
    expect(await next.vault.read(database, id), 'it lasts until the next end').toEqual(TOKENS)
  })

  test('takes over at its start what another computer has rotated', async () => {
    const [home, laptop] = [await vaultRig(userId), await vaultRig(userId)]
    await home.start().write(database, id, TOKENS)
    await protect(home.start(), PASSWORD, null)
    await laptop.start().unlockWithPassword(database, PASSWORD)
    await laptop.start().rotate(database)
    const keyFile = createKeyFile({ dataFolder: home.folder, clock: Date.now, log: silentLog })
    const opened = await house(userId, home.folder, createKeyMemory(), keyFile)
    expect(await opened.vault.read(database, id)).toEqual(TOKENS)
  })
})
