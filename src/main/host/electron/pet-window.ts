import type { BrowserWindow } from 'electron'
import type { DisplayArea, Point, Rectangle } from '@shared/body/areas'
import type { Company } from '@shared/body/company'
import { coversDisplayOf } from '@shared/body/covering'
import type { BodyMessage } from '@shared/contract/body'
import type { PetId } from '@shared/domain/ids'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { createPetBody } from './pet-body'
import type { PetPlace } from './pet-place'
import { createPetPointer } from './pet-pointer'
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
  readonly displays: () => readonly DisplayArea[]
  readonly platform: DesktopPlatform
  readonly displaySystem: DisplaySystem
  /** Can the pointer be read wherever it is? */
  readonly knowsPointer: boolean
  readonly clock: Clock
  readonly after: After
  readonly random: () => number
  readonly log: Log
}

/** Why a pet that is wanted is not to be seen just now. It comes back by itself when none of these holds any more. */
export type Absence = 'locked' | 'suspended' | 'snoozed' | 'fullscreen'

/** The pet on the screen: shown and hidden, moved about, kept in view, and brought back when its page dies. */
export interface PetWindow {
  readonly isVisible: () => boolean
  /** To show it overrules whatever keeps it away but its sleep, which ends before. */
  readonly setVisible: (visible: boolean) => void
  readonly setAbsent: (why: Exclude<Absence, 'fullscreen'>, absent: boolean) => void
  /** Another app's window fills a screen from now on; null for none. */
  readonly setFullscreen: (window: Rectangle | null) => void
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
  const absences = new Set<Absence>()
  let wanted = false
  let stopped = false
  let fullscreen: Rectangle | null = null
  let sight = { shown: false, pointer: false }
  let callOffRestart: (() => void) | null = null

  const shown = (): BrowserWindow | null => {
    const window = windows.get('pet', pet)?.window
    return window && !window.isDestroyed() ? window : null
  }
  const isToBeSeen = (): boolean => wanted && absences.size === 0
  const tellSight = (change: Partial<typeof sight>): void => {
    sight = { ...sight, ...change }
    windows.get('pet', pet)?.line.tellSight(sight)
  }
  const body = createPetBody({
    ...options,
    moveTo: (bounds) => {
      // Always with the size: `setPosition` lets the window grow on a fractional scale (electron/electron#9477).
      shown()?.setBounds(bounds)
      if (fullscreen !== null) heedFullscreen()
    },
    tellPose: (pose) => {
      windows.get('pet', pet)?.line.tellPose(pose)
      // Put down where it was carried, its window moves no more.
      if (fullscreen !== null) heedFullscreen()
    },
  })
  body.setHidden(true)
  const pointer = createPetPointer({
    ...options,
    figure: body.figure,
    letThrough: (through) => shown()?.setIgnoreMouseEvents(through),
    tellOver: (over) => tellSight({ pointer: over }),
  })

  const show = (window: BrowserWindow): void => {
    if (options.displaySystem === 'wayland') window.show()
    else window.showInactive()
    // After showing: macOS takes the level away from a window that was hidden.
    keepOnTop(window, options.platform)
    body.setHidden(false)
    tellSight({ shown: true })
    pointer.setHidden(false)
  }
  const hide = (): void => {
    body.setHidden(true)
    pointer.setHidden(true)
    tellSight({ shown: false, pointer: false })
    shown()?.hide()
  }
  const arrange = (): void => {
    const window = shown()
    if (!isToBeSeen()) hide()
    else if (window) show(window)
  }
  const setAbsent = (why: Absence, absent: boolean): void => {
    const before = isToBeSeen()
    if (absent) absences.add(why)
    else absences.delete(why)
    if (!stopped && isToBeSeen() !== before) arrange()
  }
  const heedFullscreen = (): void => {
    // Not out of the hand: whoever carries it there looks at it.
    if (body.figure().held) return
    const displays = options.displays().map(({ bounds }) => bounds)
    const covered = fullscreen !== null && coversDisplayOf(body.bounds(), fullscreen, displays)
    setAbsent('fullscreen', covered)
  }
  const create = (): void => {
    body.settle()
    pointer.forget()
    const live: LiveWindow = windows.create('pet', { at: body.bounds(), pet })
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
    wanted = visible
    if (visible) {
      fullscreen = null
      for (const why of ['fullscreen', 'locked', 'suspended'] as const) absences.delete(why)
    }
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
    setVisible,
    setAbsent,
    setFullscreen: (window) => {
      fullscreen = window
      heedFullscreen()
    },
    hear: (message) => {
      if (message.type !== 'touch') body.hear(message)
      // Else all of the window stays there to be touched: once let through, nobody could tell when to stop.
      else if (options.knowsPointer) pointer.hear(message)
    },
    pageReady: () => {
      pointer.forget()
      body.sayAgain()
      tellSight({})
    },
    bringBack: () => {
      if (stopped) return
      body.bringBack()
      setVisible(true)
    },
    settle: () => {
      body.settle()
      if (fullscreen !== null) heedFullscreen()
      const window = shown()
      if (window !== null && isToBeSeen()) keepOnTop(window, options.platform)
    },
    lost: (reason) => {
      // Already on its way back, or not wanted yet: there is nothing to lose.
      if (stopped || shown() === null) return
      body.drop()
      body.setHidden(true)
      pointer.setHidden(true)
      sight = { shown: false, pointer: false }
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
      pointer.stop()
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
