/** Time and chance, injected so that a test can count every timer. */
export interface Clockwork {
  readonly now: () => number
  readonly random: () => number
  readonly setTimer: (run: () => void, ms: number) => number
  readonly clearTimer: (timer: number) => void
}

/** One timer, set for whatever comes first. */
export interface Alarm {
  /** Rings at the earliest of these from now on, whatever it was set for before; at none of them it is off. */
  set(times: readonly (number | null)[]): void
}

export function openAlarm({ now, setTimer, clearTimer }: Clockwork, ring: () => void): Alarm {
  let timer: number | null = null
  return {
    set: (times) => {
      if (timer !== null) clearTimer(timer)
      timer = null
      const due = times.filter((at) => at !== null)
      if (due.length === 0) return
      timer = setTimer(
        () => {
          timer = null
          ring()
        },
        Math.max(0, Math.min(...due) - now()),
      )
    },
  }
}
