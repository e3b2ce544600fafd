import type { Clock } from '../../clock'

export interface RestartPolicy {
  /** Restarts in a row before giving up. */
  readonly limit: number
  readonly firstMs: number
  readonly longestMs: number
  /** After so long without a loss, the next one is the first again. */
  readonly calmMs: number
}

/** 1, 2, 4, 8 and 16 seconds, then no more: a page that dies at once five times will not live the sixth time. */
export const PET_RESTARTS: RestartPolicy = {
  limit: 5,
  firstMs: 1_000,
  longestMs: 30_000,
  calmMs: 5 * 60_000,
}

export interface Restarts {
  /** How long to wait before the next restart; null when it is time to give up. */
  next(): number | null
  /** The user asked for it: count from the beginning. */
  forgive(): void
}

/** Exponential backoff with an end. */
export function createRestarts(policy: RestartPolicy, clock: Clock): Restarts {
  let losses = 0
  let lastLossAt = Number.NEGATIVE_INFINITY
  return {
    next: () => {
      const now = clock()
      if (now - lastLossAt >= policy.calmMs) losses = 0
      lastLossAt = now
      if (losses >= policy.limit) return null
      losses += 1
      return Math.min(policy.firstMs * 2 ** (losses - 1), policy.longestMs)
    },
    forgive: () => {
      losses = 0
    },
  }
}
