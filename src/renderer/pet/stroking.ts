/** Tells strokes from a pointer that merely passes: to and fro, and far enough. */
export interface StrokeSense {
  /** The pointer is here now, on the pet. True when that makes a stroke. */
  move(x: number, now: number): boolean
}

const TURNS = 3
const WITHIN_MS = 1_500
const LEAST_PATH = 60

/** Feels for strokes along x, in CSS pixels. A hand that turns beside a small pet, to come back at once, strokes it still. */
export function strokeSense(): StrokeSense {
  let last: { x: number; direction: number; at: number } | null = null
  let turns: number[] = []
  let path = 0

  const reset = (): void => {
    last = null
    turns = []
    path = 0
  }
  return {
    move: (x, now) => {
      if (last !== null && now - last.at > WITHIN_MS) reset()
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
      last = { x, direction: direction === 0 ? (last?.direction ?? 0) : direction, at: now }
      if (turns.length < TURNS || path < LEAST_PATH) return false
      reset()
      return true
    },
  }
}
