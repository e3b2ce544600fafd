import type { BrowserWindow } from 'electron'
import type { Point } from '@shared/body/areas'
import type { Company } from '@shared/body/company'
import type { BodyMessage } from '@shared/contract/body'
import type { PetId } from '@shared/domain/ids'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { createPetBody } from './pet-body'
import type { PetPlace } from './pet-place'
import { PET_RESTARTS, createRestarts } from './restarts'
import type { After } from './timers'
import type { DisplaySystem } from './wayland'
import { type DesktopPlatform, WINDOWS } from './window-registry'
import type { LiveWindow, Windows } from './windows'

export interface PetWindowOptions {
  /** Whose window it is; null while it is not known who lives here. */
  readonly pet: PetId | null
  readonly windows: Windows
  readonly place: PetPlace
  readonly company: Company
  readonly cursor: () => Point
  readonly platform: DesktopPlatform
  readonly displaySystem: DisplaySystem
  readonly clock: Clock
  readonly after: After
  readonly random: () => number
  readonly log: Log
}

/** The pet on the screen: shown and hidden, moved about, kept in view, and brought back when its page dies. */
export interface PetWindow {
  readonly isVisible: () => boolean
  readonly setVisible: (visible: boolean) => void
  readonly hear: (message: BodyMessage) => void
  /** Its page listens from now on. */
  readonly pageReady: () => void
  /** Into the corner it first appeared in, and in view. */
  readonly bringBack: () => void
  /** Displays changed, the computer woke up: back to where it can be seen, and on top again. */
  readonly settle: () => void
  /** Its renderer died, or its page did not load. */
  readonly lost: (reason: string) => void
  /** From now on its window may be closed, and does not come back. */
  readonly stop: () => void
}

export function createPetWindow(options: PetWindowOptions): PetWindow {
  const { windows, pet, log } = options
  const restarts = createRestarts(PET_RESTARTS, options.clock)
  let wanted = false
  let stopped = false
  let callOffRestart: (() => void) | null = null

  const shown = (): BrowserWindow | null => {
    const window = windows.get('pet', pet)?.window
    return window && !window.isDestroyed() ? window : null
  }
  const body = createPetBody({
    ...options,
    // Always with the size: `setPosition` lets the window grow on a fractional scale (electron/electron#9477).
    moveTo: (bounds) => shown()?.setBounds(bounds),
    tellPose: (pose) => windows.get('pet', pet)?.line.tellPose(pose),
  })
  body.setHidden(true)

  const show = (window: BrowserWindow): void => {
    if (options.displaySystem === 'wayland') window.show()
    else window.showInactive()
    // After showing: macOS takes the level away from a window that was hidden.
    keepOnTop(window, options.platform)
    body.setHidden(false)
  }
  const create = (): void => {
    body.settle()
    const live: LiveWindow = windows.create('pet', { at: body.bounds(), pet })
    live.window.on('close', (event) => {
      if (stopped) return
      // Alt+F4 and the like hide it, as the tray would.
      event.preventDefault()
      setVisible(false)
    })
    void live.loaded.then((up) => {
      if (up && wanted && windows.get('pet', pet) === live) show(live.window)
    })
  }
  const setVisible = (visible: boolean): void => {
    if (stopped) return
    wanted = visible
    const window = shown()
    if (!visible) {
      body.setHidden(true)
      window?.hide()
    } else if (window) show(window)
    else {
      // Asked for by the user: what went wrong before counts no more.
      callOffRestart?.()
      callOffRestart = null
      restarts.forgive()
      create()
    }
  }

  return {
    isVisible: () => wanted,
    setVisible,
    hear: body.hear,
    pageReady: body.sayAgain,
    bringBack: () => {
      if (stopped) return
      body.bringBack()
      setVisible(true)
    },
    settle: () => {
      body.settle()
      const window = shown()
      if (window !== null && wanted) keepOnTop(window, options.platform)
    },
    lost: (reason) => {
      // Already on its way back, or not wanted yet: there is nothing to lose.
      if (stopped || shown() === null) return
      body.drop()
      body.setHidden(true)
      windows.destroy('pet', pet)
      const wait = restarts.next()
      if (wait === null) {
        wanted = false
        log.error(`the pet's window is given up: ${reason}`)
        return
      }
      log.warn(`the pet's window is made anew in ${wait} ms: ${reason}`)
      callOffRestart = options.after(wait, () => {
        callOffRestart = null
        create()
      })
    },
    stop: () => {
      stopped = true
      body.drop()
      body.stop()
      callOffRestart?.()
      callOffRestart = null
    },
  }
}
/** Says again what systems forget. */
function keepOnTop(window: BrowserWindow, platform: DesktopPlatform): void {
  const level = WINDOWS.pet.onTop?.[platform]
  if (level === undefined) return
  // Windows drops it silently while Electron still believes in it, and asking for what is believed does nothing
  // (OpenPetsHQ/openpets#90). Deliberately without a watchdog: one fights fullscreen games (rullerzhou-afk/clawd-on-desk#562).
  if (platform === 'win32') window.setAlwaysOnTop(false)
  window.setAlwaysOnTop(true, level)
  if (platform === 'win32') return
  // Without `skipTransformProcessType` macOS makes the app an accessory and its Dock icon goes
  // (getopenscreen/openscreen#713). Not above fullscreen apps: there the user wants to be alone.
  window.setVisibleOnAllWorkspaces(true, {
    visibleOnFullScreen: false,
    skipTransformProcessType: true,
  })
}
