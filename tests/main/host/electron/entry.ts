import { dirname } from 'node:path'
import { EventEmitter } from 'node:events'
import { onTestFinished, vi } from 'vitest'
import type { AppOptions } from '../../../../src/main/app'
import type { StopOutcome } from '../../../../src/main/stopping'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import { onPlatform } from './platform'
import { type TestFolders, createTestFolders } from './test-folders'
import { type TestPorts, createTestPorts } from './test-ports'

/** The app the entry builds, as far as the entry knows it. */
export interface StubApp {
  /** What it was built with; null before. */
  options: AppOptions | null
  readonly ports: TestPorts
  /** What the app's own start does once its windows are up. */
  afterHostStarted: () => Promise<void>
  /** Resolves once its windows are up. */
  readonly hostStarted: Promise<void>
  readonly steps: string[]
  /** As its tray's "Quit" would. */
  quitFromInside: () => Promise<StopOutcome>
}

export interface Entry {
  readonly electron: FakeElectron
  readonly folders: TestFolders
  readonly app: StubApp
  /** What was printed for the user. */
  readonly printed: string[]
  /** Electron becomes ready; then pages load and promises settle. */
  readonly ready: () => Promise<void>
  readonly settle: () => Promise<void>
  /** What happens to the process: a signal, an error nobody caught. Only the entry hears of it. */
  readonly happens: (event: string, ...args: unknown[]) => void
}

export interface EntryOptions {
  readonly platform?: NodeJS.Platform
  readonly argv?: readonly string[]
  /** The folder given with `--data-dir`; null leaves the flag out. */
  readonly dataDir?: ((folders: TestFolders) => string) | null
  /** Lets the entry build the real app, which needs the real migrations. */
  readonly realApp?: boolean
  readonly migrationsFolder?: string
  readonly before?: (electron: FakeElectron, folders: TestFolders) => void | Promise<void>
}

/** How long a test waits for what happens outside of its hands, on a busy machine. */
export const PATIENCE_MS = 15_000

const PROCESS_EVENTS: ReadonlySet<string | symbol> = new Set([
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'uncaughtException',
  'unhandledRejection',
])

/** Loads the real `src/main/index.ts`, as Electron does: what is awaited in it comes before `ready`. */
export async function enter(options: EntryOptions = {}): Promise<Entry> {
  onPlatform(options.platform ?? process.platform)
  const made = createTestFolders()
  const folders = { ...made, migrationsFolder: options.migrationsFolder ?? made.migrationsFolder }
  const electron = await freshElectron()
  const app = stubApp()
  vi.doMock('../../../../src/main/host/electron/folders', () => ({ appFolders: () => folders }))
  if (options.realApp === true) vi.doUnmock('../../../../src/main/app')
  else vi.doMock('../../../../src/main/app', () => ({ createApp: app.create }))
  await options.before?.(electron, folders)

  const dataDir = options.dataDir === null ? [] : dataDirOf(options, folders)
  const [argv, cwd] = [process.argv, process.cwd()]
  // A pretended Windows' named pipe is a file here, in the folder one is in.
  process.chdir(dirname(folders.dataFolder))
  const program = electron.app.isPackaged ? ['/opt/familiar'] : ['/opt/electron', '/opt/familiar']
  process.argv = [...program, ...dataDir, ...(options.argv ?? [])]
  // A developer's own database is none of the tests' business.
  vi.stubEnv('FAMILIAR_DATABASE_URL', '')
  // Nor are the folders of whoever runs the tests.
  for (const name of ['HOME', 'XDG_DATA_HOME', 'LOCALAPPDATA']) vi.stubEnv(name, folders.root)
  const printed: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  const heard = interceptProcess()
  const ended = new Promise<void>((resolve) => electron.app.once('quit', resolve))
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) {
      await Promise.all(electron.windows.map(({ webContents }) => webContents.loading))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  onTestFinished(async () => {
    process.argv = argv
    process.chdir(cwd)
    vi.unstubAllEnvs()
    if (electron.app.did.exitCode === null && electron.app.isReady()) {
      electron.app.quit()
      await vi.waitFor(() => {
        if (electron.app.did.exitCode === null) throw new Error('the app has not ended')
      }, PATIENCE_MS)
    }
    stderr.mockRestore()
    folders.remove()
  })
  await import('../../../../src/main/index')
  return {
    electron,
    folders,
    app,
    printed,
    settle,
    ready: async () => {
      electron.app.becomeReady()
      if (electron.app.did.exitCode === null) await Promise.race([app.hostStarted, ended])
      await settle()
    },
    happens: (event, ...args) => void heard.emit(event, ...args),
  }
}

function dataDirOf({ dataDir }: EntryOptions, folders: TestFolders): readonly string[] {
  return ['--data-dir', dataDir?.(folders) ?? folders.dataFolder]
}

/** Keeps what the entry listens to on `process` away from the process that runs the tests. */
function interceptProcess(): EventEmitter {
  const heard = new EventEmitter()
  // Typed by its overloads alone, `process` knows no list of events.
  const events: NodeJS.EventEmitter = process
  const real = events.on.bind(events)
  const spy = vi.spyOn(events, 'on').mockImplementation((event, listener) => {
    if (PROCESS_EVENTS.has(event)) heard.on(event, listener)
    else real(event, listener)
    return events
  })
  onTestFinished(() => spy.mockRestore())
  return heard
}

function stubApp(): StubApp & { create: (options: AppOptions) => unknown } {
  let resolveStopped = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    resolveStopped = resolve
  })
  let resolveStarted = (): void => undefined
  const hostStarted = new Promise<void>((resolve) => {
    resolveStarted = resolve
  })
  const stop = async (): Promise<StopOutcome> => {
    if (stub.steps.includes('stop')) return stopped.then(() => 'in order')
    stub.steps.push('stop')
    await stub.options?.host.stop()
    stub.steps.push('stopped')
    resolveStopped()
    return 'in order'
  }
  const stub: StubApp & { create: (options: AppOptions) => unknown } = {
    options: null,
    ports: createTestPorts(),
    afterHostStarted: () => Promise.resolve(),
    hostStarted,
    steps: [],
    quitFromInside: stop,
    create: (options) => {
      stub.options = options
      return {
        start: async () => {
          await options.host.start(stub.ports)
          resolveStarted()
          await stub.afterHostStarted()
        },
        stop,
        stopped,
      }
    },
  }
  return stub
}
