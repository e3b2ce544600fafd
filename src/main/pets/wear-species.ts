import { eq, sql } from 'drizzle-orm'
import { pets } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import { recolourPet } from './recolour'

/**
 * Makes the pet one of another species, in one of its colours. It stays who it is: its name, its XP and its history are
 * its own. Returns what it was. Must run in a transaction.
 */
export async function wearSpecies(
  tx: Queries,
  userId: UserId,
  species: string,
  color: string,
  now: number,
): Promise<{ readonly id: string; readonly species: string; readonly color: string }> {
  const before = await recolourPet(tx, userId, color, now)
  if (before.species !== species)
    await tx
      .update(pets)
      .set({ species, updatedAt: sql`now()` })
      .where(eq(pets.id, before.id))
  return { id: before.id, species: before.species, color: before.color }
}
