import type { LedgerEntry } from '@shared/contract/ledger'
import type { EpochMs } from '@shared/domain/local-day'

/**
 * When the newest event that made the pet less hungry was counted: by the pet's own time, which a late report of old
 * work also feeds. Null when the part of the ledger at hand knows of none.
 */
export function lastMealIn(entries: readonly LedgerEntry[] | null): EpochMs | null {
  const meals = (entries ?? [])
    .filter(({ effect }) => effect.hunger < 0)
    .map(({ effect }) => Date.parse(effect.scoredAt))
  return meals.length === 0 ? null : Math.max(...meals)
}
