import type { Clock } from '../../clock'

/** A token bucket: `burst` at once, then `perSecond`. */
export interface RateLimit {
  /** Takes one; false when there is none left. */
  take(): boolean
}

export function tokenBucket(burst: number, perSecond: number, clock: Clock): RateLimit {
  let tokens = burst
  let filledAt = clock()
  return {
    take: () => {
      const now = clock()
      // A clock set back must not lock everybody out.
      tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * perSecond)
      filledAt = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
