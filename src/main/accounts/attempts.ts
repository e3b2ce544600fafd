import type { Clock } from '../clock'

export interface Attempts {
  /** May there be one more? When not, how many ms until there may. */
  wait(): number
  /** One was made. */
  note(): void
}

/** Counts attempts: at most `most` within `perMs`. */
export function countAttempts(most: number, perMs: number, clock: Clock): Attempts {
  let made: number[] = []
  const recent = (): number[] => {
    const now = clock()
    // A clock that was set back must not lock anybody out for longer than one span.
    made = made.filter((at) => now - at < perMs && at <= now)
    return made
  }
  return {
    wait: () => {
      const [oldest] = recent().slice(-most)
      return oldest === undefined || made.length < most ? 0 : oldest + perMs - clock()
    },
    note: () => void made.push(clock()),
  }
}
