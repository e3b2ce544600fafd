import type { Clock } from '../../clock'

const WINDOW_MS = 1_000

/** Says yes at most `perSecond` times within any second. */
export function createRateLimit(perSecond: number, clock: Clock): () => boolean {
  let taken: number[] = []
  return () => {
    const now = clock()
    // What seems to be still to come was before the clock was set back.
    taken = taken.filter((at) => at <= now && now - at < WINDOW_MS)
    if (taken.length >= perSecond) return false
    taken.push(now)
    return true
  }
}
