import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import type { SecretStore } from '../../../../src/main/host/secret-store'
import { onPlatform } from './platform'

const secret = randomBytes(32)

async function keychain(
  platform: NodeJS.Platform = 'darwin',
): Promise<{ electron: FakeElectron; store: SecretStore }> {
  onPlatform(platform)
  const electron = await freshElectron()
  const { createSafeStorage } = await import('../../../../src/main/host/electron/safe-storage')
  const store = createSafeStorage()
  electron.app.becomeReady()
  return { electron, store }
}

describe('the keychain', () => {
  it('unwraps what it wrapped, byte for byte', async () => {
    const { store } = await keychain()
    const wrapped = await store.wrap(secret)
    expect(wrapped.includes(secret)).toBe(false)
    expect(await store.unwrap(wrapped)).toEqual({ plain: secret, rewrap: false })
  })

  it('can be asked before Electron is ready, and answers when it is', async () => {
    const electron = await freshElectron()
    const { createSafeStorage } = await import('../../../../src/main/host/electron/safe-storage')
    const store = createSafeStorage()
    const wrapped = store.wrap(secret)
    const protection = store.protection()
    electron.app.becomeReady()
    expect((await store.unwrap(await wrapped)).plain).toEqual(secret)
    expect(await protection).not.toBe('none')
  })

  it('says when the system has a newer key', async () => {
    const { electron, store } = await keychain()
    const wrapped = await store.wrap(secret)
    electron.safeStorage.renewKey()
    const { plain, rewrap } = await store.unwrap(wrapped)
    expect([plain, rewrap]).toEqual([secret, true])
    expect((await store.unwrap(await store.wrap(plain))).rewrap).toBe(false)
  })

  it('rejects while it is locked, and when its key is gone, rather than give something else', async () => {
    const { electron, store } = await keychain()
    const wrapped = await store.wrap(secret)
    electron.safeStorage.locked = true
    await expect(store.unwrap(wrapped)).rejects.toThrow()
    await expect(store.wrap(secret)).rejects.toThrow()
    electron.safeStorage.locked = false
    expect((await store.unwrap(wrapped)).plain).toEqual(secret)
    electron.safeStorage.loseKeys()
    await expect(store.unwrap(wrapped)).rejects.toThrow()
  })
})

describe('its protection', () => {
  it.each([
    ['linux', 'gnome_libsecret', 'keychain'],
    ['linux', 'kwallet6', 'keychain'],
    ['linux', 'basic_text', 'none'],
    ['linux', 'unknown', 'none'],
    // Only Linux has a backend that hides nothing; elsewhere the question is not for asking.
    ['darwin', 'basic_text', 'keychain'],
    ['win32', 'basic_text', 'keychain'],
  ] as const)('on %s with %s is %s', async (platform, backend, protection) => {
    const { electron, store } = await keychain(platform)
    electron.safeStorage.backend = backend
    expect(await store.protection()).toBe(protection)
  })

  it('is none where there is nothing to encrypt with', async () => {
    const { electron, store } = await keychain()
    electron.safeStorage.available = false
    expect(await store.protection()).toBe('none')
  })
})
