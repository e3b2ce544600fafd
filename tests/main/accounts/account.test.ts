import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { users } from '../../../db/schema'
import type { UserId } from '../../../src/shared/domain/ids'
import { integrationOf } from '../../../src/main/accounts/integration'
import { readDevice } from '../../../src/main/accounts/device'
import { ensureLocalProfile } from '../../../src/main/accounts/local-profile'
import type { AccountPorts } from '../../../src/main/ipc/handlers/account'
import { silentLog } from '../../../src/main/log'
import { accountService } from '../../../src/main/wire-account'
import { openSilences } from '../../../src/main/wire-silences'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const PASSWORD = 'three hedgehogs in a boat'
/** One with which the keys of this device cannot be locked. */
const UNLOCKABLE = 'a password that locks nothing'
const LOCATION = 'db.example.org:5432/familiar'

let place: TestDatabase
let folder: TempFolder
let now: number
let passwords: string[]

beforeAll(async () => {
  place = await freshDatabase()
})
afterAll(() => place.drop())
beforeEach(async () => {
  await place.database.execute(sql`truncate users cascade`)
  folder = await tempFolder()
  now = Date.parse('2026-05-04T12:00Z')
  passwords = []
})
afterEach(() => folder.remove())

/** Who lives here, as at the start of a household. */
async function moveIn(kind: 'embedded' | 'server', dataFolder = folder.path): Promise<UserId> {
  return ensureLocalProfile({
    database: place.database,
    dataFolder,
    device: await readDevice(dataFolder),
    kind,
    location: LOCATION,
    furnish: () => Promise.resolve(),
  })
}

function accountOf(userId: UserId, kind: 'embedded' | 'server' = 'embedded'): AccountPorts {
  return accountService({
    database: place.database,
    description: { kind, location: LOCATION, version: '18' },
    userId,
    dataFolder: folder.path,
    clock: () => now,
    log: silentLog,
    whileAtRest: (work) => work(),
    passwordChanged: async (_tx, password, previous) => {
      if (password === UNLOCKABLE) throw new Error('nothing can be locked with that')
      passwords.push(previous === null ? password : `${password}, before ${previous}`)
      await Promise.resolve()
    },
  })
}

const draft = (email: string, password: string | null, currentPassword: string | null = null) => ({
  email,
  password,
  currentPassword,
})

/** Another person's profile on the same server. */
async function somebodyElse(email: string): Promise<UserId> {
  const other = await tempFolder()
  const userId = await moveIn('server', other.path)
  await accountOf(userId, 'server').setSignIn(draft(email, PASSWORD))
  await other.remove()
  return userId
}

