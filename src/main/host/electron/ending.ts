import { app, autoUpdater } from 'electron'
import type { Log } from '../../log'
import { STOP_MS, type StopOutcome } from '../../stopping'
import type { After } from './timers'

export interface EndingOptions {
  /** Stops the app; the same promise however often it is called. */
  readonly stop: () => Promise<StopOutcome>
  /** Resolves once the app has been stopped, by whoever. */
  readonly stopped: Promise<void>
  /** Lets go of the data folder: the last thing before the process ends. */
  readonly release: () => Promise<void>
  readonly after: After
  readonly log: Log
}

/** The way out, the same for every door: Cmd+Q, the tray, a signal, the system. */
export interface Ending {
  /** Ends in order. */
  begin(): void
  /** Ends in order, says why, and lets the process fail. */
  fail(say: () => void): void
  /**
   * Ends in order and lets an installer end the process: the database has stopped before its programs are replaced, which
   * Windows would not allow. The data folder stays this process' own to its very end, so that no other Familiar opens it
   * meanwhile, unless the installer lets go of it.
   */
  replace(install: Install): void
}

/** Puts a newer version in place and ends the process. */
export type Install = (letGo: () => Promise<void>) => void

/**
 * Holds Electron's quitting until the app has stopped: sources, scoring, windows and database, in that order. Electron
 * only waits for windows, so its first `before-quit` is prevented and quitting is asked for again at the end.
 */
export function endInOrder(options: EndingOptions): Ending {
  const { log } = options
  let phase: 'running' | 'stopping' | 'over' = 'running'
  let updating = false
  let complaint: (() => void) | null = null
  let installer: Install | null = null

  const begin = (): void => {
    if (phase !== 'running') return
    phase = 'stopping'
    const callOff = options.after(STOP_MS, () => {
      log.error(`stopping took longer than ${STOP_MS} ms; ending anyway`)
      over('in disorder')
    })
    options
      .stop()
      .catch((error: unknown): StopOutcome => {
        log.error('stopping failed', error)
        return 'in disorder'
      })
      .then((how) => {
        callOff()
        over(how)
      })
      .catch((error: unknown) => log.error('the end failed', error))
  }
  const over = (how: StopOutcome): void => {
    if (phase === 'over') return
    phase = 'over'
    if (installer !== null && how === 'in order') {
      installer(release)
      return
    }
    if (installer !== null)
      log.error('the update was not installed: Familiar did not stop in order')
    void release().then(() => {
      complaint?.()
      // `exit` where there is a code to give: an update that waits for the app to quit takes only 0 for its sign, and the
      // database's programs may be in use still. It is offered again.
      if (complaint !== null || how === 'in disorder') app.exit(1)
      else app.quit()
    })
  }
  const release = (): Promise<void> =>
    options
      .release()
      .catch((error: unknown) => log.error('releasing the data folder failed', error))

  app.on('before-quit', (event) => {
    if (phase === 'over') return
    begin()
    // An update may not be held up: it installs itself when the app quits, and Postgres survives any end.
    if (!updating) event.preventDefault()
  })
  autoUpdater.on('before-quit-for-update', () => {
    updating = true
    begin()
  })
  // The pet hidden and no other window open is how Familiar spends its day. Without a listener Electron quits then.
  app.on('window-all-closed', () => undefined)
  // A tray's "Quit" ends the app from inside.
  void options.stopped.then(begin)

  return {
    begin,
    fail: (say) => {
      // Whoever is on the way out has no use for the news that the start was cut short.
      if (phase !== 'running') return
      complaint = say
      begin()
    },
    replace: (install) => {
      if (phase !== 'running') return
      installer = install
      begin()
    },
  }
}

/** Ends on the signals a terminal, a service manager or a logout sends; a second one ends at once. */
export function endOnSignals(ending: Ending, log: Log): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) {
        app.exit(130)
        return
      }
      asked = true
      log.info(`ending on ${signal}`)
      ending.begin()
    })
  }
}
