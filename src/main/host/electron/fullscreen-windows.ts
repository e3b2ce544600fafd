import type { Point, Rectangle } from '@shared/body/areas'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import { type FrontWindow, type FrontWindows, fullScreenOf } from './front-window'
import { tellChanges, toDipRectangle } from './fullscreen-place'
import type { After } from './timers'

/** Opens what asks Windows; or says in one sentence why it cannot. Never rejects. */
export type OpenFrontWindows = () => Promise<OpenedFrontWindows>

export type OpenedFrontWindows =
  | { readonly ok: true; readonly windows: FrontWindows }
  | { readonly ok: false; readonly problem: string }

export interface FrontFullscreenOptions {
  readonly openFrontWindows: OpenFrontWindows
  readonly after: After
  /** A point of the screen's own pixels as Electron counts. */
  readonly toDip: (point: Point) => Point
  /** Where the window is that fills a screen, in device-independent pixels; null when none does any more. */
  readonly onChange: (window: Rectangle | null) => void
  readonly log: Log
}

export interface FullscreenWatch {
  /** Is there a pet to hide from now on? Where the system has to be asked, it is asked only then. */
  readonly setNeeded: (needed: boolean) => void
  readonly stop: () => void
}

/** Soon enough for whoever begins a film, and nothing beside what the app does at rest. */
export const ASK_MS = 3_000

/**
 * Watches for another app that fills the screen on Windows, which tells nobody by itself and has to be asked. That is
 * done only while there is a pet to hide, or to bring back from behind a full screen.
 */
export function watchFrontFullscreen(options: FrontFullscreenOptions): FullscreenWatch {
  const tell = tellChanges(options.onChange)
  let opening: Promise<void> | null = null
  let windows: FrontWindows | null = null
  let full: FrontWindow | null = null
  let needed = false
  let callOff: (() => void) | null = null

  const giveUp = (problem: string): void => {
    windows = null
    options.log.info('full screens are not watched', { problem })
    tell(null)
  }
  const ask = ({ front, again }: FrontWindows): boolean => {
    try {
      full = fullScreenOf(front(), full && again(full.id))
      return true
    } catch (error) {
      giveUp(messageOf(error))
      return false
    }
  }
  const look = (): void => {
    callOff = null
    if (!needed || windows === null || !ask(windows)) return
    callOff = options.after(ASK_MS, look)
    tell(full && toDipRectangle(full.window, options.toDip))
  }
  const open = async (): Promise<void> => {
    const opened = await options.openFrontWindows()
    if (!opened.ok) {
      giveUp(opened.problem)
      return
    }
    windows = opened.windows
    look()
  }
  const setNeeded = (next: boolean): void => {
    if (next === needed) return
    needed = next
    callOff?.()
    callOff = null
    if (!needed) return
    opening ??= open()
    look()
  }
  return { setNeeded, stop: () => setNeeded(false) }
}
