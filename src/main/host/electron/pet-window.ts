import type { BrowserWindow } from 'electron'
import type { DragMessage } from '@shared/contract/drag'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { type Drag, createDrag } from './drag'
import type { Point, Rectangle } from '@shared/body/areas'
import type { PetPlace } from './pet-place'
import { PET_RESTARTS, createRestarts } from './restarts'
import type { After } from './timers'
import type { DisplaySystem } from './wayland'
import { type DesktopPlatform, PET_SIZE, WINDOWS } from './window-registry'
import type { LiveWindow, Windows } from './windows'

export interface PetWindowOptions {
  readonly windows: Windows
  readonly place: PetPlace
  readonly cursor: () => Point
  readonly platform: DesktopPlatform
  readonly displaySystem: DisplaySystem
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

/** The pet on the screen: shown and hidden, carried about, kept in view, and brought back when its page dies. */
export interface PetWindow {
  readonly isVisible: () => boolean
  readonly setVisible: (visible: boolean) => void
  readonly hear: (message: DragMessage) => void
  /** Displays changed, the computer woke up: back to where it can be seen, and on top again. */
  readonly settle: () => void
  /** Its renderer died, or its page did not load. */
  readonly lost: (reason: string) => void
  /** From now on its window may be closed, and does not come back. */
  readonly stop: () => void
}

export function createPetWindow(options: PetWindowOptions): PetWindow {
  const { windows, place, log } = options
  const restarts = createRestarts(PET_RESTARTS, options.clock)
  let wanted = false
  let stopped = false
  let callOffRestart: (() => void) | null = null
  /** Where it was when its window was lost. */
  let lastPlace: Rectangle | null = null

  const shown = (): BrowserWindow | null => {
    const window = windows.get('pet')?.window
    return window && !window.isDestroyed() ? window : null
  }
  /** Always with the size: `setPosition` lets the window grow on a fractional scale (electron/electron#9477). */
  const moveTo = (to: Point): void => {
    lastPlace = { x: Math.round(to.x), y: Math.round(to.y), ...PET_SIZE }
    shown()?.setBounds(lastPlace)
  }
  const drag: Drag = createDrag({
    cursor: options.cursor,
    place: () => shown()?.getBounds() ?? place.first(),
    moveTo,
    onDropped: () => moveTo(place.dropped(lastPlace ?? place.first())),
    clock: options.clock,
    after: options.after,
  })

  const show = (window: BrowserWindow): void => {
    if (options.displaySystem === 'wayland') window.show()
    else window.showInactive()
    // After showing: macOS takes the level away from a window that was hidden.
    keepOnTop(window, options.platform)
  }
  const create = (): void => {
    const at = lastPlace === null ? place.first() : place.settled(lastPlace)
    lastPlace = at
    const live: LiveWindow = windows.create('pet', at)
    live.window.on('close', (event) => {
      if (stopped) return
      // Alt+F4 and the like hide it, as the tray would.
      event.preventDefault()
      setVisible(false)
    })
    void live.loaded.then((up) => {
      if (up && wanted && windows.get('pet') === live) show(live.window)
    })
  }
  const setVisible = (visible: boolean): void => {
    if (stopped) return
    wanted = visible
    const window = shown()
    if (!visible) {
      drag.cancel()
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
    hear: drag.hear,
    settle: () => {
      const window = shown()
      if (window === null || drag.isActive()) return
      moveTo(place.settled(window.getBounds()))
      if (wanted) keepOnTop(window, options.platform)
    },
    lost: (reason) => {
      // Already on its way back, or not wanted yet: there is nothing to lose.
      if (stopped || shown() === null) return
      drag.cancel()
      windows.destroy('pet')
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
      drag.cancel()
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
