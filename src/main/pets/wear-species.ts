import { and, asc, eq, sql } from 'drizzle-orm'
import { pets } from '@db/schema'
import type { PetId, UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import { petOf } from './pets'
import { recolour } from './recolour'

/** What a pet was before it became one of another species. */
export interface WornBefore {
  readonly id: PetId
  readonly species: string
  readonly color: string
}

/**
 * Makes a pet, or else the one that eats, one of another species, in one of its colours. It stays who it is: its name,
 * its XP and its history are its own. Must run in a transaction.
 */
export async function wearSpecies(
  tx: Queries,
  userId: UserId,
  species: string,
  color: string,
  now: number,
  which?: PetId,
): Promise<WornBefore> {
  const { id } = await petOf(tx, userId, which)
  return wear(tx, id, species, color, now)
}

/** Makes all pets of a species ones of another, also those that were let go. Must run in a transaction. */
export async function replaceSpecies(
  tx: Queries,
  userId: UserId,
  from: string,
  to: { readonly species: string; readonly color: string },
  now: number,
): Promise<WornBefore[]> {
  const wearers = await tx
    .select({ id: pets.id })
    .from(pets)
    .where(and(eq(pets.userId, userId), eq(pets.species, from)))
    .orderBy(asc(pets.id))
  const before: WornBefore[] = []
  for (const { id } of wearers) before.push(await wear(tx, id, to.species, to.color, now))
  return before
}

async function wear(
  tx: Queries,
  id: PetId,
  species: string,
  color: string,
  now: number,
): Promise<WornBefore> {
  const before = await recolour(tx, id, color, now)
  if (before.species !== species)
    await tx
      .update(pets)
      .set({ species, updatedAt: sql`now()` })
      .where(eq(pets.id, id))
  return { id, species: before.species, color: before.color }
}
