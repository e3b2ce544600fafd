import { app, safeStorage } from 'electron'
import type { SecretStore } from '../secret-store'

/**
 * Keeps keys with the system's own keychain: Keychain on macOS, DPAPI on Windows, Secret Service, its portal or KWallet
 * on Linux. Only the asynchronous interface: the other one is gone in Electron 46.
 */
export function createSafeStorage(): SecretStore {
  return {
    protection: async () => {
      await app.whenReady()
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none'
      return hidesNothing() ? 'none' : 'keychain'
    },
    wrap: async (plain) => {
      await app.whenReady()
      return safeStorage.encryptStringAsync(plain.toString('base64'))
    },
    unwrap: async (wrapped) => {
      await app.whenReady()
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped)
      return { plain: Buffer.from(result, 'base64'), rewrap: shouldReEncrypt }
    },
  }
}

/** Without a keyring Chromium encrypts with a key that is the same everywhere; before `ready` it cannot tell. */
function hidesNothing(): boolean {
  if (process.platform !== 'linux') return false
  const backend = safeStorage.getSelectedStorageBackend()
  return backend === 'basic_text' || backend === 'unknown'
}
