import type { BrowserWindow } from 'electron'
import type { DisplayArea, Point, Rectangle } from '@shared/body/areas'
import type { Company } from '@shared/body/company'
import type { BodyMessage } from '@shared/contract/body'
import type { PetId } from '@shared/domain/ids'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { type Absence, createPetAbsences } from './pet-absences'
import type { PetPlace } from './pet-place'
import { createPetScene } from './pet-scene'
import { PET_RESTARTS, createRestarts } from './restarts'
import type { After } from './timers'
import { type DesktopPlatform, WINDOWS } from './window-registry'
import type { LiveWindow, Windows } from './windows'

export interface PetWindowOptions {
  /** Whose window it is; null while it is not known who lives here. */
  readonly pet: PetId | null
  readonly windows: Windows
  readonly place: PetPlace
  readonly company: Company
  readonly cursor: () => Point
  readonly displays: () => readonly DisplayArea[]
  readonly platform: DesktopPlatform
  /** Can the pointer be read wherever it is? */
  readonly knowsPointer: boolean
  readonly clock: Clock
  readonly after: After
  readonly random: () => number
  /** It may be wanted from now on, or not any more. */
  readonly onWanted: () => void
  readonly log: Log
}

/** The pet on the screen: shown and hidden, moved about, kept in view, and brought back when its page dies. */
export interface PetWindow {
  readonly isVisible: () => boolean
  /** It comes in where pets are wanted, and is seen as soon as nothing keeps it away. */
  readonly appear: () => void
  /** To show it overrules whatever keeps it away but its sleep, which ends before. */
  readonly setVisible: (visible: boolean) => void
  readonly setAbsent: (why: Exclude<Absence, 'fullscreen'>, absent: boolean) => void
  /** Another app's window fills a screen from now on; null for none. */
  readonly setFullscreen: (window: Rectangle | null) => void
  /** The pointer goes through the pet too, or not any more. */
  readonly setClickThrough: (on: boolean) => void
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

  const want = (next: boolean): void => {
    wanted = next
    options.onWanted()
  }
  const shown = (): BrowserWindow | null => {
    const window = windows.get('pet', pet)?.window
    return window && !window.isDestroyed() ? window : null
  }
  const absences = createPetAbsences({
    ...options,
    figure: () => scene.body.figure(),
    onChange: () => {
      if (wanted && !stopped) arrange()
    },
  })
  const scene = createPetScene({
    ...options,
    window: shown,
    line: () => windows.get('pet', pet)?.line ?? null,
    onMoved: absences.look,
  })
  const { body } = scene
  const isToBeSeen = (): boolean => wanted && !absences.isAway()

  const show = (window: BrowserWindow): void => {
    window.showInactive()
    // After showing: macOS takes the level away from a window that was hidden.
    keepOnTop(window, options.platform)
    scene.setSeen(true)
  }
  const arrange = (): void => {
    const window = shown()
    if (!isToBeSeen()) {
      scene.setSeen(false)
      window?.hide()
    } else if (window) show(window)
  }
  const create = (): void => {
    body.settle()
    if (isToBeSeen()) body.comeIn()
    const live: LiveWindow = windows.create('pet', { at: body.bounds(), pet })
    scene.windowMade()
    live.window.on('close', (event) => {
      if (stopped) return
      // Alt+F4 and the like hide it, as the tray would.
      event.preventDefault()
      setVisible(false)
    })
    void live.loaded.then((up) => {
      if (up && isToBeSeen() && windows.get('pet', pet) === live) show(live.window)
    })
  }
  const setVisible = (visible: boolean): void => {
    if (stopped) return
    want(visible)
    if (visible) absences.overrule()
    if (!visible || shown() !== null) arrange()
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
    appear: () => {
      want(true)
      create()
    },
    setVisible,
    setAbsent: absences.set,
    setFullscreen: absences.setFullscreen,
    setClickThrough: scene.setClickThrough,
    hear: scene.hear,
    pageReady: scene.pageReady,
    bringBack: () => {
      if (stopped) return
      body.bringBack()
      setVisible(true)
    },
    settle: () => {
      body.settle()
      absences.look()
      const window = shown()
      if (window !== null && isToBeSeen()) keepOnTop(window, options.platform)
    },
    lost: (reason) => {
      // Already on its way back, or not wanted yet: there is nothing to lose.
      if (stopped || shown() === null) return
      scene.drop()
      windows.destroy('pet', pet)
      const wait = restarts.next()
      if (wait === null) {
        want(false)
        log.error(`the pet's window is given up: ${reason}`)
        return
      }
      log.warn(`the pet's window is made anew in ${wait} ms: ${reason}`)
      callOffRestart = options.after(wait, create)
    },
    stop: () => {
      stopped = true
      scene.stop()
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
