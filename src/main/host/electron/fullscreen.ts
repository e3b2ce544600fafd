import type { Point, Rectangle } from '@shared/body/areas'
import type { Log } from '../../log'
import type { FollowCommand } from './follow-command'
import type { DisplaySystem } from './wayland'
import type { DesktopPlatform } from './window-registry'

export interface FullscreenOptions {
  readonly platform: DesktopPlatform
  readonly displaySystem: DisplaySystem
  readonly follow: FollowCommand
  /** A point of the X server's as Electron counts. */
  readonly toDip: (point: Point) => Point
  /** Where the window is that fills a screen, in device-independent pixels; null when none does any more. */
  readonly onChange: (window: Rectangle | null) => void
  readonly log: Log
}

/**
 * Watches for another app that fills the screen, as far as a system tells. Electron itself has no word for it. Under X11
 * the window manager writes it down, and two commands that come with most desktops print every change: nothing is asked
 * again and again. macOS keeps a pet off full screens by itself (`visibleOnFullScreen: false`). Windows tells only native
 * code, of which there is none here: the pet stays until it is hidden or put to sleep.
 */
export function watchFullscreen(options: FullscreenOptions): () => void {
  const { follow, onChange, log } = options
  if (options.platform !== 'linux' || options.displaySystem === 'wayland') return () => undefined
  let active = ''
  let told: Rectangle | null = null
  let endState: (() => void) | null = null
  let endPlace: (() => void) | null = null

  const tell = (window: Rectangle | null): void => {
    if (window === null && told === null) return
    told = window
    onChange(window)
  }
  /** Nothing fills the screen any more: neither does what was just being measured. */
  const free = (): void => {
    endPlace?.()
    endPlace = null
    tell(null)
  }
  const forget = (): void => {
    endState?.()
    endPlace?.()
    endState = endPlace = null
  }
  const locate = (id: string): void => {
    const printed: string[] = []
    endPlace?.()
    endPlace = follow('xwininfo', ['-id', id], {
      onLine: (line) => void printed.push(line),
      onEnd: () => {
        const place = placeIn(printed)
        if (place !== null) tell(toDipRectangle(place, options.toDip))
      },
    })
  }
  const watchState = (id: string): void => {
    if (id === active) return
    active = id
    forget()
    if (!/^0x0*[1-9a-f]/i.test(id)) {
      tell(null)
      return
    }
    endState = follow('xprop', ['-spy', '-id', id, '_NET_WM_STATE'], {
      onLine: (line) => {
        if (line.includes('_NET_WM_STATE_FULLSCREEN')) locate(id)
        else free()
      },
      // The window is gone.
      onEnd: free,
    })
  }
  const endRoot = follow('xprop', ['-spy', '-root', '_NET_ACTIVE_WINDOW'], {
    onLine: (line) => watchState(/0x[0-9a-f]+/i.exec(line)?.[0] ?? ''),
    onEnd: (problem) => {
      log.info('full screens are not watched', { problem })
      forget()
      tell(null)
    },
  })
  return () => {
    endRoot()
    forget()
  }
}

/** `xwininfo`'s own words. */
function placeIn(lines: readonly string[]): Rectangle | null {
  const numberAfter = (words: string): number => {
    const line = lines.find((printed) => printed.trim().startsWith(words))
    return line === undefined ? NaN : Number(line.slice(line.indexOf(words) + words.length))
  }
  const place = {
    x: numberAfter('Absolute upper-left X:'),
    y: numberAfter('Absolute upper-left Y:'),
    width: numberAfter('Width:'),
    height: numberAfter('Height:'),
  }
  return Object.values(place).every(Number.isFinite) ? place : null
}

function toDipRectangle(rect: Rectangle, toDip: (point: Point) => Point): Rectangle {
  const corner = toDip({ x: rect.x, y: rect.y })
  // Of the last pixel, which is on the same display; what is beyond it may be on the next.
  const last = toDip({ x: rect.x + rect.width - 1, y: rect.y + rect.height - 1 })
  return { ...corner, width: last.x + 1 - corner.x, height: last.y + 1 - corner.y }
}
