import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'

/** How a request came to nothing: there is no way to the network, or nobody answered at the other end. */
export type NoAnswer = 'no-network' | 'no-answer'

/**
 * Whether this computer has a network, as seen by all requests of all sources together: one that is not answered is the
 * provider's trouble, all of them are this computer's.
 */
export interface Reach {
  /** Something answered, whatever it said. */
  answered(host: string): void
  /** Nothing answered. Returns whether the computer is offline. */
  failed(host: string, how: NoAnswer): boolean
  /** Calls back when something answers after the computer was offline. Returns how to end that. */
  onBack(listener: () => void): () => void
}

/** What was longer ago says nothing of now. */
const RECENT_MS = 2 * 60 * 1000
/** With this many hosts silent and none answering, it is not the hosts. */
const SEVERAL = 2

export function createReach(clock: Clock): Reach {
  /** How the last request to each host ended. */
  const last = new Map<string, { readonly answered: boolean; readonly at: EpochMs }>()
  const listeners = new Set<() => void>()
  let isOffline = false

  return {
    answered: (host) => {
      last.set(host, { answered: true, at: clock() })
      if (!isOffline) return
      isOffline = false
      for (const listener of [...listeners]) listener()
    },
    failed: (host, how) => {
      last.set(host, { answered: false, at: clock() })
      for (const [name, { at }] of last) if (Math.abs(clock() - at) >= RECENT_MS) last.delete(name)
      // While others answer, a host without an answer has a problem of its own.
      const allFail = [...last.values()].every(({ answered }) => !answered)
      if (allFail && (how === 'no-network' || last.size >= SEVERAL)) isOffline = true
      return isOffline
    },
    onBack: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
