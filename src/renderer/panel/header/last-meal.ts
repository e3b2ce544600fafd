import type { LedgerEntry } from '@shared/contract/ledger'
import type { PetId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'

/**
 * When the newest event that made the pet less hungry was counted: by the pet's own time, which a late report of old
 * work also feeds. What fed another pet does not count. Null when the part of the ledger at hand knows of none.
 */
export function lastMealIn(entries: readonly LedgerEntry[] | null, pet: PetId): EpochMs | null {
  const meals = (entries ?? [])
    .filter((entry) => entry.effect.hunger < 0 && (entry.pet ?? pet) === pet)
    .map(({ effect }) => Date.parse(effect.scoredAt))
  return meals.length === 0 ? null : Math.max(...meals)
}
