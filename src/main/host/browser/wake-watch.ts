import type { Clock } from '../../clock'

export interface WakeWatchOptions {
  /** The clock on the wall. */
  readonly clock: Clock
  /** Milliseconds that only ever go forward. */
  readonly monotonic?: Clock
  /** Calls `run` every `ms`; what it returns ends that. */
  readonly every?: (ms: number, run: () => void) => () => void
  readonly onWake: () => void
}

/** Seldom enough not to be felt, and soon enough after waking. */
const LOOK_MS = 20_000
/** A busy computer is late by seconds; one that slept, or whose clock was set, by more. */
const JUMP_MS = 30_000

/**
 * Notices that the computer was asleep, which nobody tells a plain Node process. Where the monotonic clock stands still
 * in sleep (Linux) the one on the wall has run ahead of it; where it goes on (macOS, Windows) the timer itself is late.
 * A clock that was set is taken for the same: what is due has to be looked at again. Returns what ends the watch.
 */
export function watchForWaking(options: WakeWatchOptions): () => void {
  const { clock, onWake } = options
  const monotonic = options.monotonic ?? (() => performance.now())
  const every = options.every ?? systemEvery
  let wall = clock()
  let steady = monotonic()
  return every(LOOK_MS, () => {
    const [wallNow, steadyNow] = [clock(), monotonic()]
    const passed = steadyNow - steady
    const jumped = Math.abs(wallNow - wall - passed) > JUMP_MS || passed > LOOK_MS + JUMP_MS
    wall = wallNow
    steady = steadyNow
    if (jumped) onWake()
  })
}

function systemEvery(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  timer.unref()
  return () => clearInterval(timer)
}
