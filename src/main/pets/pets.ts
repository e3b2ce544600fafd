import { and, eq, sql } from 'drizzle-orm'
import { pets } from '@db/schema'
import type { PetSnapshot } from '@shared/contract/pet'
import { type PetId, type UserId, petIdSchema } from '@shared/domain/ids'
import { levelOf } from '@shared/domain/level'
import { type PetState, newbornState, petStateSchema } from '@shared/domain/pet-state'
import type { Queries } from '../database/connection'
import { Failure } from '../failure'
import { newUuid } from '../ids'

/** The name of a pet nobody has named. */
export const DEFAULT_PET_NAME = 'Ember'
export const DEFAULT_SPECIES = 'default'
export const DEFAULT_COLOR = 'amber'

/** A pet's row, with its state read and its nullable columns given their meaning. */
export interface StoredPet {
  readonly id: PetId
  readonly userId: UserId
  readonly name: string
  readonly species: string
  readonly version: number
  /** Null when `state_json` cannot be read, as after an edit by hand. */
  readonly state: PetState | null
}

/** Makes a newborn pet. */
export async function createPet(tx: Queries, userId: UserId, now: number): Promise<PetId> {
  const id = petIdSchema.parse(newUuid())
  await tx.insert(pets).values({
    id,
    userId,
    name: DEFAULT_PET_NAME,
    species: DEFAULT_SPECIES,
    stateJson: newbornState(now, DEFAULT_COLOR),
    version: 1,
  })
  return id
}

/** The user's pet: the oldest, where there are several. */
export async function findPet(tx: Queries, userId: UserId): Promise<StoredPet> {
  const [row] = await tx
    .select()
    .from(pets)
    .where(eq(pets.userId, userId))
    .orderBy(pets.createdAt, pets.id)
    .limit(1)
  if (!row) throw new Failure('NOT_FOUND', 'This profile has no pet.')
  return storedPet(row)
}

/**
 * Locks a pet for scoring and reads it; waits while another worker scores it. New events may refer to it meanwhile: a
 * lock on its key too would make normalising wait for scoring.
 */
export async function lockPet(tx: Queries, id: PetId): Promise<StoredPet | null> {
  const [row] = await tx.select().from(pets).where(eq(pets.id, id)).for('no key update')
  return row ? storedPet(row) : null
}

/** Writes a scored state as the version after `expected`. Throws when another writer was there first. */
export async function saveState(
  tx: Queries,
  id: PetId,
  expected: number,
  state: PetState,
): Promise<void> {
  const written = await tx
    .update(pets)
    .set({ stateJson: state, version: expected + 1, updatedAt: sql`now()` })
    .where(and(eq(pets.id, id), eq(pets.version, expected)))
    .returning({ id: pets.id })
  if (written.length !== 1) throw new Error(`pet ${id} is no longer at version ${expected}`)
}

/** Gives the pet a name. */
export async function renamePet(tx: Queries, id: PetId, name: string): Promise<void> {
  await tx
    .update(pets)
    .set({ name, updatedAt: sql`now()` })
    .where(eq(pets.id, id))
}

/**
 * A state for a pet whose own cannot be read: all the XP its ledger proves, and a body as on its first day.
 */
export async function stateFromLedger(tx: Queries, id: PetId, now: number): Promise<PetState> {
  const { rows } = await tx.execute<{ xp: number }>(sql`
    select coalesce(sum((meta -> 'effect' ->> 'xp')::numeric), 0)::float8 as xp
    from events where pet_id = ${id} and scored`)
  const xp = rows[0]?.xp ?? 0
  return { ...newbornState(now, DEFAULT_COLOR), xp, level: levelOf(xp) }
}

/** The pet as windows see it. */
export function snapshotOf(
  pet: StoredPet,
  rhythm: PetSnapshot['rhythm'],
  now: number,
): PetSnapshot {
  return {
    id: pet.id,
    name: pet.name,
    species: pet.species,
    version: pet.version,
    state: pet.state ?? newbornState(now, DEFAULT_COLOR),
    rhythm,
  }
}

function storedPet(row: typeof pets.$inferSelect): StoredPet {
  const state = petStateSchema.safeParse(row.stateJson)
  return {
    id: row.id,
    userId: row.userId,
    name: row.name ?? DEFAULT_PET_NAME,
    species: row.species ?? DEFAULT_SPECIES,
    version: row.version ?? 1,
    state: state.success ? state.data : null,
  }
}
