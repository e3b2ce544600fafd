import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { petRoles, pets } from '@db/schema'
import type { PetDraft, PetSnapshot } from '@shared/contract/pet'
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

/** A pet that lives with its user, and what it is to them. */
export interface HousePet extends StoredPet {
  /** Is it the one that the user's work feeds? */
  readonly eats: boolean
  readonly hidden: boolean
}

const FIRST_PET: PetDraft = {
  name: DEFAULT_PET_NAME,
  species: DEFAULT_SPECIES,
  color: DEFAULT_COLOR,
}

/** Makes a newborn pet. */
export async function createPet(
  tx: Queries,
  userId: UserId,
  now: number,
  { name, species, color }: PetDraft = FIRST_PET,
): Promise<PetId> {
  const id = petIdSchema.parse(newUuid())
  const stateJson = newbornState(now, color)
  await tx.insert(pets).values({ id, userId, name, species, stateJson, version: 1 })
  return id
}

/** The user's pets without those that were let go, the oldest first; one of them eats. */
export async function findPets(tx: Queries, userId: UserId): Promise<HousePet[]> {
  const rows = await tx
    .select({ pet: pets, eats: petRoles.eats, hidden: petRoles.hidden })
    .from(pets)
    .leftJoin(petRoles, eq(petRoles.petId, pets.id))
    .where(and(eq(pets.userId, userId), isNull(petRoles.letGoAt)))
    .orderBy(asc(pets.createdAt), asc(pets.id))
  const marked = Math.max(
    0,
    rows.findIndex(({ eats }) => eats === true),
  )
  return rows.map(({ pet, hidden }, index) => ({
    ...storedPet(pet),
    eats: index === marked,
    hidden: hidden ?? false,
  }))
}

/** The pet that eats. */
export async function findPet(tx: Queries, userId: UserId): Promise<HousePet> {
  const pet = (await findPets(tx, userId)).find(({ eats }) => eats)
  if (!pet) throw new Failure('NOT_FOUND', 'This profile has no pet.')
  return pet
}

/** One of the user's pets by its id; the one that eats where none is given. Refuses what is none of theirs. */
export async function petOf(tx: Queries, userId: UserId, id?: PetId): Promise<HousePet> {
  if (id === undefined) return findPet(tx, userId)
  const pet = (await findPets(tx, userId)).find((candidate) => candidate.id === id)
  if (!pet)
    throw new Failure(
      'NOT_FOUND',
      'That pet does not live here. It may have been let go in another window.',
    )
  return pet
}

/**
 * Locks a pet for scoring and reads it; waits while another worker scores it, or another pet of its user: goals and the
 * days' counts are the user's. New events may refer to it meanwhile: a lock on its key too would make normalising wait
 * for scoring.
 */
export async function lockPet(tx: Queries, id: PetId): Promise<StoredPet | null> {
  const rows = await tx
    .select()
    .from(pets)
    .where(eq(pets.userId, sql`(select user_id from pets where id = ${id})`))
    // In one order, as everybody who locks several does.
    .orderBy(asc(pets.id))
    .for('no key update')
  const row = rows.find((candidate) => candidate.id === id)
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
export function snapshotOf(pet: HousePet, rhythm: PetSnapshot['rhythm'], now: number): PetSnapshot {
  return {
    id: pet.id,
    name: pet.name,
    species: pet.species,
    version: pet.version,
    state: pet.state ?? newbornState(now, DEFAULT_COLOR),
    rhythm,
    eats: pet.eats,
    hidden: pet.hidden,
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
