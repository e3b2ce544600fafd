import type { LedgerEntry } from '@shared/contract/ledger'
import { LEDGER_PUSH_LIMIT, type Push } from '@shared/contract/pushes'
import { hundredths } from '@shared/domain/numbers'
import type { PetState } from '@shared/domain/pet-state'
import { ledgerEntry } from './pipeline/ledger'
import type { ScoredBatch } from './pipeline/score'

/** What a burst of scored batches comes to. */
export interface ScoredNews {
  readonly version: number
  readonly state: PetState
  readonly goalsMoved: boolean
}

interface Pending {
  readonly news: ScoredNews
  readonly entries: readonly LedgerEntry[]
  readonly total: number
  readonly xp: number
}

export interface Publisher {
  scored(batch: ScoredBatch): void
  /** Tells at once what is still held back. */
  flush(): void
  stop(): void
}

/** Windows hear of a single event at once, and of a flood at most this often. */
const PAUSE_MS = 50

/** Turns scored batches into pushes: the first at once, a flood in gulps, each with its newest ledger entries. */
export function createPublisher(
  publish: (push: Push) => void,
  onNews: (news: ScoredNews) => void,
): Publisher {
  let pending: Pending | null = null
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    if (pending === null) return
    const { news, entries, total, xp } = pending
    pending = null
    onNews(news)
    publish({ type: 'ledger.appended', entries, total, xp })
  }
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = null
      if (pending === null) return
      flush()
      pause()
    }, PAUSE_MS)
  }

  return {
    scored: ({ version, state, lines, completedGoals }) => {
      const goalsMoved =
        completedGoals > 0 || lines.some(({ effect }) => effect.goals !== undefined)
      pending = {
        news: { version, state, goalsMoved: goalsMoved || (pending?.news.goalsMoved ?? false) },
        entries: [
          ...(pending?.entries ?? []),
          ...lines.slice(-LEDGER_PUSH_LIMIT).map(ledgerEntry),
        ].slice(-LEDGER_PUSH_LIMIT),
        total: (pending?.total ?? 0) + lines.length,
        xp: hundredths((pending?.xp ?? 0) + lines.reduce((sum, { effect }) => sum + effect.xp, 0)),
      }
      if (timer !== null) return
      flush()
      pause()
    },
    flush,
    stop: () => {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
