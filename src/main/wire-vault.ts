import { sql } from 'drizzle-orm'
import type { UserId } from '@shared/domain/ids'
import { type Device, readDevice, writeDevice } from './accounts/device'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import { messageOf } from './failure'
import type { Host } from './host/host'
import type { Log } from './log'
import type { KeyMemory } from './oauth/vault/key-memory'
import { type TokenVault, type VaultStanding, createTokenVault } from './oauth/vault/token-vault'
import { keepWrappedKeys, readWrappedKeys } from './settings/wrapped-keys'

export interface VaultParts {
  readonly host: Pick<Host, 'secrets'>
  readonly database: Database
  /** Whose household it is. */
  readonly userId: UserId
  readonly device: Device
  readonly dataFolder: string
  readonly keyMemory: KeyMemory
  readonly clock: Clock
  readonly log: Log
}

/** The vault of the household's user on this device, and what happens around it. */
export interface HouseVault {
  readonly vault: TokenVault
  /** How well tokens are kept, as last looked. */
  standing(): VaultStanding
  isWeakAllowed(): boolean
  /** The user says whether a weak protection will do; what is sealed is sealed anew as they wish. */
  allowWeak(allowed: boolean): Promise<void>
  /**
   * The profile gets another password: with it their other devices can open what is sealed here. Must run in the
   * transaction that sets it.
   */
  passwordChanged(tx: Queries, password: string, previous: string | null): Promise<void>
  /** That is kept: what other devices have shared can be opened here too. */
  passwordKept(): Promise<void>
  /** Somebody signed in on this device: what their other devices have sealed can be opened by their vault here too. */
  signedIn(userId: UserId, password: string): Promise<void>
}

export async function openVault(parts: VaultParts): Promise<HouseVault> {
  const { database, userId, dataFolder } = parts
  const log = parts.log.for('vault')
  let isAllowed = isWeakAllowedFor(userId, parts.device)
  const vault = vaultOf(parts, userId, () => isAllowed)
  await vault.catchUp(database).catch((error: unknown) => {
    log.warn('the keys of other devices could not be taken over', { problem: messageOf(error) })
  })
  await vault.endLeftWeak(database).catch((error: unknown) => {
    log.warn('keys are still kept weakly, which is not allowed', { problem: messageOf(error) })
  })
  let standing = await vault.standing()
  return {
    vault,
    standing: () => standing,
    isWeakAllowed: () => isAllowed,
    allowWeak: async (allowed) => {
      const device = await readDevice(dataFolder)
      const others = device.weakVaultUsers.filter((other) => other !== userId)
      await writeDevice(dataFolder, {
        ...device,
        weakVaultUsers: allowed ? [...others, userId] : others,
      })
      isAllowed = allowed
      await vault.rotate(database)
      standing = await vault.standing()
    },
    passwordChanged: (tx, password, previous) => vault.protectWithPassword(tx, password, previous),
    passwordKept: () => vault.catchUp(database),
    signedIn: async (who, password) => {
      const isAllowedToThem = isWeakAllowedFor(who, await readDevice(dataFolder))
      await vaultOf(parts, who, () => isAllowedToThem).unlockWithPassword(database, password)
    },
  }
}

function isWeakAllowedFor(userId: UserId, { weakVaultUsers }: Device): boolean {
  return weakVaultUsers.includes(userId)
}

function vaultOf(parts: VaultParts, userId: UserId, isWeakAllowed: () => boolean): TokenVault {
  const { host, dataFolder, keyMemory, clock, log } = parts
  return createTokenVault({
    userId,
    dataFolder,
    keeper: host.secrets,
    isWeakAllowed,
    memory: keyMemory,
    wrapping: {
      read: (tx) => readWrappedKeys(tx, userId),
      lock: async (tx) => {
        await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
      },
      keep: (tx, wrapping) => keepWrappedKeys(tx, userId, wrapping),
    },
    clock,
    log: log.for('vault'),
  })
}
