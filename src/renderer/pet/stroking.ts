/** Tells strokes from a pointer that merely passes: to and fro, and far enough. */
export interface StrokeSense {
  /** The pointer is here now. True when that makes a stroke. */
  move(x: number, now: number): boolean
  reset(): void
}

const TURNS = 3
const WITHIN_MS = 1_500
const LEAST_PATH = 60

/** Feels for strokes along x, in CSS pixels. */
export function strokeSense(): StrokeSense {
  let last: { x: number; direction: number } | null = null
  let turns: number[] = []
  let path = 0

  const reset = (): void => {
    last = null
    turns = []
    path = 0
  }
  return {
    reset,
    move: (x, now) => {
      const distance = last === null ? 0 : x - last.x
      const direction = Math.sign(distance)
      if (
        last !== null &&
        direction !== 0 &&
        last.direction !== 0 &&
        direction !== last.direction
      ) {
        turns = [...turns, now].filter((at) => now - at <= WITHIN_MS)
      }
      path += Math.abs(distance)
      last = { x, direction: direction === 0 ? (last?.direction ?? 0) : direction }
      if (turns.length < TURNS || path < LEAST_PATH) return false
      reset()
      return true
    },
  }
}
