import { rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkingUpdater, Updater } from '../../../../src/main/host/updater'
import type * as Fake from '../../../fakes/electron-updater'
import { CACHE } from '../../../fakes/electron-updater'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import { onPlatform } from './platform'
import { type TestFolders, createTestFolders } from './test-folders'
import { type TestLog, createTestLog } from './test-log'
import { type TestTime, createTestTime } from './test-time'

let electron: FakeElectron
let folders: TestFolders
let log: TestLog
let time: TestTime
let loaded: number
/** What the app ends with, once it is told to. */
let installer: (() => void) | null
/** How often the data folder was let go of before the end. */
let lettingGo: number
/** The versions for which was noted what this one was started with. */
let kept: string[]

beforeEach(async () => {
  electron = await freshElectron()
  folders = createTestFolders()
  log = createTestLog()
  time = createTestTime()
  loaded = 0
  installer = null
  lettingGo = 0
  kept = []
  vi.stubEnv('APPIMAGE', undefined)
  vi.doMock('electron-updater', async () => {
    loaded += 1
    return import('../../../fakes/electron-updater')
  })
  electron.app.becomeReady()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.doUnmock('electron-updater')
  rmSync(CACHE, { recursive: true, force: true })
  folders.remove()
})

const packageWith = (familiar: unknown): void =>
  writeFileSync(folders.manifestFile, JSON.stringify({ version: '0.1.0', familiar }))

async function create(platform: NodeJS.Platform = 'win32'): Promise<Updater> {
  onPlatform(platform)
  const { createUpdater } = await import('../../../../src/main/host/electron/updater')
  return createUpdater({
    ...folders,
    install: (run) => {
      installer = () => run(() => Promise.resolve(void (lettingGo += 1)))
    },
    keepFlags: (version) => Promise.resolve(void kept.push(version)),
    after: time.after,
    log,
  })
}

async function working(platform?: NodeJS.Platform): Promise<WorkingUpdater> {
  electron.app.isPackaged = true
  packageWith({ releases: 'owner/familiar', signed: true })
  const updater = await create(platform)
  if (!updater.possible) throw new Error(`no updates: ${updater.why}`)
  return updater
}

/** The library, as the updater under test has it. */
const library = async (): Promise<typeof Fake.autoUpdater> =>
  (await import('../../../fakes/electron-updater')).autoUpdater
const release = async (version: string): Promise<ReturnType<typeof Fake.release>> =>
  (await import('../../../fakes/electron-updater')).release(version, {
    releaseNotes: '<p>New.</p>',
  })

const wanted = (): AbortSignal => new AbortController().signal

