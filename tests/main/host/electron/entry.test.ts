import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'
import { acquireInstanceLock } from '../../../../src/main/host/instance-lock'
import { type Entry, PATIENCE_MS, enter } from './entry'

const windowsOf = (entry: Entry, page: string): Entry['electron']['windows'] =>
  entry.electron.windows.filter(
    (window) =>
      !window.isDestroyed() && window.webContents.getURL().startsWith(`app://familiar/${page}/`),
  )

const ended = (entry: Entry): Promise<number> =>
  vi.waitFor(() => {
    const { exitCode } = entry.electron.app.did
    if (exitCode === null) throw new Error('the app has not ended')
    return exitCode
  }, PATIENCE_MS)

describe('the entry', () => {
  it('settles who and where it is before Electron is ready', async () => {
    const entry = await enter({ platform: 'linux' })
    const { app, protocol } = entry.electron
    expect(app.isReady()).toBe(false)
    expect(app.did).toMatchObject({ name: 'Familiar', sandboxed: true })
    expect(app.did.desktopName).not.toBe('')
    expect(app.getPath('userData')).toBe(join(entry.folders.dataFolder, 'electron'))
    expect(protocol.schemes.map(({ scheme }) => scheme)).toEqual(['app'])
    expect(entry.app.options).toBeNull()
  })

  it('opens the pet and hands the app what it needs', async () => {
    const entry = await enter({ argv: ['--port', '0', '--watch', '/src'] })
    await entry.ready()
    expect(windowsOf(entry, 'pet')).toHaveLength(1)
    expect(entry.app.options).toMatchObject({
      dataFolder: entry.folders.dataFolder,
      migrationsFolder: entry.folders.migrationsFolder,
      version: '0.1.0',
      flags: { port: 0, watch: [resolve('/src')], open: true },
    })
    expect(entry.printed).toEqual([])
  })

  it('is known to the taskbar of Windows', async () => {
    const entry = await enter({ platform: 'win32' })
    expect(entry.electron.app.did.appUserModelId).not.toBe('')
  })

  it('is not stopped by switches that are for Chromium', async () => {
    const entry = await enter({ argv: ['--ozone-platform=x11', '--no-sandbox', '--inspect=0'] })
    await entry.ready()
    expect(windowsOf(entry, 'pet')).toHaveLength(1)
  })

  it('keeps the pet hidden when told to', async () => {
    const entry = await enter({ argv: ['--no-open'] })
    await entry.ready()
    expect(windowsOf(entry, 'pet')).toHaveLength(0)
  })
})

describe('a second start', () => {
  it('opens the panel of the first and ends without touching anything', async () => {
    const entry = await enter({
      before: ({ app }) => {
        app.lockIsTaken = true
      },
    })
    expect(entry.electron.app.did.exitCode).toBe(0)
    await entry.ready()
    expect(entry.app.options).toBeNull()
    expect(entry.electron.windows).toEqual([])
    expect(entry.printed).toHaveLength(1)
    expect(existsSync(join(entry.folders.dataFolder, 'logs'))).toBe(false)
  })

  it('opens the panel here, on the desktops without a tray too', async () => {
    const entry = await enter()
    await entry.ready()
    entry.electron.app.startSecondInstance()
    await entry.settle()
    const [panel] = windowsOf(entry, 'panel')
    expect(panel?.isVisible()).toBe(true)
  })

  it('that comes before the first has windows gets its panel when there are some', async () => {
    const entry = await enter()
    entry.electron.app.becomeReady()
    // Electron tells of it in a later turn of the loop than of `ready`; the windows take a few more.
    await new Promise((resolve) => setImmediate(resolve))
    entry.electron.app.startSecondInstance()
    await entry.app.hostStarted
    await entry.settle()
    expect(windowsOf(entry, 'panel')).toHaveLength(1)
  })

  it('with the browser host, on the same data folder, opens the panel here as well', async () => {
    const entry = await enter()
    await entry.ready()
    await expect(
      acquireInstanceLock(entry.folders.dataFolder, () => undefined),
    ).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' })
    await entry.settle()
    expect(windowsOf(entry, 'panel')).toHaveLength(1)
  })

  it('is possible again after the first has ended', async () => {
    const entry = await enter()
    await entry.ready()
    entry.electron.app.quit()
    await ended(entry)
    const lock = await acquireInstanceLock(entry.folders.dataFolder, () => undefined)
    await lock.release()
  })
})

