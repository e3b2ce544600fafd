import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { KEY_BYTES, seal, unseal } from '../../aes-gcm'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { createFile, readIfThere, setAside } from '../../private-file'
import type { SecretStore } from '../secret-store'

const BOUND = Buffer.from('familiar key file 1')

export interface KeyFileOptions {
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Log
}

/**
 * Keeps keys with a random key of 32 bytes in `<data folder>/vault.key`, which only this account can read. It is as safe
 * as the account's files are; what it wraps is worth nothing in a backup or a copy of the database alone.
 */
export function createKeyFile({ dataFolder, clock, log }: KeyFileOptions): SecretStore {
  const file = join(dataFolder, 'vault.key')

  const readOrMake = async (): Promise<Buffer> => {
    const found = await readIfThere(file)
    if (found?.length === KEY_BYTES) return found
    if (found !== null) {
      const aside = await setAside(file, clock())
      log.warn('vault.key is damaged: it was set aside, and a new one is made', { aside })
    }
    await createFile(file, randomBytes(KEY_BYTES))
    const made = await readIfThere(file)
    if (made?.length !== KEY_BYTES) throw new Error('vault.key cannot be read after it was written')
    return made
  }

  return {
    protection: () => Promise.resolve('key-file'),
    wrap: async (plain) => seal(await readOrMake(), plain, BOUND),
    unwrap: async (wrapped) => {
      const key = await readIfThere(file)
      if (key?.length !== KEY_BYTES) throw new Error('vault.key is missing or damaged')
      const plain = unseal(key, wrapped, BOUND)
      if (plain === null) throw new Error('this was wrapped with another vault.key')
      return { plain, rewrap: false }
    },
  }
}
