import { onTestFinished, vi } from 'vitest'
import type { WindowKind } from '@shared/contract/windows'
import type { Host } from '../../../../src/main/host/host'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'
import { type FakeElectron, freshElectron } from '../../../fakes/electron/fresh'
import { loadInspector } from './inspector-library'
import { type TestPage, openPage } from './page'
import { onPlatform } from './platform'
import type { OpenFrontWindows } from '../../../../src/main/host/electron/fullscreen-windows'
import { type TestCommands, createTestCommands } from './test-commands'
import { type TestFolders, createTestFolders } from './test-folders'
import { type TestLog, createTestLog } from './test-log'
import { type TestPorts, createTestPorts } from './test-ports'
import { type TestTime, createTestTime } from './test-time'

export interface RigOptions {
  readonly platform?: NodeJS.Platform
  readonly open?: boolean
  /** What a Linux desktop says its session is. */
  readonly session?: 'x11' | 'wayland'
  /** The pet was put to sleep before. */
  readonly asleep?: boolean
  /** A build for developers. */
  readonly inspector?: boolean
  readonly folders?: TestFolders
  /** What Windows tells of the windows of others; nothing can be asked without. */
  readonly openFrontWindows?: OpenFrontWindows
  /** Sets the stage before the host starts: displays, switches, a missing tray. */
  readonly before?: (electron: FakeElectron) => void
}

const NO_ANSWER = { ok: false, problem: 'nobody can be asked' } as const

/** A started Electron host on a fake Electron, and everything around it. */
export interface Rig {
  readonly electron: FakeElectron
  readonly host: Host
  readonly ports: TestPorts
  readonly time: TestTime
  readonly log: TestLog
  readonly folders: TestFolders
  /** The commands it runs. */
  readonly commands: TestCommands
  readonly said: string[]
  /** The newest window of a kind; throws when there is none. */
  readonly window: (kind: WindowKind) => FakeBrowserWindow
  /** The windows of a kind that have not been destroyed. */
  readonly living: (kind: WindowKind) => FakeBrowserWindow[]
  /** What the page in the window of a kind sees. */
  readonly page: (kind: WindowKind) => Promise<TestPage>
  /** Lets pages load and promises settle. */
  readonly settle: () => Promise<void>
}

export async function startRig(options: RigOptions = {}): Promise<Rig> {
  onPlatform(options.platform ?? 'win32')
  // The developer's own desktop is none of the tests' business.
  vi.stubEnv('XDG_SESSION_TYPE', options.session ?? 'x11')
  vi.stubEnv('WAYLAND_DISPLAY', '')
  const electron = await freshElectron()
  const { createElectronHost } = await import('../../../../src/main/host/electron/electron-host')
  const folders = options.folders ?? createTestFolders()
  const time = createTestTime()
  const log = createTestLog()
  const ports = createTestPorts()
  const commands = createTestCommands()
  const said: string[] = []
  options.before?.(electron)
  electron.app.becomeReady()
  const host = createElectronHost({
    ...folders,
    port: 0,
    open: options.open ?? true,
    clock: time.clock,
    after: time.after,
    follow: commands.follow,
    openFrontWindows: options.openFrontWindows ?? (() => Promise.resolve(NO_ANSWER)),
    log,
    say: (sentence) => void said.push(sentence),
    install: () => undefined,
    keepFlags: () => Promise.resolve(),
    createInspector: options.inspector === true ? await loadInspector(electron) : null,
  })
  const of = (kind: WindowKind): FakeBrowserWindow[] =>
    electron.windows.filter(({ options: { webPreferences } }) =>
      webPreferences?.preload?.endsWith(`${kind}.cjs`),
    )
  const window = (kind: WindowKind): FakeBrowserWindow => {
    const newest = of(kind).at(-1)
    if (!newest) throw new Error(`there is no window ${kind}`)
    return newest
  }
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await host.stop()
    if (!options.folders) folders.remove()
  })
  if (options.asleep === true) host.setPetAsleep(true)
  await host.start(ports)
  const settle = async (): Promise<void> => {
    await Promise.all(electron.windows.map(({ webContents }) => webContents.loading))
    // What follows a load runs in the turns after it.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const rig: Rig = {
    electron,
    host,
    ports,
    time,
    log,
    folders,
    commands,
    said,
    window,
    living: (kind) => of(kind).filter((candidate) => !candidate.isDestroyed()),
    page: (kind) => openPage(electron, window(kind), kind),
    settle,
  }
  await settle()
  return rig
}