describe('a profile', () => {
  test('begins without name, address and password, and takes a first password without asking for one', async () => {
    const account = accountOf(await moveIn('embedded'))
    expect(await account.read()).toMatchObject({ displayName: null, email: null, signedIn: false })
    expect(await account.setDisplayName('Robin')).toMatchObject({ displayName: 'Robin' })
    expect(await account.setDisplayName('')).toMatchObject({ displayName: null })
    expect(await account.setSignIn(draft('robin@example.org', PASSWORD))).toMatchObject({
      email: 'robin@example.org',
    })
    expect(passwords).toEqual([PASSWORD])
  })

  test('asks for the password once there is one, for a new address too', async () => {
    const account = accountOf(await moveIn('embedded'))
    await account.setSignIn(draft('robin@example.org', PASSWORD))
    for (const current of [null, 'not the password'])
      await expect(
        account.setSignIn(draft('mallory@example.org', 'another long password', current)),
      ).rejects.toMatchObject({ code: 'BAD_INPUT', details: [{ path: 'currentPassword' }] })
    expect(await account.read()).toMatchObject({ email: 'robin@example.org' })
    await account.setSignIn(draft('robin@work.example', null, PASSWORD))
    await account.setSignIn(draft('robin@work.example', 'another long password', PASSWORD))
    await expect(
      account.setSignIn(draft('robin@example.org', null, PASSWORD)),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(passwords).toEqual([PASSWORD, `another long password, before ${PASSWORD}`])
  })

  test('whose keys cannot be locked with a new password keeps the one it had', async () => {
    const account = accountOf(await moveIn('embedded'))
    await account.setSignIn(draft('robin@example.org', PASSWORD))
    await expect(
      account.setSignIn(draft('robin@work.example', UNLOCKABLE, PASSWORD)),
    ).rejects.toThrow()
    expect(await account.read()).toMatchObject({ email: 'robin@example.org' })
    expect(await account.setSignIn(draft('robin@home.example', null, PASSWORD))).toMatchObject({
      email: 'robin@home.example',
    })
  })

  test('needs a password with its first address', async () => {
    const account = accountOf(await moveIn('embedded'))
    await expect(account.setSignIn(draft('robin@example.org', null))).rejects.toMatchObject({
      details: [{ path: 'password' }],
    })
    expect(await account.read()).toMatchObject({ email: null })
  })

  test('cannot take the address of somebody else', async () => {
    await somebodyElse('robin@example.org')
    const account = accountOf(await moveIn('server'), 'server')
    await expect(account.setSignIn(draft('robin@example.org', PASSWORD))).rejects.toMatchObject({
      details: [{ path: 'email' }],
    })
  })

  test('keeps its password as an argon2id hash, and nowhere else', async () => {
    const userId = await moveIn('embedded')
    await accountOf(userId).setSignIn(draft('robin@example.org', PASSWORD))
    const [row] = await place.database.select().from(users).where(eq(users.id, userId))
    expect(row?.hashedPassword).toMatch(/^\$argon2id\$/)
    const [audit] = await rowsOf<{ told: string }>(
      place.database,
      sql`select string_agg(action || coalesce(metadata::text, ''), ' ') as told from audit_logs`,
    )
    expect(audit?.told).toContain('account.sign_in_set')
    expect(audit?.told).not.toContain(PASSWORD)
  })
})

describe('signing in on a shared server', () => {
  test('makes this device live with that profile, and out again brings its own back', async () => {
    const robin = await somebodyElse('robin@example.org')
    const own = await moveIn('server')
    expect(own).not.toBe(robin)
    await accountOf(own, 'server').signIn('robin@example.org', PASSWORD)
    expect(await moveIn('server')).toBe(robin)
    const signedIn = accountOf(robin, 'server')
    expect(await signedIn.read()).toMatchObject({ email: 'robin@example.org', signedIn: true })
    await signedIn.signOut()
    expect(await moveIn('server')).toBe(own)
  })

  test('signing out of a profile that began here makes a new one of its own', async () => {
    const first = await moveIn('server')
    await accountOf(first, 'server').setSignIn(draft('robin@example.org', PASSWORD))
    await accountOf(first, 'server').signOut()
    const second = await moveIn('server')
    expect(second).not.toBe(first)
    await expect(accountOf(second, 'server').signOut()).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  /** It was left open, and on every other device the pet did not grow hungry any more, for ever. */
  test('what this device has paused pauses nothing any more once it has signed out, and another’s does', async () => {
    const { database } = place
    const robin = await somebodyElse('robin@example.org')
    const own = await moveIn('server')
    await accountOf(own, 'server').signIn('robin@example.org', PASSWORD)
    const silences = openSilences(database, () => undefined)
    const { deviceId } = await readDevice(folder.path)
    const repositories = await Promise.all(
      [deviceId, 'the-laptop'].map((device) => integrationOf(database, robin, 'git', device)),
    )
    for (const id of repositories) await silences.begin(robin, id, now)
    now += 60_000
    await accountOf(robin, 'server').signOut()
    const rows = await rowsOf<{ open: boolean }>(
      database,
      sql`select ended_at is null as open from source_silences
        order by integration_id <> ${repositories[0]}`,
    )
    expect(rows.map(({ open }) => open)).toEqual([false, true])
  })

  test('a wrong password and an unknown address are refused alike, and change nothing', async () => {
    await somebodyElse('robin@example.org')
    const own = await moveIn('server')
    const account = accountOf(own, 'server')
    const said = []
    for (const [email, password] of [
      ['robin@example.org', 'not the password'],
      ['nobody@example.org', PASSWORD],
    ] as const)
      said.push(await account.signIn(email, password).catch((error: unknown) => String(error)))
    expect(said[0]).toContain('No profile here')
    expect(said[1]).toBe(said[0])
    expect(await moveIn('server')).toBe(own)
  })

  test('five tries a minute, whoever they were for; a minute later it goes on', async () => {
    await somebodyElse('robin@example.org')
    const account = accountOf(await moveIn('server'), 'server')
    for (let n = 0; n < 5; n += 1)
      await expect(account.signIn('robin@example.org', `guess ${n}`)).rejects.toMatchObject({
        code: 'BAD_INPUT',
      })
    now += 20_000
    await expect(account.signIn('robin@example.org', PASSWORD)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Too many tries. You can try again in 40 seconds.',
    })
    now += 40_000
    await account.signIn('robin@example.org', PASSWORD)
  })

  test('an embedded database has nobody to sign in as', async () => {
    const account = accountOf(await moveIn('embedded'))
    await expect(account.signIn('robin@example.org', PASSWORD)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(account.signOut()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
