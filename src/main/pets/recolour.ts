import { and, eq, sql } from 'drizzle-orm'
import { pets } from '@db/schema'
import type { PetId, UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import { Failure } from '../failure'
import { lockPet, petOf, saveState, stateFromLedger, type StoredPet } from './pets'

/**
 * Gives a pet, or else the one that eats, another coat, as the next version of its state; scoring waits meanwhile.
 * Returns the pet as it was. Must run in a transaction.
 */
export async function recolourPet(
  tx: Queries,
  userId: UserId,
  color: string,
  now: number,
  which?: PetId,
): Promise<Recoloured> {
  const { id } = await petOf(tx, userId, which)
  return recolour(tx, id, color, now)
}

/** A pet as it was before it was given another coat. */
export type Recoloured = StoredPet & { readonly color: string }

/** The same for a pet of which it is known whose it is. */
export async function recolour(
  tx: Queries,
  id: PetId,
  color: string,
  now: number,
): Promise<Recoloured> {
  const pet = await lockPet(tx, id)
  if (pet === null) throw new Failure('NOT_FOUND', 'This profile has no such pet.')
  const state = pet.state ?? (await stateFromLedger(tx, id, now))
  const before = state.traits.color
  if (before !== color)
    await saveState(tx, id, pet.version, { ...state, traits: { ...state.traits, color } })
  return { ...pet, color: before }
}

/** When the pet came into the world, in ms since the epoch. */
export async function bornAt(tx: Queries, pet: StoredPet): Promise<number> {
  const [row] = await tx
    .select({ at: sql<number>`(extract(epoch from ${pets.createdAt}) * 1000)::float8` })
    .from(pets)
    .where(and(eq(pets.id, pet.id), eq(pets.userId, pet.userId)))
  return row?.at ?? 0
}
