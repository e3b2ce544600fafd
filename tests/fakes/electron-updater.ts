import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  AppUpdater,
  Logger,
  ProgressInfo,
  UpdateCheckResult,
  UpdateInfo,
} from 'electron-updater'
import { app } from './electron/app'
import { autoUpdater as native } from './electron/auto-updater'

/** For tests: where downloads lie, by their version. */
export const CACHE = join(tmpdir(), `familiar-updates-${process.pid}`)

/** A release as a feed tells of it. */
export function release(version: string, more: Partial<UpdateInfo> = {}): UpdateInfo {
  return {
    version,
    files: [{ url: `familiar-${version}.zip`, sha512: 'c2hh' }],
    // Deprecated, and still part of every feed.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    path: `familiar-${version}.zip`,
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    sha512: 'c2hh',
    releaseDate: '2026-11-18T09:30:00.000Z',
    ...more,
  }
}

/** What takes the app's place, and how the library was told to. */
interface Installed {
  readonly version: string
  readonly silent: boolean
  readonly runs: boolean
}

/**
 * `electron-updater` as far as Familiar uses it, behaving as its declarations, its manual and its sources say: the same
 * events in the same order, promises that settle with them, and an installer that takes the app's place when it quits.
 * On a pretended macOS (`MacUpdater`) Squirrel has to fetch what is downloaded before it can be installed.
 */
