import { type Details, app, autoUpdater, powerMonitor } from 'electron'
import type { Log } from '../../log'

export interface SystemListener {
  /** The computer woke up, or the session was unlocked. */
  readonly onWake: () => void
  /** The computer goes to sleep. */
  readonly onSleep: () => void
  /** The session was locked, or unlocked: nobody sees what is on the screen meanwhile. */
  readonly onLock: (locked: boolean) => void
  /** The computer is about to be switched off. */
  readonly onShutdown: () => void
  /** The process that draws died; Chromium has started another. */
  readonly onGpuLost: (reason: string) => void
  /** An update is about to close the windows and end the app. */
  readonly onUpdate: () => void
}

/** Listens to what happens around the windows. Only once the app is ready. Returns what stops listening. */
export function watchSystem(listener: SystemListener, log: Log): () => void {
  const { onWake, onSleep, onLock, onShutdown, onGpuLost, onUpdate } = listener
  const helperGone = (_event: unknown, { type, reason, exitCode }: Details): void => {
    if (reason === 'clean-exit') return
    log.warn('a helper process is gone', { type, reason, exitCode })
    if (type === 'GPU') onGpuLost(`the GPU process is gone: ${reason}`)
  }
  const locked = (): void => onLock(true)
  const unlocked = (): void => {
    onLock(false)
    onWake()
  }
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
  // macOS and Windows only; Linux tells nobody.
  powerMonitor.on('lock-screen', locked)
  powerMonitor.on('unlock-screen', unlocked)
  // macOS and Linux only; on Windows every window hears `session-end`.
  powerMonitor.on('shutdown', onShutdown)
  app.on('child-process-gone', helperGone)
  autoUpdater.on('before-quit-for-update', onUpdate)
  return () => {
    powerMonitor.off('suspend', onSleep)
    powerMonitor.off('resume', onWake)
    powerMonitor.off('lock-screen', locked)
    powerMonitor.off('unlock-screen', unlocked)
    powerMonitor.off('shutdown', onShutdown)
    app.off('child-process-gone', helperGone)
    autoUpdater.off('before-quit-for-update', onUpdate)
  }
}
