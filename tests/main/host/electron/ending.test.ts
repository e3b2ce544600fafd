import { describe, expect, it } from 'vitest'
import { STOP_MS, type StopOutcome } from '../../../../src/main/stopping'
import type { Ending } from '../../../../src/main/host/electron/ending'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import { type TestLog, createTestLog } from './test-log'
import { type TestTime, createTestTime } from './test-time'

interface Way {
  readonly electron: FakeElectron
  readonly ending: Ending
  readonly time: TestTime
  readonly log: TestLog
  /** What happened, in order. */
  readonly steps: string[]
  readonly finishStopping: (how?: StopOutcome) => void
  readonly failStopping: (error: Error) => void
  readonly stoppedFromInside: () => void
  readonly settle: () => Promise<unknown>
}

async function build(): Promise<Way> {
  const electron = await freshElectron()
  const { endInOrder } = await import('../../../../src/main/host/electron/ending')
  const time = createTestTime()
  const log = createTestLog()
  const steps: string[] = []
  let finishStopping = (_how?: StopOutcome): void => undefined
  let failStopping = (_error: Error): void => undefined
  const stopping = new Promise<StopOutcome>((resolve, reject) => {
    finishStopping = (how = 'in order') => resolve(how)
    failStopping = reject
  })
  let stoppedFromInside = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    stoppedFromInside = resolve
  })
  electron.app.becomeReady()
  electron.app.on('quit', () => void steps.push('quit'))
  const ending = endInOrder({
    stop: () => {
      steps.push('stop')
      return stopping
    },
    stopped,
    release: () => {
      steps.push('release')
      return Promise.resolve()
    },
    after: time.after,
    log,
  })
  const settle = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))
  return {
    electron,
    ending,
    time,
    log,
    steps,
    finishStopping,
    failStopping,
    stoppedFromInside,
    settle,
  }
}

describe('quitting', () => {
  it('waits for the app to stop, and lets go of the data folder last', async () => {
    const { electron, steps, finishStopping, settle } = await build()
    electron.app.quit()
    await settle()
    expect(steps).toEqual(['stop'])
    expect(electron.app.did.exitCode).toBeNull()
    finishStopping()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'quit'])
    expect(electron.app.did.exitCode).toBe(0)
  })

  it('twice stops once', async () => {
    const { electron, steps, finishStopping, settle } = await build()
    electron.app.quit()
    electron.app.quit()
    expect(electron.app.did.exitCode).toBeNull()
    finishStopping()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'quit'])
  })

  it('from inside, as a tray does, ends the process too', async () => {
    const { electron, steps, stoppedFromInside, finishStopping, settle } = await build()
    finishStopping()
    stoppedFromInside()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'quit'])
    expect(electron.app.did.exitCode).toBe(0)
  })

  it('does not wait for ever for an app that hangs', async () => {
    const { electron, steps, time, log, settle } = await build()
    electron.app.quit()
    time.pass(STOP_MS - 1)
    await settle()
    expect(electron.app.did.exitCode).toBeNull()
    time.pass(1)
    await settle()
    expect(steps).toEqual(['stop', 'release', 'quit'])
    expect(log.lines.some((line) => line.startsWith('error stopping took longer'))).toBe(true)
  })

  it('goes on when stopping fails, and leaves no timer', async () => {
    const { electron, time, log, failStopping, settle } = await build()
    electron.app.quit()
    failStopping(new Error('no'))
    await settle()
    expect(electron.app.did.exitCode).toBe(1)
    expect(log.lines).toEqual(['error stopping failed'])
    expect(time.pending()).toBe(0)
  })
})

describe('a failure', () => {
  it('is shown once all is taken down, and makes the process fail', async () => {
    const { electron, ending, steps, finishStopping, settle } = await build()
    ending.fail(() => void steps.push('say'))
    await settle()
    expect(steps).toEqual(['stop'])
    finishStopping()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'say', 'quit'])
    expect(electron.app.did.exitCode).toBe(1)
  })

  it('that comes of quitting during the start is no news', async () => {
    const { electron, ending, steps, finishStopping, settle } = await build()
    electron.app.quit()
    ending.fail(() => void steps.push('say'))
    finishStopping()
    await settle()
    expect(steps).not.toContain('say')
    expect(electron.app.did.exitCode).toBe(0)
  })
})

describe('an update', () => {
  it('is not held up', async () => {
    const { electron, steps } = await build()
    electron.autoUpdater.quitAndInstall()
    expect(electron.autoUpdater.installed).toBe(true)
    expect(steps).toContain('stop')
  })
})

describe('replacing the app', () => {
  it('is begun once everything has stopped: an installer must find no database that runs', async () => {
    const { electron, ending, steps, finishStopping, settle } = await build()
    ending.replace(() => {
      steps.push('install')
      electron.autoUpdater.quitAndInstall()
    })
    await settle()
    expect(steps).toEqual(['stop'])
    finishStopping()
    await settle()
    // The folder is let go of by the end of the process: until then no other Familiar may open it.
    expect(steps).toEqual(['stop', 'install', 'quit'])
    expect(electron.autoUpdater.installed).toBe(true)
    expect(electron.app.did.exitCode).toBe(0)
  })

  it('can let go of the data folder where the newer version comes before this one has gone', async () => {
    const { ending, steps, finishStopping, settle } = await build()
    ending.replace((letGo) => void letGo().then(() => steps.push('install')))
    finishStopping()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'install'])
  })

  it.each(['takes too long', 'could not be stopped', 'failed'] as const)(
    'is not begun where the database may be running still (%s), and the process ends all the same',
    async (why) => {
      const { electron, ending, steps, time, finishStopping, failStopping, settle } = await build()
      ending.replace(() => void steps.push('install'))
      await settle()
      if (why === 'takes too long') time.pass(STOP_MS)
      else if (why === 'failed') failStopping(new Error('no'))
      else finishStopping('in disorder')
      await settle()
      expect(steps).toEqual(['stop', 'release', 'quit'])
      expect(electron.app.did.exitCode).toBe(1)
    },
  )

  it('by quitting is kept back then too: whatever waits for the end takes only 0 for its sign', async () => {
    const { electron, finishStopping, settle } = await build()
    electron.app.quit()
    finishStopping('in disorder')
    await settle()
    expect(electron.app.did.exitCode).toBe(1)
  })

  it('is not begun where the app is on its way out already', async () => {
    const { electron, ending, steps, finishStopping, settle } = await build()
    electron.app.quit()
    ending.replace(() => void steps.push('install'))
    finishStopping()
    await settle()
    expect(steps).toEqual(['stop', 'release', 'quit'])
  })
})

describe('all windows closed', () => {
  it('is how Familiar spends its day', async () => {
    const { electron } = await build()
    new electron.BrowserWindow().close()
    expect(electron.app.did.exitCode).toBeNull()
  })
})
