import { EventEmitter } from 'node:events'
import type { AutoUpdater } from 'electron'
import { app } from './app'

class FakeAutoUpdater extends EventEmitter implements Pick<AutoUpdater, 'quitAndInstall'> {
  /** For tests: has the app been replaced? */
  installed = false

  /** Closes the windows first, and quits only when they are closed. */
  quitAndInstall(): void {
    this.emit('before-quit-for-update')
    for (const window of [...app.windows]) window.close()
    if (app.windows.size > 0) return
    app.once('quit', () => {
      this.installed = true
    })
    app.quit()
  }
}

export const autoUpdater = new FakeAutoUpdater()
