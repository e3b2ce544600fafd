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
  let told: Rectangle | null = null
  let front: Watched | null = null
  /** The last one found to fill a screen: with another display beside it, it need not be in front. */
  let full: (Watched & { readonly place: Rectangle }) | null = null

  const tell = (window: Rectangle | null): void => {
    if (isSame(window, told)) return
    told = window
    onChange(window)
  }
  /** Nothing fills the screen any more. */
  const free = (): void => {
    if (full?.id !== front?.id) full?.end()
    full = null
    tell(null)
  }
  const fills = (window: Watched, place: Rectangle): void => {
    if (full?.id !== window.id) full?.end()
    full = { ...window, place }
    if (front !== null) tell(place)
  }
  /** In front of what fills a screen, or on another? One that cannot be measured is taken for in front of it. */
  const passes = (place: Rectangle | null): void => {
    if (full === null) return
    if (place === null || isMiddleIn(place, full.place)) free()
    else tell(full.place)
  }
  const watch = (id: string): Watched => {
    let endPlace: (() => void) | null = null
    const window: Watched = {
      id,
      end: () => {
        endState()
        endPlace?.()
      },
    }
    const measure = (then: (place: Rectangle | null) => void): void => {
      const printed: string[] = []
      endPlace?.()
      endPlace = follow('xwininfo', ['-id', id], {
        onLine: (line) => void printed.push(line),
        onEnd: () => {
          const place = placeIn(printed)
          then(place && toDipRectangle(place, options.toDip))
        },
      })
    }
    const isNotFull = (): void => {
      // Neither is what was just being measured.
      endPlace?.()
      endPlace = null
      if (full?.id === id) free()
    }
    const endState = follow('xprop', ['-spy', '-id', id, '_NET_WM_STATE'], {
      onLine: (line) => {
        if (line.includes('_NET_WM_STATE_FULLSCREEN') && !line.includes('_NET_WM_STATE_HIDDEN')) {
          measure((place) => place && fills(window, place))
          return
        }
        isNotFull()
        if (full !== null) measure(passes)
      },
      // The window is gone.
      onEnd: isNotFull,
    })
    return window
  }
  const comesToFront = (id: string): void => {
    if (id === front?.id) return
    if (front?.id !== full?.id) front?.end()
    front = null
    // With none in front nobody knows what is to be seen.
    if (!/^0x0*[1-9a-f]/i.test(id)) tell(null)
    else if (full?.id === id) {
      front = full
      tell(full.place)
    } else front = watch(id)
  }
  const forget = (): void => {
    front?.end()
    full?.end()
    front = full = null
  }
  const endRoot = follow('xprop', ['-spy', '-root', '_NET_ACTIVE_WINDOW'], {
    onLine: (line) => comesToFront(/0x[0-9a-f]+/i.exec(line)?.[0] ?? ''),
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

/** A window whose state is followed, until the end. */
interface Watched {
  readonly id: string
  readonly end: () => void
}

function isSame(one: Rectangle | null, other: Rectangle | null): boolean {
  if (one === null || other === null) return one === other
  return (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side])
}

function isMiddleIn(window: Rectangle, { x, y, width, height }: Rectangle): boolean {
  const [left, top] = [window.x + window.width / 2 - x, window.y + window.height / 2 - y]
  return left >= 0 && left < width && top >= 0 && top < height
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
