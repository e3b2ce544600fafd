import type { LedgerEntry } from '@shared/contract/ledger'
import { LEDGER_PUSH_LIMIT, type Push } from '@shared/contract/pushes'
import type { PetId } from '@shared/domain/ids'
import { hundredths } from '@shared/domain/numbers'
import type { PetState } from '@shared/domain/pet-state'
import { ledgerEntry } from './pipeline/ledger'
import type { ScoredBatch } from './pipeline/score'

/** What a burst of a pet's scored batches comes to. */
export interface ScoredNews {
  readonly pet: PetId
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
  const pending = new Map<PetId, Pending>()
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    const told = [...pending.values()]
    pending.clear()
    for (const { news, entries, total, xp } of told) {
      onNews(news)
      publish({ type: 'ledger.appended', pet: news.pet, entries, total, xp })
    }
  }
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = null
      if (pending.size === 0) return
      flush()
      pause()
    }, PAUSE_MS)
  }

  return {
    scored: ({ petId, version, state, lines, completedGoals }) => {
      const held = pending.get(petId)
      const goalsMoved =
        completedGoals > 0 || lines.some(({ effect }) => effect.goals !== undefined)
      pending.set(petId, {
        news: {
          pet: petId,
          version,
          state,
          goalsMoved: goalsMoved || (held?.news.goalsMoved ?? false),
        },
        entries: [
          ...(held?.entries ?? []),
          ...lines.slice(-LEDGER_PUSH_LIMIT).map((line) => ledgerEntry(line, petId)),
        ].slice(-LEDGER_PUSH_LIMIT),
        total: (held?.total ?? 0) + lines.length,
        xp: hundredths((held?.xp ?? 0) + lines.reduce((sum, { effect }) => sum + effect.xp, 0)),
      })
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
