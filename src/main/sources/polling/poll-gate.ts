import { Interrupted } from './interrupted'

/** Lets one poll at a time through, when one is wanted and nothing speaks against it. */
export interface PollGate {
  /** A poll is wanted, and has not begun. */
  readonly isWaiting: boolean
  /** A poll is under way that nobody has ended. */
  readonly isAtIt: boolean
  /** During a poll: another follows. Returns whether it began. */
  want(how: 'rhythm' | 'user'): boolean
  /** What spoke against it may be over. Returns whether a poll began. */
  consider(): boolean
  /** Ends the poll under way; resolves when it has. */
  interrupt(): Promise<void>
}

export function createPollGate(parts: {
  isHeld(): boolean
  poll(isForUser: boolean, signal: AbortSignal): Promise<void>
  onBegin(): void
  /** A poll has ended; another may have begun in its place. */
  onEnd(next: () => boolean): void
}): PollGate {
  let wanted: 'no' | 'rhythm' | 'user' = 'no'
  let running: Promise<void> | null = null
  let ending = new AbortController()

  const consider = (): boolean => {
    if (wanted === 'no' || running !== null || parts.isHeld()) return false
    const isForUser = wanted === 'user'
    wanted = 'no'
    parts.onBegin()
    ending = new AbortController()
    running = parts.poll(isForUser, ending.signal).finally(() => {
      running = null
      parts.onEnd(consider)
    })
    return true
  }
  return {
    get isWaiting() {
      return wanted !== 'no' && running === null
    },
    get isAtIt() {
      return running !== null && !ending.signal.aborted
    },
    want: (how) => {
      if (wanted !== 'user') wanted = how
      return consider()
    },
    consider,
    interrupt: () => {
      ending.abort(new Interrupted())
      return running ?? Promise.resolve()
    },
  }
}
