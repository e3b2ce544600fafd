/** Something that may be asked for often and happens at most once in a while. */
export interface Spaced {
  ask(): void
  cancel(): void
}

/** Calls `act` soon after it is asked for, but with at least `gapMs` between two calls. */
export function spaced(act: () => void, gapMs: number): Spaced {
  let timer: NodeJS.Timeout | undefined
  let last = -Infinity
  return {
    ask: () => {
      if (timer !== undefined) return
      // Not at once: what changes together is told together.
      timer = setTimeout(
        () => {
          timer = undefined
          last = performance.now()
          act()
        },
        Math.max(0, last + gapMs - performance.now()),
      )
    },
    cancel: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
