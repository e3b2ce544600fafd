import { EventEmitter } from 'node:events'
import type { AutoUpdater } from 'electron'
import { app } from './app'

class FakeAutoUpdater
  extends EventEmitter
  implements Pick<AutoUpdater, 'checkForUpdates' | 'quitAndInstall'>
{
  /** For tests: has the app been replaced? */
  installed = false
  /** For tests: what Squirrel comes to grief with; null for nothing. */
  trouble: Error | null = null
  private checking = false

  /** Fetches what there is, which is told of by an event. A second one beside it is an error. */
  checkForUpdates(): void {
    if (this.checking) {
      this.emit('error', new Error('The command is disabled and cannot be executed'))
      return
    }
    this.checking = true
    setImmediate(() => {
      this.checking = false
      if (this.trouble === null) this.emit('update-downloaded')
      else this.emit('error', this.trouble)
    })
  }

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
