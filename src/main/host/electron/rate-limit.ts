import type { Clock } from '../../clock'

const WINDOW_MS = 1_000

/** Says yes at most `perSecond` times within any second. */
export function createRateLimit(perSecond: number, clock: Clock): () => boolean {
  let taken: number[] = []
  return () => {
    const now = clock()
    taken = taken.filter((at) => now - at < WINDOW_MS)
    if (taken.length >= perSecond) return false
    taken.push(now)
    return true
  }
}
