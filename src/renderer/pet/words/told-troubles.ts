import type { AppStatus } from '@shared/contract/app'
import { DAY, type EpochMs } from '@shared/domain/local-day'

type Trouble = AppStatus['troubles'][number]

/** Where it is kept what was told; it outlives the page. */
export interface Memory {
  readonly read: () => string | null
  readonly write: (text: string) => void
}

/** Knows which troubles the pet has spoken of. */
export interface ToldTroubles {
  /** Of the troubles there are now, those to be spoken of; they count as told from then on. */
  take(troubles: readonly Trouble[], now: EpochMs): Trouble[]
}

/** Not on every start: what was told within a day is known. */
const KNOWN_FOR = DAY

/** A trouble is told once until it has gone. Pure but for its memory. */
export function rememberTold(memory: Memory): ToldTroubles {
  let lasting = new Set<string>()
  return {
    take: (troubles, now) => {
      const told = read(memory)
      const fresh = troubles.filter((trouble) => {
        if (lasting.has(keyOf(trouble))) return false
        const at = told.get(keyOf(trouble))
        return at === undefined || now - at >= KNOWN_FOR || at > now
      })
      lasting = new Set(troubles.map(keyOf))
      if (fresh.length > 0) {
        for (const trouble of fresh) told.set(keyOf(trouble), now)
        const kept = [...told].filter(([, at]) => now - at < KNOWN_FOR)
        memory.write(JSON.stringify(kept))
      }
      return fresh
    },
  }
}

/** A new trouble of the same provider has another beginning. */
function keyOf({ provider, since }: Trouble): string {
  return `${provider} ${since}`
}

function read(memory: Memory): Map<string, EpochMs> {
  const told = new Map<string, EpochMs>()
  try {
    const kept: unknown = JSON.parse(memory.read() ?? '[]')
    for (const entry of Array.isArray(kept) ? kept : []) {
      const [key, at] = Array.isArray(entry) ? Array.from<unknown>(entry) : []
      if (typeof key === 'string' && typeof at === 'number') told.set(key, at)
    }
  } catch {
    // Written by nobody we know: then nothing was told.
  }
  return told
}

const STORED_AS = 'familiar.told-troubles'

/** The browser's own storage; where it is closed to us, a trouble is told once per start. */
export const pageMemory: Memory = {
  read: () => {
    try {
      return localStorage.getItem(STORED_AS)
    } catch {
      return null
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(STORED_AS, text)
    } catch {
      // Full or forbidden: the pet repeats itself tomorrow, that is all.
    }
  },
}
