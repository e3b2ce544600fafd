import type { Clock } from '../../../../src/main/clock'
import type { After } from '../../../../src/main/host/electron/timers'

export interface TestTime {
  readonly clock: Clock
  readonly after: After
  /** Lets time pass, and what was due in it happen, in order. */
  pass(ms: number): void
  /** How many things are still to happen. */
  pending(): number
}

/** Time that passes when a test says so. */
export function createTestTime(): TestTime {
  let now = 1_000_000
  let due: { at: number; run: () => void }[] = []
  return {
    clock: () => now,
    after: (ms, run) => {
      const entry = { at: now + ms, run }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    pass: (ms) => {
      const end = now + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        due = due.filter((other) => other !== next)
        now = next.at
        next.run()
      }
      now = end
    },
    pending: () => due.length,
  }
}
