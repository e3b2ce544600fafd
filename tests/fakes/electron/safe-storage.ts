import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SafeStorage } from 'electron'
import { app } from './app'

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>

/** One key of the system's; Chromium prefixes what it encrypts with a version too. */
interface SystemKey {
  readonly version: string
  readonly key: Buffer
}

class FakeSafeStorage implements Pick<
  SafeStorage,
  | 'decryptStringAsync'
  | 'encryptStringAsync'
  | 'getSelectedStorageBackend'
  | 'isAsyncEncryptionAvailable'
> {
  /** For tests: what a Linux desktop keeps passwords with. */
  backend: Backend = 'gnome_libsecret'
  /** For tests: is there anything to encrypt with? */
  available = true
  /** For tests: the keychain is locked, or the user has said no. */
  locked = false
  private keys: SystemKey[] = [{ version: 'v1', key: randomBytes(32) }]

  /** For tests: the system has a new key, and still knows the old one. */
  renewKey(): void {
    this.keys.push({ version: `v${this.keys.length + 1}`, key: randomBytes(32) })
  }

  /** For tests: the system has lost its keys, as after a new installation. */
  loseKeys(): void {
    this.keys = [{ version: 'v1', key: randomBytes(32) }]
  }

  getSelectedStorageBackend(): Backend {
    return app.isReady() ? this.backend : 'unknown'
  }

  isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.afterReady(() => this.available)
  }

  encryptStringAsync(plainText: string): Promise<Buffer> {
    return this.afterReady(() => {
      this.mustWork()
      const { version, key } = this.newest()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from(version), nonce, cipher.getAuthTag(), sealed])
    })
  }

  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    return this.afterReady(() => {
      this.mustWork()
      const version = encrypted.subarray(0, 2).toString()
      const known = this.keys.find((candidate) => candidate.version === version)
      if (!known) throw new Error('Error while decrypting the ciphertext')
      const decipher = createDecipheriv('aes-256-gcm', known.key, encrypted.subarray(2, 14))
      decipher.setAuthTag(encrypted.subarray(14, 30))
      const plain = Buffer.concat([decipher.update(encrypted.subarray(30)), decipher.final()])
      return { result: plain.toString('utf8'), shouldReEncrypt: known !== this.newest() }
    })
  }

  private newest(): SystemKey {
    const newest = this.keys.at(-1)
    if (!newest) throw new Error('there is no key')
    return newest
  }

  private mustWork(): void {
    if (!this.available || this.locked) throw new Error('Encryption is not available')
  }

  private afterReady<T>(work: () => T): Promise<T> {
    return Promise.resolve().then(() => {
      app.mustBeReady('safeStorage')
      return work()
    })
  }
}

export const safeStorage = new FakeSafeStorage()