describe('a click on the Dock', () => {
  it('opens the panel, but not for the start itself', async () => {
    const entry = await enter({ platform: 'darwin' })
    entry.electron.app.activate()
    await entry.ready()
    expect(windowsOf(entry, 'panel')).toHaveLength(0)
    entry.electron.app.activate()
    await entry.settle()
    expect(windowsOf(entry, 'panel')).toHaveLength(1)
  })
})

describe('a failure at start', () => {
  /** It says one sentence, in the terminal and in a box, and the process fails. */
  async function complaint(entry: Entry): Promise<string> {
    await entry.ready()
    expect(await ended(entry)).toBe(1)
    const [box, ...more] = entry.electron.errorBoxes
    expect(more).toEqual([])
    expect(entry.printed).toEqual([`${box?.content ?? ''}\n`])
    expect(box?.content).not.toMatch(/\n|\bat \S+:\d+/)
    return box?.content ?? ''
  }

  it('by a flag nobody knows says which', async () => {
    expect(await complaint(await enter({ argv: ['--bark'] }))).toContain('--bark')
  })

  it('by asking Electron for the browser host says how to get that', async () => {
    expect(await complaint(await enter({ argv: ['--host=browser'] }))).toContain('npm start')
  })

  it('by a data folder that cannot be used says what is in the way', async () => {
    const entry = await enter({
      dataDir: ({ root }) => join(root, 'secret.json'),
    })
    expect(await complaint(entry)).toContain('a file is in the way')
  })

  it('by a data folder another host uses says so, and that one is knocked at', async () => {
    let knocked = 0
    let release = (): Promise<void> => Promise.resolve()
    const entry = await enter({
      before: async (_electron, { dataFolder }) => {
        const lock = await acquireInstanceLock(dataFolder, () => {
          knocked += 1
        })
        release = () => lock.release()
      },
    })
    expect(await complaint(entry)).toContain('already running')
    expect(knocked).toBe(1)
    await release()
  })

  it('of the app is said as it is, after all has been taken down', async () => {
    const entry = await enter()
    // The class the entry knows: each test has modules of its own.
    const { Failure } = await import('../../../../src/main/failure')
    entry.app.afterHostStarted = () =>
      Promise.reject(new Failure('DATABASE_TOO_NEW', 'The database is of a newer Familiar.'))
    expect(await complaint(entry)).toBe('The database is of a newer Familiar.')
    expect(entry.app.steps).toEqual(['stop', 'stopped'])
    expect(entry.electron.windows.every((window) => window.isDestroyed())).toBe(true)
  })

  it('nobody expected is kind, and the log has the rest', async () => {
    const entry = await enter()
    entry.app.afterHostStarted = () => Promise.reject(new TypeError('x is not a function'))
    const sentence = await complaint(entry)
    const logs = join(entry.folders.dataFolder, 'logs')
    expect(sentence).toContain(logs)
    expect(sentence).not.toContain('x is not a function')
    expect(readFileSync(join(logs, 'familiar.log'), 'utf8')).toContain('x is not a function')
  })

  it('lets the data folder go', async () => {
    const entry = await enter()
    entry.app.afterHostStarted = () => Promise.reject(new Error('no'))
    await complaint(entry)
    const lock = await acquireInstanceLock(entry.folders.dataFolder, () => undefined)
    await lock.release()
  })
})

