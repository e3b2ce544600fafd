import type { LedgerEntry } from '@shared/contract/ledger'
import type { PetList, PetSnapshot } from '@shared/contract/pet'

/** Names whom an event fed; null for one of whom no more is known. */
export type PetOf = (entry: Pick<LedgerEntry, 'pet'>) => string | null

/** By the pets there are, and the one that eats. */
export function petNames(pets: PetList, eating: PetSnapshot | null): PetOf {
  const names = new Map(pets.map(({ id, name }) => [id, name]))
  return ({ pet }) => {
    if (pet === undefined || pet === eating?.id) return eating?.name ?? null
    return names.get(pet) ?? null
  }
}
