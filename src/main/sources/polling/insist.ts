import type { After } from './alarm'

/** Works off what it is asked for, one after the other, and tries again what fails. */
export interface Insistence {
  /** Asks for something; it must be harmless to do twice. Nothing is taken any more after `stop`. */
  ask(work: () => Promise<unknown>): void
  /** What it failed for may be over: what waits is tried at once, as often as at first. */
  goOn(): void
  /** Resolves when what is under way has ended, and what waits has been tried a last time. Never rejects. */
  stop(): Promise<void>
}

export interface InsistenceParts {
  readonly after: After
  /** Called at each attempt that fails; must not throw. */
  readonly onFailed: (error: unknown) => void
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60 * 1000
/** A quarter of an hour in all. Then it waits for whoever says that it may go on. */
const MOST_ATTEMPTS = 12

/** Waits a second after the first failure, then two, four, up to five minutes. */
export function createInsistence({ after, onFailed }: InsistenceParts): Insistence {
  const waiting: (() => Promise<unknown>)[] = []
  let failures = 0
  let callOff: (() => void) | null = null
  let working: Promise<void> | null = null
  let stopped = false

  /** Ends at the first that fails: the others are not to overtake it. */
  const workOff = async (): Promise<void> => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      try {
        await next()
      } catch (error) {
        failures += 1
        onFailed(error)
        return
      }
      failures = 0
      waiting.shift()
    }
  }
  const begin = (): void => {
    if (stopped || working !== null || callOff !== null) return
    working = workOff().finally(() => {
      working = null
      if (stopped || waiting.length === 0 || failures >= MOST_ATTEMPTS) return
      if (failures === 0) {
        // Asked for in the very moment in which the last was done.
        begin()
        return
      }
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
      callOff = after(waitMs, () => {
        callOff = null
        begin()
      })
    })
  }
  const goOn = (): void => {
    callOff?.()
    callOff = null
    failures = 0
    begin()
  }
  return {
    ask: (work) => {
      if (stopped) return
      waiting.push(work)
      goOn()
    },
    goOn,
    stop: async () => {
      stopped = true
      callOff?.()
      await working
      await workOff()
    },
  }
}
