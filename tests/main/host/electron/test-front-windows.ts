import type { Rectangle } from '@shared/body/areas'
import type { FrontWindow, FrontWindows } from '../../../../src/main/host/electron/front-window'
import type { OpenFrontWindows } from '../../../../src/main/host/electron/fullscreen-windows'

export interface TestFrontWindows {
  readonly open: OpenFrontWindows
  /** A window comes to the front, or is another from now on. */
  bring(window: FrontWindow): void
  /** None is in front. */
  leave(): void
  /** One is closed, minimised or hidden, and none in front until another is brought there. */
  hide(id: number): void
  /** From now on Windows answers nothing but an error. */
  fail(problem: string): void
  /** How often somebody asked which is in front. */
  asked(): number
}

/** The windows of a pretended Windows, where nothing is in front at first. */
export function createTestFrontWindows(): TestFrontWindows {
  const seen = new Map<number, FrontWindow>()
  let front: number | null = null
  let problem: string | null = null
  let asked = 0
  const again = (id: number): FrontWindow | null => {
    if (problem !== null) throw new Error(problem)
    return seen.get(id) ?? null
  }
  const windows: FrontWindows = {
    front: () => {
      asked += 1
      return again(front ?? 0)
    },
    again,
  }
  return {
    open: () => Promise.resolve({ ok: true, windows }),
    bring: (window) => {
      seen.set(window.id, window)
      front = window.id
    },
    leave: () => {
      front = null
    },
    hide: (id) => {
      seen.delete(id)
      if (front === id) front = null
    },
    fail: (told) => {
      problem = told
    },
    asked: () => asked,
  }
}

export const FIRST_MONITOR: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 }
export const SECOND_MONITOR: Rectangle = { x: 1920, y: 0, width: 1280, height: 1024 }

const WS_POPUP = 0x9400_0000 | 0
const WS_OVERLAPPEDWINDOW_MAXIMISED = 0x15cf_0000

/** A film: all of a monitor, without a frame. */
export const film = (monitor: Rectangle = FIRST_MONITOR, id = 7): FrontWindow => ({
  ...{ id, monitor, window: monitor, className: 'Chrome_WidgetWin_1', style: WS_POPUP },
})

/** A window with a caption in the middle of a monitor. */
export const letter = (monitor: Rectangle = FIRST_MONITOR, id = 8): FrontWindow => ({
  ...{ id, monitor, className: 'Notepad', style: 0x14cf_0000 },
  window: { x: monitor.x + 200, y: monitor.y + 100, width: 800, height: 600 },
})

/** A maximised one, whose frame lies beyond the edges of the monitor, over a taskbar that hides. */
export const maximised = (monitor: Rectangle = FIRST_MONITOR, id = 9): FrontWindow => ({
  ...{ id, monitor, className: 'Notepad', style: WS_OVERLAPPEDWINDOW_MAXIMISED },
  window: {
    x: monitor.x - 8,
    y: monitor.y - 8,
    width: monitor.width + 16,
    height: monitor.height + 16,
  },
})

/** The desktop, which lies over all monitors. */
export const desktop = (className = 'Progman', id = 10): FrontWindow => ({
  ...{ id, monitor: FIRST_MONITOR, className, style: 0x9600_0000 | 0 },
  window: { x: 0, y: 0, width: 3200, height: 1080 },
})
