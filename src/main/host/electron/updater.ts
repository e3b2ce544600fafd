import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, net } from 'electron'
import type { AppUpdater, ProgressInfo, UpdateInfo } from 'electron-updater'
import { z } from 'zod'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import type { FoundUpdate, Updater } from '../updater'
import { showSentence } from './failure-at-start'
import { ownAppImage } from './app-image'
import { type Downloads, createDownloads } from './downloads'
import type { Install } from './ending'
import type { AppFolders } from './folders'
import type { After } from './timers'
import { type BuiltWith, builtWithSchema, updateMeans } from './update-means'
import { words } from './words'

export interface UpdaterOptions extends Pick<AppFolders, 'manifestFile' | 'resourcesPath'> {
  /** Ends the app in order, then has this replace it. */
  readonly install: (install: Install) => void
  /** Notes for a version what this one was started with. */
  readonly keepFlags: (version: string) => Promise<void>
  readonly after: After
  readonly log: Log
}

/** How long macOS may take to unpack what was downloaded, with no window left that shows it. */
const UNPACK_MS = 180_000

/**
 * Updates through `electron-updater`, which is loaded when it is first asked for anything: neither the start nor a run from
 * source pays for it. Where it looks is in the package (`app-update.yml`) and nothing that a setting or a page can change;
 * that a download is what was released (sha512, and the signature on Windows and macOS) is checked by it.
 */
export function createUpdater(options: UpdaterOptions): Updater {
  const log = options.log.for('updates')
  const appImage = ownAppImage(process.env, process.execPath)
  const possibility = updateMeans({
    platform: process.platform,
    builtWith: app.isPackaged ? builtWith(options.manifestFile) : null,
    appImage,
    packageType: packageType(options.resourcesPath),
  })
  if (!possibility.possible) return possibility
  let installsAtQuit = false
  let newest: string | null = null
  let loading: Promise<Library> | null = null
  const load = (): Promise<Library> =>
    (loading ??= import('electron-updater').then((library) => {
      const { autoUpdater } = library
      autoUpdater.logger = {
        info: (line) => log.debug(String(line)),
        warn: (line) => log.warn(String(line)),
        error: (line) => log.warn(String(line)),
      }
      autoUpdater.autoDownload = false
      // It would tell one copy from another, for releases by and by; there are none of these.
      autoUpdater.requestHeaders = { 'x-user-staging-id': '' }
      const downloads = createDownloads(library, log)
      downloads.installAtQuit(installsAtQuit)
      // Heard before the library hears it, which looks at the flag again.
      app.once('quit', () => {
        if (!downloads.isThere()) autoUpdater.autoInstallOnAppQuit = false
      })
      return { updater: autoUpdater, downloads }
    }))

  return {
    ...possibility,
    isOnline: () => net.isOnline(),
    check: async (channel) => {
      const { updater } = await load()
      updater.allowPrerelease = channel === 'beta'
      updater.channel = channel === 'beta' ? 'beta' : 'latest'
      // Setting the channel allows it: an older version would meet a database it does not know.
      updater.allowDowngrade = false
      const result = await updater.checkForUpdates()
      if (result === null) throw new Error('the updater does not work in this package')
      if (!result.isUpdateAvailable) return null
      newest = result.updateInfo.version
      return foundIn(result.updateInfo)
    },
    download: async (onProgress, unwanted) => {
      const { updater, downloads } = await load()
      const progress = ({ percent }: ProgressInfo): void => onProgress(percent)
      updater.on('download-progress', progress)
      try {
        await downloads.download(unwanted)
      } finally {
        updater.off('download-progress', progress)
      }
    },
    installAtQuit: (on) => {
      installsAtQuit = on
      void loading?.then(({ downloads }) => downloads.installAtQuit(on))
    },
    install: () =>
      options.install((letGo) => {
        // Without them it would come back to other data.
        const kept = newest === null ? Promise.resolve() : options.keepFlags(newest)
        kept
          .catch((error: unknown) => log.error('what it was started with is forgotten', error))
          .then(load)
          .then((library) => replaceBy(library, options, appImage === null ? null : letGo))
          .catch((error: unknown) => giveUp(error, log))
      }),
  }
}

interface Library {
  readonly updater: AppUpdater
  readonly downloads: Downloads
}

/**
 * The app has stopped, so whatever keeps the installer from its work has to end the process too. Only an AppImage's newer
 * version is there before this process has gone, and must not find the data folder taken; everywhere else nobody may have
 * it while programs are replaced, which on macOS takes minutes, and with a deb as long as a password.
 */
async function replaceBy(
  { updater, downloads }: Library,
  { after, log }: UpdaterOptions,
  letGo: (() => Promise<void>) | null,
): Promise<void> {
  if (process.platform === 'darwin') {
    after(UNPACK_MS, () => giveUp(new Error('the installer did not begin'), log))
    await downloads.settle()
  }
  updater.once('error', (error) => giveUp(error, log))
  // On macOS Squirrel may have it by now, and takes nothing away before.
  if (process.platform !== 'darwin' && !downloads.isThere()) {
    giveUp(new Error('what was downloaded is not there any more'), log)
    return
  }
  await letGo?.()
  // The lock of the data folder says no to others by itself. Electron's ends a holder that does not answer, as this one
  // while it waits for a password.
  app.releaseSingleInstanceLock()
  // Without windows of the installer's own, and with a start of the new version.
  updater.quitAndInstall(true, true)
}

function giveUp(error: unknown, log: Log): void {
  log.error('the update could not be installed', error)
  showSentence(words.notUpdated(messageOf(error).split('\n')[0] ?? ''))
  app.exit(1)
}

function foundIn({ version, releaseNotes, releaseDate }: UpdateInfo): FoundUpdate {
  const released = new Date(releaseDate)
  return {
    version,
    notes: typeof releaseNotes === 'string' ? releaseNotes : null,
    releasedAt: Number.isNaN(released.getTime()) ? null : released,
  }
}

/** A package without it was built without a place to look. */
function builtWith(manifestFile: string): BuiltWith {
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const read = z.object({ familiar: builtWithSchema }).safeParse(manifest)
  return read.success ? read.data.familiar : { releases: null, signed: false }
}

function packageType(resourcesPath: string | null): string | null {
  if (resourcesPath === null) return null
  try {
    return readFileSync(join(resourcesPath, 'package-type'), 'utf8').trim()
  } catch {
    // Only packages of a system's own kind have it.
    return null
  }
}
