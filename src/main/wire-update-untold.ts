import type { UpdateMemory } from './updates/memory'

export interface UntoldParts {
  readonly memory: UpdateMemory
  /** The newer version that is known of just now; null where there is none. */
  readonly offered: () => string | null
  /** Does it come without the user? Then there is nothing to decide, and nothing to tell. */
  readonly comesByItself: () => boolean
}

/** The newer version that was found unasked, until somebody could tell the user of it. */
export interface Untold {
  found(version: string): void
  /** Tells, where there is something to tell and whoever tells says that they could: once of each version. */
  tellNow(): void
  tellBy(tell: (version: string) => boolean): void
  /** Nothing is told any more. */
  stop(): void
}

/**
 * What was told is remembered once it has been, over restarts. What was not is kept here alone: where Familiar ends before,
 * it is found again by the next look.
 */
export function createUntold({ memory, offered, comesByItself }: UntoldParts): Untold {
  let untold: string | null = null
  let tell: ((version: string) => boolean) | null = null
  let stopped = false

  const tellNow = (): void => {
    // The user may have seen it, it may have been withdrawn, or be one of a channel they have left.
    if (untold === memory.now().told || untold !== offered()) untold = null
    if (untold === null || stopped || comesByItself()) return
    if (tell?.(untold) !== true) return
    void memory.keep({ told: untold })
    untold = null
  }
  return {
    found: (version) => {
      untold = version
      tellNow()
    },
    tellNow,
    tellBy: (next) => {
      tell = next
    },
    stop: () => {
      stopped = true
    },
  }
}
