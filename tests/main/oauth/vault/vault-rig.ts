import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished } from 'vitest'
import { integrations } from '../../../../db/schema'
import type { IntegrationId, UserId } from '../../../../src/shared/domain/ids'
import { integrationOf } from '../../../../src/main/accounts/integration'
import type { Database } from '../../../../src/main/database/connection'
import { createKeyFile } from '../../../../src/main/host/browser/key-file'
import type { SecretStore } from '../../../../src/main/host/secret-store'
import type { Tokens } from '../../../../src/main/oauth/tokens'
import { createKeyMemory } from '../../../../src/main/oauth/vault/key-memory'
import { type TokenVault, createTokenVault } from '../../../../src/main/oauth/vault/token-vault'
import { keepWrappedKeys, readWrappedKeys } from '../../../../src/main/settings/wrapped-keys'
import { rowsOf } from '../../../fixtures/database'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'
import { type WrittenLog, writtenLog } from '../provider-server'

export const TOKENS: Tokens = {
  accessToken: 'ghu_16C7e42F292c6912E7710c838347Ae178B4a',
  refreshToken: 'ghr_1B4a2e77838347a7E420ce178F2E7c6912E1692',
  expiresAt: 1_700_000_000_000,
  obtainedAt: 1_699_971_200_000,
}

export interface VaultRig {
  readonly folder: string
  readonly log: WrittenLog
  /** The user's vault in a process that starts now. */
  readonly start: (keeper?: SecretStore, isWeakAllowed?: () => boolean) => TokenVault
  /** Names of files in the data folder that belong to the vault. */
  readonly files: () => Promise<string[]>
  readonly vaultFile: () => Promise<{ current: string; keys: { id: string; wrapped: string }[] }>
  /** The name of the user's file. */
  readonly fileName: string
}

/** A user's vault in a data folder, one of its own where none is given, with a key file. */
export async function vaultRig(userId: UserId, shared?: VaultRig): Promise<VaultRig> {
  const folder = shared?.folder ?? (await newFolder())
  const fileName = `vault-${userId}.json`
  const log = writtenLog()
  const keyFile = (): SecretStore => createKeyFile({ dataFolder: folder, clock: Date.now, log })
  return {
    folder,
    log,
    start: (keeper = keyFile(), isWeakAllowed = () => false) =>
      createTokenVault({
        userId,
        dataFolder: folder,
        keeper,
        isWeakAllowed,
        memory: createKeyMemory(),
        wrapping: {
          read: (tx) => readWrappedKeys(tx, userId),
          lock: async (tx) => {
            await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
          },
          keep: (tx, wrapping) => keepWrappedKeys(tx, userId, wrapping),
        },
        clock: Date.now,
        log,
      }),
    fileName,
    files: async () => (await readdir(folder)).sort(),
    vaultFile: async () =>
      JSON.parse(await readFile(join(folder, fileName), 'utf8')) as Awaited<
        ReturnType<VaultRig['vaultFile']>
      >,
  }
}

async function newFolder(): Promise<string> {
  const temp: TempFolder = await tempFolder('vault')
  onTestFinished(() => temp.remove())
  return temp.path
}

/** A computer without a keyring: what it wraps could be unwrapped by anyone. */
export function noKeyring(): SecretStore {
  return {
    protection: () => Promise.resolve('none'),
    wrap: (plain) => Promise.resolve(Buffer.from(plain.toString('hex'))),
    unwrap: (wrapped) =>
      Promise.resolve({ plain: Buffer.from(wrapped.toString(), 'hex'), rewrap: false }),
  }
}

/** A new connection. */
export function connection(
  database: Database,
  userId: UserId,
  provider = 'github',
): Promise<IntegrationId> {
  return integrationOf(database, userId, provider)
}

/** The row as it is stored. */
export async function storedRow(database: Database, id: IntegrationId) {
  const [row] = await database.select().from(integrations).where(eq(integrations.id, id))
  if (!row) throw new Error('there is no such row')
  return row
}

/** Nothing in the user's rows, the files or a text holds a token, in letters, hexadecimal digits or base64. */
export async function expectNoTokens(
  database: Database,
  userId: UserId,
  folder: string,
  text: string,
): Promise<void> {
  const rows = await rowsOf<{ row: string }>(
    database,
    sql`select integrations::text as row from integrations where user_id = ${userId}`,
  )
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')),
  )
  const everything = [...rows.map(({ row }) => row), ...files, text].join('\n')
  expect(everything).toContain(userId)
  for (const secret of [TOKENS.accessToken, TOKENS.refreshToken ?? '', 'a client secret']) {
    const bytes = Buffer.from(secret)
    for (const form of [secret, bytes.toString('hex'), bytes.toString('base64').slice(0, -4)])
      expect(everything.includes(form)).toBe(false)
  }
}
