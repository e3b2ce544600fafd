import type { AppUpdater } from 'electron-updater'
import type { Log } from '../../log'

/**
 * Downloads through `electron-updater`, which looks at `autoInstallOnAppQuit` only when one ends: on macOS Squirrel then
 * fetches what is downloaded or does not, elsewhere it is then that the app's quitting is listened for. So the flag is set
 * at that moment, and whoever wants it afterwards downloads again, which is answered by what is there.
 */
export interface Downloads {
  /** Downloads what the last check found. */
  download(): Promise<void>
  /** Is what is downloaded to be installed whenever the app quits? */
  installAtQuit(on: boolean): void
  /** Resolves once `quitAndInstall` may be called: nothing is under way, and the flag is what it goes by. */
  settle(): Promise<void>
}

export function createDownloads(updater: AppUpdater, log: Log): Downloads {
  let atQuit = false
  /** Does the library know that what is downloaded is to be installed at quit? Null where nothing is downloaded. */
  let known: boolean | null = null
  let last: Promise<unknown> = Promise.resolve()

  updater.autoInstallOnAppQuit = false
  updater.on('update-downloaded', () => {
    // It is read as soon as all have heard of this.
    known = updater.autoInstallOnAppQuit = atQuit
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
    download: () => next(() => updater.downloadUpdate()),
    installAtQuit: (on) => {
      atQuit = on
      if (known === null) return
      if (on && !known) tellAgain()
      else updater.autoInstallOnAppQuit = on
    },
    settle: async () => {
      await last
      // On macOS it says whether Squirrel was told to fetch; asked a second time, Squirrel fails.
      if (known !== null) updater.autoInstallOnAppQuit = known
    },
  }
}