class FakeAppUpdater
  extends EventEmitter
  implements
    Pick<
      AppUpdater,
      | 'allowDowngrade'
      | 'allowPrerelease'
      | 'autoDownload'
      | 'autoInstallOnAppQuit'
      | 'checkForUpdates'
      | 'downloadUpdate'
      | 'logger'
      | 'quitAndInstall'
      | 'requestHeaders'
    >
{
  autoDownload = true
  autoInstallOnAppQuit = true
  allowPrerelease = false
  allowDowngrade = false
  logger: Logger | null = console
  requestHeaders: AppUpdater['requestHeaders'] = null
  private chosenChannel: string | null = null
  private found: UpdateInfo | null = null
  private downloaded: UpdateInfo | null = null
  private downloading: Promise<string[]> | null = null
  private listensForQuit = false
  /** What Squirrel has; it installs that at the next end of the app, whatever anybody wants by then. */
  private squirrelHas: UpdateInfo | null = null

  /** For tests: the newest release of each channel, which is newer than the app. */
  readonly releases: { latest: UpdateInfo | null; beta: UpdateInfo | null } = {
    latest: null,
    beta: null,
  }
  /** For tests: what a check or a download comes to grief with; null for nothing. */
  trouble: Error | null = null
  /** For tests: what the installer comes to grief with; null for nothing. */
  installerTrouble: Error | null = null
  /** For tests: has the running AppImage been removed with nothing to take its place? */
  lost = false
  /** For tests: how far downloads report to be. */
  steps: readonly number[] = [0, 50, 100]
  /** For tests: the version that has taken the app's place, and what `quitAndInstall` was told. */
  installed: Installed | null = null
  /** For tests: how often something was really fetched from the releases. */
  fetches = 0

  constructor() {
    super()
    // As the real one does, by which an error that nobody listens to is thrown at nobody.
    this.on('error', (error: Error) => this.logger?.error(error.message))
    native.on('error', (error: Error) => this.emit('error', error))
    native.on('update-downloaded', () => {
      this.squirrelHas = this.downloaded
    })
    app.once('quit', () => {
      if (this.squirrelHas !== null && this.installed === null)
        this.installed = { version: this.squirrelHas.version, silent: true, runs: false }
    })
  }

  get channel(): string | null {
    return this.chosenChannel
  }

  set channel(value: string | null) {
    this.chosenChannel = value
    this.allowDowngrade = true
  }

  async checkForUpdates(): Promise<UpdateCheckResult | null> {
    if (!app.isPackaged) return null
    this.emit('checking-for-update')
    await Promise.resolve()
    if (this.trouble !== null) {
      this.emit('error', this.trouble, `Cannot check for updates: ${this.trouble.message}`)
      throw this.trouble
    }
    const newest = (this.allowPrerelease ? this.releases.beta : null) ?? this.releases.latest
    const updateInfo = newest ?? release(app.getVersion())
    if (newest === null) this.emit('update-not-available', updateInfo)
    else {
      this.found = newest
      this.emit('update-available', newest)
      if (this.autoDownload) await this.downloadUpdate()
    }
    return { isUpdateAvailable: newest !== null, updateInfo, versionInfo: updateInfo }
  }

  downloadUpdate(token = new CancellationToken()): Promise<string[]> {
    const { found } = this
    if (found === null) return Promise.reject(new Error('Please check update first'))
    return (this.downloading ??= this.bring(found, token).finally(() => {
      this.downloading = null
    }))
  }

  /** What this process has downloaded already is not downloaded again, and yet told of again. */
  private async bring(found: UpdateInfo, token: CancellationToken): Promise<string[]> {
    if (this.downloaded !== found) await this.fetch(token)
    await Promise.resolve()
    this.downloaded = found
    const downloadedFile = join(CACHE, found.version)
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(downloadedFile, '')
    this.emit('update-downloaded', { ...found, downloadedFile })
    // Only now does the library look at what is to happen when the app quits.
    if (process.platform === 'darwin') {
      if (this.autoInstallOnAppQuit) native.checkForUpdates()
    } else if (this.autoInstallOnAppQuit) this.listenForQuit()
    await Promise.resolve()
    return [downloadedFile]
  }

  private async fetch(token: CancellationToken): Promise<void> {
    this.fetches += 1
    for (const percent of this.steps) {
      await Promise.resolve()
      if (token.cancelled) throw new Error('cancelled')
      const progress: ProgressInfo = {
        percent,
        total: 200,
        transferred: percent * 2,
        delta: 1,
        bytesPerSecond: 1_000,
      }
      this.emit('download-progress', progress)
    }
    if (this.trouble === null) return
    this.emit('error', this.trouble, this.trouble.message)
    throw this.trouble
  }

  /** An AppImage is removed before it turns out that what was downloaded is not there any more. */
  private isLost(): boolean {
    return this.downloaded !== null && !existsSync(join(CACHE, this.downloaded.version))
  }

  private listenForQuit(): void {
    if (this.listensForQuit) return
    this.listensForQuit = true
    app.once('quit', (_event: unknown, exitCode: number) => {
      if (this.downloaded === null || this.installed !== null) return
      if (!this.autoInstallOnAppQuit || exitCode !== 0) return
      if (this.isLost()) this.lost = true
      else this.installed = { version: this.downloaded.version, silent: true, runs: false }
    })
  }

  quitAndInstall(isSilent = false, isForceRunAfter = false): void {
    if (process.platform === 'darwin') {
      this.quitForSquirrel()
      return
    }
    if (this.downloaded === null || this.installerTrouble !== null) {
      this.emit('error', this.installerTrouble ?? new Error('No update filepath provided'))
      return
    }
    const { version } = this.downloaded
    if (this.isLost()) {
      this.lost = true
      this.emit('error', new Error('Command failed: mv -f'))
      return
    }
    this.installed = { version, silent: isSilent, runs: isForceRunAfter }
    setImmediate(() => {
      native.emit('before-quit-for-update')
      app.quit()
    })
  }

  /** Takes the flag for what it was when the download ended, and has Squirrel fetch now what it was not told to then. */
  private quitForSquirrel(): void {
    const install = (): void => {
      const { squirrelHas } = this
      if (squirrelHas !== null)
        this.installed = { version: squirrelHas.version, silent: true, runs: true }
      native.quitAndInstall()
    }
    if (this.squirrelHas !== null) install()
    else {
      native.on('update-downloaded', install)
      if (!this.autoInstallOnAppQuit) native.checkForUpdates()
    }
  }
}

/** Calls a download off. */
export class CancellationToken {
  cancelled = false

  cancel(): void {
    this.cancelled = true
  }
}

export const autoUpdater = new FakeAppUpdater()
