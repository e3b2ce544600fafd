import type { Point, Rectangle } from '@shared/body/areas'
import type { Log } from '../../log'
import type { FollowCommand } from './follow-command'
import { isMiddleIn, tellChanges, toDipRectangle } from './fullscreen-place'

export interface X11FullscreenOptions {
  readonly follow: FollowCommand
  /** A point of the X server's as Electron counts. */
  readonly toDip: (point: Point) => Point
  /** Where the window is that fills a screen, in device-independent pixels; null when none does any more. */
  readonly onChange: (window: Rectangle | null) => void
  readonly log: Log
}

/**
 * Watches for another app that fills the screen under X11. The window manager writes it down, and two commands that come
 * with most desktops print every change: nothing is asked again and again.
 */
export function watchX11Fullscreen(options: X11FullscreenOptions): () => void {
  const { follow, log } = options
  const tell = tellChanges(options.onChange)
  let front: Watched | null = null
  /** The last one found to fill a screen: with another display beside it, it need not be in front. */
  let full: (Watched & { readonly place: Rectangle }) | null = null

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