describe('the way out', () => {
  it('closes no window before the app has stopped its work', async () => {
    const entry = await enter()
    await entry.ready()
    const closedAfter: string[][] = []
    entry.electron.windows[0]?.on('closed', () => closedAfter.push([...entry.app.steps]))
    entry.electron.app.quit()
    expect(await ended(entry)).toBe(0)
    expect(closedAfter).toEqual([['stop']])
    expect(entry.app.steps).toEqual(['stop', 'stopped'])
  })

  it('is the same from the tray, where the app ends itself', async () => {
    const entry = await enter()
    await entry.ready()
    await entry.app.quitFromInside()
    expect(await ended(entry)).toBe(0)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is the same on %s', async (signal) => {
    const entry = await enter()
    await entry.ready()
    entry.happens(signal)
    expect(await ended(entry)).toBe(0)
    expect(entry.app.steps).toEqual(['stop', 'stopped'])
  })

  it('is shorter for whoever asks twice', async () => {
    const entry = await enter()
    await entry.ready()
    entry.happens('SIGINT')
    entry.happens('SIGINT')
    expect(entry.electron.app.did.exitCode).toBe(130)
  })

  it('does not hold an update up', async () => {
    const entry = await enter()
    await entry.ready()
    entry.electron.autoUpdater.quitAndInstall()
    expect(entry.electron.autoUpdater.installed).toBe(true)
  })

  it('is not taken when the last window is closed', async () => {
    const entry = await enter({ argv: ['--no-open'] })
    await entry.ready()
    entry.electron.app.startSecondInstance()
    await entry.settle()
    windowsOf(entry, 'panel')[0]?.close()
    await entry.settle()
    expect(entry.electron.app.did.exitCode).toBeNull()
  })
})

describe('an error nobody caught', () => {
  it('is written down, and the pet stays', async () => {
    const entry = await enter()
    await entry.ready()
    entry.happens('uncaughtException', new Error('out of the blue'))
    expect(entry.electron.app.did.exitCode).toBeNull()
    const log = join(entry.folders.dataFolder, 'logs', 'familiar.log')
    expect(readFileSync(log, 'utf8')).toContain('out of the blue')
  })
})

describe('what happens to the computer', () => {
  const petOf = (entry: Entry): FakeBrowserWindow => {
    const [pet] = windowsOf(entry, 'pet')
    if (!pet) throw new Error('there is no pet')
    return pet
  }
  /** Another than before, and to be seen. */
  const another = (entry: Entry, before: FakeBrowserWindow): Promise<FakeBrowserWindow> =>
    vi.waitFor(() => {
      const pet = petOf(entry)
      if (pet === before || !pet.isVisible()) throw new Error('it is not back')
      return pet
    }, PATIENCE_MS)

  it('as a lock takes the pet away, and an unlock brings it back and has the app look again', async () => {
    const entry = await enter({ platform: 'darwin' })
    await entry.ready()
    const pet = petOf(entry)
    entry.electron.powerMonitor.lock()
    expect(pet.isVisible()).toBe(false)
    entry.electron.powerMonitor.unlock()
    expect(pet.isVisible()).toBe(true)
    expect(pet.did.shown.at(-1)).toBe('inactive')
    expect(entry.app.ports.heard.resumed).toBe(1)
  })

  it('as a display that goes does not take the pet with it', async () => {
    const entry = await enter({ platform: 'win32' })
    const { screen, display } = entry.electron
    const far = display({ x: 1920, y: 0, width: 1920, height: 1080 })
    screen.displays = [far]
    await entry.ready()
    const near = display({ x: 0, y: 0, width: 1280, height: 800 })
    screen.displays = [near, far]
    screen.remove(far)
    const { x, y, width, height } = petOf(entry).getBounds()
    expect(x + width).toBeLessThanOrEqual(1280)
    expect(y + height).toBeLessThanOrEqual(800)
  })

  it('as the crash of its page brings the pet back by itself, in the same place', async () => {
    const entry = await enter()
    await entry.ready()
    const before = petOf(entry)
    const bounds = before.getBounds()
    before.webContents.crash()
    expect((await another(entry, before)).getBounds()).toEqual(bounds)
  })

  it('as the crash of what draws brings the pet back as well', async () => {
    const entry = await enter()
    await entry.ready()
    const before = petOf(entry)
    entry.electron.app.loseHelper({ type: 'GPU', reason: 'crashed', exitCode: 5 })
    const pet = await another(entry, before)
    expect(before.isDestroyed()).toBe(true)
    expect(pet.isFocused()).toBe(false)
    expect(entry.electron.app.did.exitCode).toBeNull()
  })
})
