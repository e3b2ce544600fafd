import { EventEmitter } from 'node:events'
import type {
  AppUpdater,
  Logger,
  ProgressInfo,
  UpdateCheckResult,
  UpdateInfo,
} from 'electron-updater'
import { app } from './electron/app'
import { autoUpdater as native } from './electron/auto-updater'

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

/**
 * `electron-updater` as far as Familiar uses it, behaving as its declarations and its manual say: the same events in the
 * same order, promises that settle with them, and an installer that takes the app's place when it quits.
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

  /** For tests: the newest release of each channel, which is newer than the app. */
  readonly releases: { latest: UpdateInfo | null; beta: UpdateInfo | null } = {
    latest: null,
    beta: null,
  }
  /** For tests: what a check or a download comes to grief with; null for nothing. */
  trouble: Error | null = null
  /** For tests: what the installer comes to grief with; null for nothing. */
  installerTrouble: Error | null = null
  /** For tests: how far downloads report to be. */
  steps: readonly number[] = [0, 50, 100]
  /** For tests: the version that has taken the app's place, and what `quitAndInstall` was told. */
  installed: { readonly version: string; readonly silent: boolean; readonly runs: boolean } | null =
    null

  constructor() {
    super()
    // As the real one does, by which an error that nobody listens to is thrown at nobody.
    this.on('error', (error: Error) => this.logger?.error(error.message))
    app.once('quit', (_event: unknown, exitCode: number) => {
      if (this.downloaded === null || this.installed !== null) return
      if (this.autoInstallOnAppQuit && exitCode === 0)
        this.installed = { version: this.downloaded.version, silent: true, runs: false }
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

  async downloadUpdate(): Promise<string[]> {
    const { found } = this
    if (found === null) throw new Error('Please check update first')
    for (const percent of this.steps) {
      await Promise.resolve()
      const progress: ProgressInfo = {
        percent,
        total: 200,
        transferred: percent * 2,
        delta: 1,
        bytesPerSecond: 1_000,
      }
      this.emit('download-progress', progress)
    }
    if (this.trouble !== null) {
      this.emit('error', this.trouble, this.trouble.message)
      throw this.trouble
    }
    this.downloaded = found
    const downloadedFile = `/cache/${found.version}`
    this.emit('update-downloaded', { ...found, downloadedFile })
    return [downloadedFile]
  }

  quitAndInstall(isSilent = false, isForceRunAfter = false): void {
    if (this.downloaded === null || this.installerTrouble !== null) {
      this.emit('error', this.installerTrouble ?? new Error('No update filepath provided'))
      return
    }
    const { version } = this.downloaded
    this.installed = { version, silent: isSilent, runs: isForceRunAfter }
    setImmediate(() => {
      native.emit('before-quit-for-update')
      app.quit()
    })
  }
}

export const autoUpdater = new FakeAppUpdater()
