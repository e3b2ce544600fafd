import { existsSync } from 'node:fs'
import type * as ElectronUpdater from 'electron-updater'
import type { Log } from '../../log'

/**
 * Downloads through `electron-updater`, which looks at `autoInstallOnAppQuit` only when one ends: on macOS Squirrel then
 * fetches what is downloaded or does not, elsewhere it is then that the app's quitting is listened for. So the flag is set
 * at that moment, and whoever wants it afterwards downloads again, which is answered by what is there.
 */
export interface Downloads {
  /** Downloads what the last check found. `unwanted`, also later: it is not installed at quit. */
  download(unwanted: AbortSignal): Promise<void>
  /** Is what is downloaded to be installed whenever the app quits? */
  installAtQuit(on: boolean): void
  /**
   * Is what was downloaded still there? It lies in a cache, and the library removes an AppImage before it looks for what is
   * to take its place.
   */
  isThere(): boolean
  /** Resolves once `quitAndInstall` may be called: nothing is under way, and the flag is what it goes by. */
  settle(): Promise<void>
}

export type DownloadLibrary = Pick<typeof ElectronUpdater, 'autoUpdater' | 'CancellationToken'>

export function createDownloads(
  { autoUpdater: updater, CancellationToken }: DownloadLibrary,
  log: Log,
): Downloads {
  let atQuit = false
  /** Does the library know that what is downloaded is to be installed at quit? Null where nothing is downloaded. */
  let known: boolean | null = null
  let last: Promise<unknown> = Promise.resolve()

  let file: string | null = null
  /** Of the last download: it is not wanted any more. */
  let unwanted: AbortSignal | null = null
  const forget = (): void => {
    known = null
    updater.autoInstallOnAppQuit = false
  }

  forget()
  updater.on('update-downloaded', ({ downloadedFile }) => {
    file = downloadedFile
    // One that could not be called off in time.
    if (unwanted?.aborted === true) forget()
    // It is read as soon as all have heard of this.
    else known = updater.autoInstallOnAppQuit = atQuit
  })
  updater.on('error', () => {
    // With something downloaded it is Squirrel that came to grief, and it has to be told anew.
    if (known !== null) known = false
  })

  /** One after another: the library answers a download that is asked for during another with that one. */
  const next = (work: () => Promise<unknown>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done.then(() => undefined)
  }
  const tellAgain = (): void => {
    next(async () => {
      if (atQuit && known === false) await updater.downloadUpdate()
    }).catch((error: unknown) => log.warn('the update cannot be installed at quit', error))
  }

  return {
    download: (signal) =>
      next(async () => {
        signal.throwIfAborted()
        unwanted = signal
        const token = new CancellationToken()
        signal.addEventListener('abort', () => {
          token.cancel()
          forget()
        })
        await updater.downloadUpdate(token)
      }),
    installAtQuit: (on) => {
      atQuit = on
      if (known === null) return
      if (on && !known) tellAgain()
      else updater.autoInstallOnAppQuit = on
    },
    isThere: () => file !== null && existsSync(file),
    settle: async () => {
      await last
      // On macOS it says whether Squirrel was told to fetch; asked a second time, Squirrel fails.
      if (known !== null) updater.autoInstallOnAppQuit = known
    },
  }
}
