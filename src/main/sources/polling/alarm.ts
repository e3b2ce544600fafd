import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'

/** Runs something once after so many ms; the function it answers with takes it back. */
export type After = (ms: number, run: () => void) => () => void

/** As long as a timer can wait; asked for more, it would go off at once. */
const LONGEST_MS = 2 ** 31 - 1

/** `setTimeout` that keeps no process alive. */
export const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, Math.min(ms, LONGEST_MS))
  timer.unref()
  return () => clearTimeout(timer)
}

/** Something that goes off once, at a time on the wall. */
export interface Alarm {
  /** When it goes off; null while it is not set. */
  readonly at: EpochMs | null
  /** Sets it anew, this many ms from now. */
  set(ms: number): void
  clear(): void
}

/** Timers stand still while the computer sleeps: a long wait is cut into pieces, and the wall asked after each. */
const PIECE_MS = 15 * 60 * 1000

/**
 * An alarm that no change of the clock can hold up: it goes off when the wall clock shows its time, or when as much
 * time has passed as was to be waited, whichever comes first.
 */
export function createAlarm(clock: Clock, after: After, run: () => void): Alarm {
  let at: EpochMs | null = null
  let cancel: (() => void) | null = null
  const wait = (left: number): void => {
    const piece = Math.min(left, PIECE_MS)
    cancel = after(piece, () => {
      const rest = Math.min(left - piece, (at ?? 0) - clock())
      if (rest > 0) {
        wait(rest)
        return
      }
      at = null
      cancel = null
      run()
    })
  }
  const clear = (): void => {
    cancel?.()
    cancel = null
    at = null
  }
  return {
    get at() {
      return at
    },
    set: (ms) => {
      clear()
      const left = Math.max(0, Math.ceil(ms))
      at = clock() + left
      wait(left)
    },
    clear,
  }
}
