/** Lets a few readings run at once, and no slow one hold up the others. */
export interface Lanes {
  /** Runs `work` when there is room; one that waits already under the same name is not added again. */
  add(name: string, work: () => Promise<void>): void
  /** Forgets what waits, and resolves when what runs has ended. */
  stop(): Promise<void>
}

/** Readings at once. */
const WIDTH = 2
/** Readings at once when some of them take long. */
const WIDTH_WITH_LONG = 4

/**
 * Two readings run at once. One that has run for `longMs` (the first reading of a huge repository, a drive that does
 * not answer) no longer counts as one of the two, up to a limit. `work` must not reject.
 */
export function lanes(longMs: number): Lanes {
  const waiting = new Map<string, () => Promise<void>>()
  const running = new Map<string, { isLong: boolean; readonly done: Promise<void> }>()
  const next = (): void => {
    for (const [name, work] of waiting) {
      const short = [...running.values()].filter(({ isLong }) => !isLong).length
      if (short >= WIDTH || running.size >= WIDTH_WITH_LONG) return
      // The same repository is never read twice at once.
      if (running.has(name)) continue
      waiting.delete(name)
      begin(name, work)
    }
  }
  const begin = (name: string, work: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      entry.isLong = true
      next()
    }, longMs)
    const done = work().finally(() => {
      clearTimeout(timer)
      running.delete(name)
      next()
    })
    const entry = { isLong: false, done }
    running.set(name, entry)
  }
  return {
    add: (name, work) => {
      waiting.set(name, work)
      next()
    },
    stop: async () => {
      waiting.clear()
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
