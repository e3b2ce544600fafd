import type { UserId } from '@shared/domain/ids'
import { type Device, readDevice, writeDevice } from './accounts/device'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Host } from './host/host'
import type { Log } from './log'
import { type TokenVault, type VaultStanding, createTokenVault } from './oauth/vault/token-vault'
import { keepWrappedKeys, readWrappedKeys } from './settings/wrapped-keys'

export interface VaultParts {
  readonly host: Pick<Host, 'secrets'>
  readonly database: Database
  readonly device: Device
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Log
}

/** The vault of this device, and what happens around it. */
export interface HouseVault {
  readonly vault: TokenVault
  /** How well tokens are kept, as last looked. */
  standing(): VaultStanding
  isWeakAllowed(): boolean
  /** The user says whether a weak protection will do; what is sealed is sealed anew as they wish. */
  allowWeak(allowed: boolean): Promise<void>
  /** The profile has another password: with it their other devices can open what is sealed here. */
  passwordChanged(userId: UserId, password: string): Promise<void>
  /** Somebody signed in on this device: what their other devices have sealed can be opened here too. */
  signedIn(userId: UserId, password: string): Promise<void>
}

export async function openVault(parts: VaultParts): Promise<HouseVault> {
  const { host, database, dataFolder, clock } = parts
  let { weakVaultAllowed } = parts.device
  const vault = createTokenVault({
    dataFolder,
    keeper: host.secrets,
    isWeakAllowed: () => weakVaultAllowed,
    clock,
    log: parts.log.for('vault'),
  })
  let standing = await vault.standing()
  return {
    vault,
    standing: () => standing,
    isWeakAllowed: () => weakVaultAllowed,
    allowWeak: async (allowed) => {
      await writeDevice(dataFolder, {
        ...(await readDevice(dataFolder)),
        weakVaultAllowed: allowed,
      })
      weakVaultAllowed = allowed
      await vault.rotate(database)
      standing = await vault.standing()
    },
    passwordChanged: async (userId, password) =>
      keepWrappedKeys(database, userId, await vault.wrapForPassword(password)),
    signedIn: async (userId, password) => {
      const wrapping = await readWrappedKeys(database, userId)
      if (wrapping !== null) await vault.unlockWithPassword(database, password, wrapping, userId)
    },
  }
}
