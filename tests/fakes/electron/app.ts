import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type {
  App,
  CommandLine,
  Details,
  LoginItemSettings,
  ProcessMetric,
  Settings,
} from 'electron'
import { FakeEvent } from './event'

/** A window as far as quitting goes. */
export interface Closable {
  close(): void
  destroy(): void
  isDestroyed(): boolean
}

class FakeApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'enableSandbox'
      | 'exit'
      | 'focus'
      | 'getAppMetrics'
      | 'getLoginItemSettings'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'releaseSingleInstanceLock'
      | 'requestSingleInstanceLock'
      | 'setAppUserModelId'
      | 'setDesktopName'
      | 'setLoginItemSettings'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  /** For tests: what was said and done. */
  readonly did = {
    name: '',
    appUserModelId: '',
    desktopName: '',
    sandboxed: false,
    focused: 0,
    /** Of the one instance. */
    holdsLock: false,
    /** Null while it runs. */
    exitCode: null as number | null,
  }
  /** For tests: is there another instance that holds the lock? */
  lockIsTaken = false
  /** For tests: switches of the command line. */
  readonly switches = new Map<string, string>()
  readonly windows = new Set<Closable>()
  isPackaged = false
  /** For tests: the processes there are, of those the system counts. */
  metrics: ProcessMetric[] = []
  /** For tests: what the system has for logging in. The user can change it there. */
  loginItem: LoginItemSettings = {
    openAtLogin: false,
    wasOpenedAtLogin: false,
    status: 'not-registered',
    executableWillLaunchAtLogin: false,
    launchItems: [],
  }
  private ready = false
  private readonly readiness = new EventEmitter()
  private readonly paths = new Map<string, string>()

  readonly commandLine = {
    getSwitchValue: (name: string): string => this.switches.get(name) ?? '',
    hasSwitch: (name: string): boolean => this.switches.has(name),
  } satisfies Pick<CommandLine, 'getSwitchValue' | 'hasSwitch'>

  isReady(): boolean {
    return this.ready
  }

  whenReady(): Promise<void> {
    if (this.ready) return Promise.resolve()
    return new Promise((resolve) => this.readiness.once('ready', resolve))
  }

  /** For tests: Electron has started. It does so once the entry module has been evaluated. */
  becomeReady(): void {
    this.ready = true
    this.readiness.emit('ready')
    this.emit('ready', new FakeEvent(), {})
  }

  /** For the other fakes: throws what Electron throws for a thing that comes too late. */
  mustNotBeReady(what: string): void {
    if (this.ready) throw new Error(`${what} should be called before app is ready`)
  }

  mustBeReady(what: string): void {
    if (!this.ready) throw new Error(`${what} can't be used before the app 'ready' event`)
  }

  enableSandbox(): void {
    this.mustNotBeReady('app.enableSandbox()')
    this.did.sandboxed = true
  }

  setName(name: string): void {
    this.did.name = name
  }

  setAppUserModelId(id: string): void {
    this.did.appUserModelId = id
  }

  setDesktopName(name: string): void {
    this.mustNotBeReady('app.setDesktopName()')
    this.did.desktopName = name
  }

  getVersion(): string {
    return '0.1.0'
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path}`)
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  getAppMetrics(): ProcessMetric[] {
    return [...this.metrics]
  }

  getLoginItemSettings(): LoginItemSettings {
    return this.loginItem
  }

  setLoginItemSettings({ openAtLogin = false }: Settings): void {
    this.loginItem = {
      ...this.loginItem,
      openAtLogin,
      executableWillLaunchAtLogin: openAtLogin,
      status: openAtLogin ? 'enabled' : 'not-registered',
    }
  }

  requestSingleInstanceLock(): boolean {
    this.did.holdsLock = !this.lockIsTaken
    return this.did.holdsLock
  }

  releaseSingleInstanceLock(): void {
    this.did.holdsLock = false
  }

  focus(): void {
    this.did.focused += 1
  }

  quit(): void {
    const before = new FakeEvent()
    this.emit('before-quit', before)
    if (!before.defaultPrevented) this.closeAndQuit()
  }

  /** The second half of quitting: a window that will not close keeps the app alive. */
  closeAndQuit(): void {
    for (const window of [...this.windows]) window.close()
    if (this.windows.size > 0) return
    const will = new FakeEvent()
    this.emit('will-quit', will)
    if (will.defaultPrevented) return
    this.did.exitCode ??= 0
    this.emit('quit', new FakeEvent(), this.did.exitCode)
  }

  exit(exitCode = 0): void {
    this.did.exitCode ??= exitCode
    for (const window of [...this.windows]) window.destroy()
    this.emit('quit', new FakeEvent(), exitCode)
  }

  /** For the window fake. */
  windowIsGone(window: Closable): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.did.exitCode !== null) return
    // Whoever listens decides; nobody listening means to quit.
    if (!this.emit('window-all-closed')) this.closeAndQuit()
  }

  /** For tests: somebody started the app again. */
  startSecondInstance(): void {
    this.emit('second-instance', new FakeEvent(), ['familiar'], '/', undefined)
  }

  /** For tests: a helper process died. */
  loseHelper(details: Details): void {
    this.emit('child-process-gone', new FakeEvent(), details)
  }

  /** For tests: somebody clicked on the Dock's icon. */
  activate(): void {
    this.emit('activate', new FakeEvent(), false)
  }
}

export const app = new FakeApp()
