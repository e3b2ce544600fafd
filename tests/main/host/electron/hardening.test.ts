import { describe, expect, it } from 'vitest'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import { type TestLog, createTestLog } from './test-log'

interface Hardened {
  readonly electron: FakeElectron
  readonly log: TestLog
  readonly page: InstanceType<FakeElectron['FakeWebContents']>
}

/** A page at `app://familiar/panel/index.html` of an app that has been hardened. */
async function harden(): Promise<Hardened> {
  const electron = await freshElectron()
  const { hardenApp, hardenSession } = await import('../../../../src/main/host/electron/hardening')
  const log = createTestLog()
  hardenApp(() => log)
  electron.app.becomeReady()
  Reflect.apply(hardenSession, undefined, [electron.session.defaultSession])
  electron.protocol.handle('app', () => new Response('<!doctype html>'))
  const page = new electron.FakeWebContents()
  await page.loadURL('app://familiar/panel/index.html')
  return { electron, log, page }
}

describe('every page', () => {
  it('is sandboxed, whatever its window says', async () => {
    const { electron } = await harden()
    expect(electron.app.did.sandboxed).toBe(true)
  })

  it.each(['https://example.com/', 'file:///etc/passwd', 'app://familiar/settings/index.html'])(
    'cannot leave for %s',
    async (url) => {
      const { page, log } = await harden()
      expect(page.navigate(url)).toBe(false)
      expect(page.getURL()).toBe('app://familiar/panel/index.html')
      expect(log.lines).toEqual(['warn refused a navigation'])
    },
  )

  it('may reload itself', async () => {
    const { page } = await harden()
    expect(page.navigate('app://familiar/panel/index.html#goals')).toBe(true)
  })

  it('cannot be sent elsewhere, nor a frame in it', async () => {
    const { page } = await harden()
    expect(page.redirect('https://example.com/')).toBe(false)
    expect(page.navigate('app://familiar/panel/index.html', false)).toBe(false)
  })

  it('cannot hold a webview', async () => {
    const { page } = await harden()
    expect(page.attachWebview()).toBe(false)
  })

  it('opens no window; a link of ours goes to the browser, any other nowhere', async () => {
    const { electron, page } = await harden()
    for (const url of [
      'https://github.com/owner/repo',
      'https://example.com/',
      'http://github.com/',
      'app://familiar/settings/index.html',
      'file:///etc/passwd',
      'not a url',
    ])
      expect(page.open(url)).toBe(false)
    expect(electron.openedExternally).toEqual(['https://github.com/owner/repo'])
  })

  it('is granted nothing it asks for', async () => {
    const { electron } = await harden()
    const { defaultSession } = electron.session
    for (const permission of ['media', 'notifications', 'geolocation', 'clipboard-read'] as const)
      expect(await defaultSession.request(permission)).toBe(false)
    expect(defaultSession.check()).toBe(false)
    expect(defaultSession.checkDevice()).toBe(false)
    expect(defaultSession.download()).toBe(false)
  })
})