/** Until what is done behind one's back has been done. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('without a place to look', () => {
  it('neither a run from source nor a package that knows none loads the library', async () => {
    expect(await create()).toEqual({ possible: false, why: 'source', page: null })
    electron.app.isPackaged = true
    for (const built of [
      undefined,
      { releases: null, signed: true },
      { releases: 'https://evil' },
    ]) {
      packageWith(built)
      expect(await create()).toEqual({ possible: false, why: 'no-place', page: null })
    }
    expect(loaded).toBe(0)
  })
})

describe('a package', () => {
  it('loads the library when it is first asked, and neither at the start nor for a setting', async () => {
    const updater = await working()
    updater.installAtQuit(true)
    expect(loaded).toBe(0)
    await updater.check('stable')
    await updater.check('stable')
    expect(loaded).toBe(1)
  })

  it('finds the newest version of the channel, downloads nothing yet, and goes back to no older one', async () => {
    const updater = await working()
    const updates = await library()
    updates.releases.latest = await release('0.2.0')
    updates.releases.beta = await release('0.3.0-beta.1')
    expect(await updater.check('stable')).toEqual({
      version: '0.2.0',
      notes: '<p>New.</p>',
      releasedAt: new Date('2026-11-18T09:30:00.000Z'),
    })
    expect(updates).toMatchObject({ channel: 'latest', allowPrerelease: false })
    expect(await updater.check('beta')).toMatchObject({ version: '0.3.0-beta.1' })
    expect(updates).toMatchObject({ channel: 'beta', allowPrerelease: true })
    expect(await updater.check('stable')).toMatchObject({ version: '0.2.0' })
    expect(updates).toMatchObject({ allowDowngrade: false, autoDownload: false })
  })

  it('tells no release apart from none newer, and passes on what went wrong', async () => {
    const updater = await working()
    expect(await updater.check('stable')).toBeNull()
    const updates = await library()
    updates.trouble = new Error('net::ERR_INTERNET_DISCONNECTED')
    await expect(updater.check('stable')).rejects.toThrow('DISCONNECTED')
  })

  it('reports how far a download is, and to nobody once it is over', async () => {
    const updater = await working()
    const updates = await library()
    updates.releases.latest = await release('0.2.0')
    await updater.check('stable')
    const heard: number[] = []
    await updater.download((percent) => heard.push(percent), wanted())
    expect(heard).toEqual([0, 50, 100])
    updates.releases.latest = await release('0.3.0')
    await updater.check('stable')
    updates.trouble = new Error('net::ERR_CONNECTION_RESET')
    await expect(updater.download((percent) => heard.push(percent), wanted())).rejects.toThrow(
      'RESET',
    )
    expect(updates.listenerCount('download-progress')).toBe(0)
  })

  it('says no id of the copy to whoever has the releases', async () => {
    const updater = await working()
    await updater.check('stable')
    expect((await library()).requestHeaders).toEqual({ 'x-user-staging-id': '' })
  })

  it('knows when the computer is offline', async () => {
    const updater = await working()
    expect(updater.isOnline()).toBe(true)
    electron.net.online = false
    expect(updater.isOnline()).toBe(false)
  })
})

describe('installing', () => {
  const downloaded = async (platform?: NodeJS.Platform): Promise<WorkingUpdater> => {
    const updater = await working(platform)
    const updates = await library()
    updates.releases.latest = await release('0.2.0')
    await updater.check('stable')
    await updater.download(() => undefined, wanted())
    return updater
  }

  it('waits until the app has ended in order, then replaces it and starts it again', async () => {
    electron.app.requestSingleInstanceLock()
    const updater = await downloaded()
    const updates = await library()
    updater.install()
    expect(updates.installed).toBeNull()
    expect(kept).toEqual([])
    installer?.()
    await vi.waitFor(() => expect(updates.installed).not.toBeNull())
    expect(kept).toEqual(['0.2.0'])
    expect(updates.installed).toEqual({ version: '0.2.0', silent: true, runs: true })
    // A holder that waits for a password would be ended by a second Familiar.
    expect(electron.app.did.holdsLock).toBe(false)
    // That of the data folder keeps others from it until this process has gone.
    expect(lettingGo).toBe(0)
    await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(0))
    expect(electron.errorBoxes).toEqual([])
  })

  it('comes after the database in the app’s own way out, and before the end of the process', async () => {
    electron.app.isPackaged = true
    packageWith({ releases: 'owner/familiar', signed: true })
    onPlatform('linux')
    vi.stubEnv('APPIMAGE', '/home/robin/familiar.AppImage')
    vi.stubEnv('APPDIR', dirname(process.execPath))
    const { endInOrder } = await import('../../../../src/main/host/electron/ending')
    const { createUpdater } = await import('../../../../src/main/host/electron/updater')
    const steps: string[] = []
    electron.app.on('quit', () => steps.push('quit'))
    const ending = endInOrder({
      stop: async () => {
        steps.push('stopping')
        await new Promise((resolve) => setImmediate(resolve))
        steps.push('database stopped')
        return 'in order'
      },
      stopped: new Promise(() => undefined),
      release: () => Promise.resolve(void steps.push('folder released')),
      after: time.after,
      log,
    })
    const updater = createUpdater({
      ...folders,
      install: (run) => ending.replace(run),
      keepFlags: () => Promise.reject(new Error('ENOSPC')),
      after: time.after,
      log,
    })
    if (!updater.possible) throw new Error(`no updates: ${updater.why}`)
    const updates = await library()
    updates.releases.latest = await release('0.2.0')
    await updater.check('stable')
    await updater.download(() => undefined, wanted())
    electron.autoUpdater.on('before-quit-for-update', () => steps.push('installed'))
    updater.install()
    await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(0))
    expect(steps).toEqual(['stopping', 'database stopped', 'folder released', 'installed', 'quit'])
    expect(updates.installed).toMatchObject({ version: '0.2.0' })
    expect(time.pending()).toBe(0)
  })

  it('that fails says so and ends the process: no window is left that could', async () => {
    const updater = await downloaded()
    const updates = await library()
    updates.installerTrouble = new Error('Command pkexec exited with code 126\nand a long story')
    updater.install()
    installer?.()
    await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(1))
    expect(JSON.stringify(electron.errorBoxes)).toContain(
      'The update could not be installed: Command pkexec exited with code 126. Familiar is as it was',
    )
  })

  it('does not leave a Mac waiting for ever for an installer that does not begin', async () => {
    const updater = await downloaded('darwin')
    const updates = await library()
    vi.spyOn(updates, 'quitAndInstall').mockImplementation(() => undefined)
    updater.install()
    installer?.()
    await vi.waitFor(() => expect(time.pending()).toBe(1))
    time.pass(180_000)
    expect(electron.app.did.exitCode).toBe(1)
  })

  it.each([
    ['win32', 'before the download', '0.2.0'],
    ['win32', 'after it', '0.2.0'],
    ['win32', 'never', null],
    ['darwin', 'before the download', '0.2.0'],
    ['darwin', 'after it', '0.2.0'],
    ['darwin', 'never', null],
  ] as const)(
    'is done by quitting, on %s, where the user has said so %s',
    async (platform, said, version) => {
      const updater = await working(platform)
      const updates = await library()
      updates.releases.latest = await release('0.2.0')
      updater.installAtQuit(said === 'before the download')
      await updater.check('stable')
      await updater.download(() => undefined, wanted())
      updater.installAtQuit(said !== 'never')
      await settled()
      electron.app.quit()
      expect(updates.installed?.version ?? null).toBe(version)
      // Whoever says it afterwards does not fetch a hundred megabytes again.
      expect(updates.fetches).toBe(1)
    },
  )

  it('is not done by quitting where the user has taken it back', async () => {
    const updater = await downloaded('win32')
    const updates = await library()
    updater.installAtQuit(true)
    await settled()
    updater.installAtQuit(false)
    await settled()
    electron.app.quit()
    expect(updates.installed).toBeNull()
  })

  it('is not done by quitting with what is not wanted any more, on its way or there', async () => {
    const updater = await working('win32')
    const updates = await library()
    updater.installAtQuit(true)
    updates.releases.beta = await release('0.3.0-beta.1')
    const beta = new AbortController()
    await updater.check('beta')
    await updater.download(() => undefined, beta.signal)
    beta.abort()
    updates.releases.beta = await release('0.3.0-beta.2')
    const another = new AbortController()
    await updater.check('beta')
    const download = updater.download(() => another.abort(), another.signal)
    await expect(download).rejects.toThrow('cancelled')
    // What is looked at and told in between does not bring it back.
    updater.installAtQuit(true)
    await settled()
    electron.app.quit()
    expect(updates.installed).toBeNull()
  })

  it.each(['at once', 'by quitting'])(
    'takes nothing away, %s, where a cleaner of caches has removed what was downloaded',
    async (how) => {
      vi.stubEnv('APPIMAGE', '/home/robin/familiar.AppImage')
      vi.stubEnv('APPDIR', dirname(process.execPath))
      const updater = await working('linux')
      const updates = await library()
      updates.releases.latest = await release('0.2.0')
      updater.installAtQuit(how === 'by quitting')
      await updater.check('stable')
      await updater.download(() => undefined, wanted())
      rmSync(CACHE, { recursive: true })
      if (how === 'by quitting') electron.app.quit()
      else {
        updater.install()
        installer?.()
        await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(1))
        expect(JSON.stringify(electron.errorBoxes)).toContain('Familiar is as it was')
      }
      expect(updates).toMatchObject({ lost: false, installed: null })
    },
  )

  it('takes the version that is wanted, after one that is not any more', async () => {
    const updater = await working('win32')
    const updates = await library()
    updater.installAtQuit(true)
    updates.releases.beta = await release('0.3.0-beta.1')
    updates.releases.latest = await release('0.2.0')
    await updater.check('beta')
    const beta = new AbortController()
    const called = updater.download(() => undefined, beta.signal)
    beta.abort()
    await updater.check('stable')
    await Promise.allSettled([called, updater.download(() => undefined, wanted())])
    electron.app.quit()
    expect(updates.installed?.version).toBe('0.2.0')
  })

  it.each([
    ['said just before', [false, true]],
    ['said before the download', [true]],
    ['taken back since', [true, false]],
    ['never said', [false]],
  ] as const)(
    'works on a Mac with “at quit” %s: Squirrel fetches it once, and the app does not wait for nothing',
    async (_when, [before, after]) => {
      const updater = await working('darwin')
      const updates = await library()
      updates.releases.latest = await release('0.2.0')
      updater.installAtQuit(before)
      await updater.check('stable')
      await updater.download(() => undefined, wanted())
      if (after !== undefined) updater.installAtQuit(after)
      updater.install()
      installer?.()
      await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(0))
      expect(updates.installed).toMatchObject({ version: '0.2.0', runs: true })
      expect(electron.errorBoxes).toEqual([])
    },
  )

  it('asks Squirrel anew where it has come to grief before', async () => {
    const updater = await working('darwin')
    const updates = await library()
    updates.releases.latest = await release('0.2.0')
    updater.installAtQuit(true)
    electron.autoUpdater.trouble = new Error('Code signature did not pass validation')
    await updater.check('stable')
    await updater.download(() => undefined, wanted())
    await settled()
    electron.autoUpdater.trouble = null
    updater.install()
    installer?.()
    await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(0))
    expect(updates.installed).toMatchObject({ version: '0.2.0', runs: true })
  })
})
