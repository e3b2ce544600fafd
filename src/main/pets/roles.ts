import { and, eq, sql } from 'drizzle-orm'
import { petRoles } from '@db/schema'
import type { PetDraft } from '@shared/contract/pet'
import type { PetId, UserId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Queries } from '../database/connection'
import { Failure } from '../failure'
import { keepPauses } from './pauses'
import { type StoredPet, createPet, findPet, findPets, petOf } from './pets'

/**
 * Another pet comes to live here; it is a companion. Refused where there is no room for one more. Must run in a
 * transaction.
 */
export async function adoptPet(
  tx: Queries,
  userId: UserId,
  draft: PetDraft,
  most: number,
  now: EpochMs,
): Promise<PetId> {
  await lockPets(tx, userId)
  await refuseWithoutRoom(tx, userId, most)
  const { id: eating } = await findPet(tx, userId)
  // It eats on, whichever pet is the oldest by then.
  await setRole(tx, userId, eating, { eats: true })
  const id = await createPet(tx, userId, now, draft)
  await setRole(tx, userId, id, {})
  await keepPauses(tx, userId, eating, now)
  return id
}

/** From `now` on this pet is fed by the user's work. Returns the one that was before. Must run in a transaction. */
export async function letEat(
  tx: Queries,
  userId: UserId,
  id: PetId,
  now: EpochMs,
): Promise<StoredPet> {
  await lockPets(tx, userId)
  const before = await findPet(tx, userId)
  await petOf(tx, userId, id)
  await tx
    .update(petRoles)
    .set({ eats: false, updatedAt: sql`now()` })
    .where(and(eq(petRoles.userId, userId), eq(petRoles.eats, true)))
  await setRole(tx, userId, id, { eats: true })
  await keepPauses(tx, userId, id, now)
  return before
}

/** Shows a pet on the screen, or does not. Must run in a transaction. */
export async function setHidden(
  tx: Queries,
  userId: UserId,
  id: PetId,
  hidden: boolean,
): Promise<void> {
  await lockPets(tx, userId)
  await petOf(tx, userId, id)
  await setRole(tx, userId, id, { hidden })
}

/** The pet goes; its history stays. The last one and the one that eats are kept. Must run in a transaction. */
export async function letGo(
  tx: Queries,
  userId: UserId,
  id: PetId,
  now: EpochMs,
): Promise<StoredPet> {
  await lockPets(tx, userId)
  const pet = await petOf(tx, userId, id)
  if (pet.eats) {
    const others = (await findPets(tx, userId)).length - 1
    throw new Failure(
      'CONFLICT',
      others === 0
        ? `${pet.name} is your only pet. Adopt another one first, and let it eat.`
        : `${pet.name} is the one that eats. Let another one eat first.`,
    )
  }
  await setRole(tx, userId, id, { letGoAt: new Date(now) })
  return pet
}

/** A pet that was let go comes back as it was, as a companion, if there is room for it. Must run in a transaction. */
export async function takeBack(
  tx: Queries,
  userId: UserId,
  id: PetId,
  most: number,
): Promise<void> {
  await lockPets(tx, userId)
  const [role] = await tx
    .select({ letGoAt: petRoles.letGoAt })
    .from(petRoles)
    .where(and(eq(petRoles.petId, id), eq(petRoles.userId, userId)))
  if (!role) throw new Failure('NOT_FOUND', 'There is no such pet to be taken back.')
  if (role.letGoAt === null) return
  await refuseWithoutRoom(tx, userId, most)
  await setRole(tx, userId, id, { letGoAt: null })
}

/** One pet eats, and the clocks of the others stand still: also after an import, and in a database of before. */
export async function settleRoles(tx: Queries, userId: UserId, now: EpochMs): Promise<void> {
  await lockPets(tx, userId)
  const eating = (await findPets(tx, userId)).find(({ eats }) => eats)
  if (eating) await keepPauses(tx, userId, eating.id, now)
}

/** Whoever changes what the pets are to each other goes one after the other, on all devices. */
async function lockPets(tx: Queries, userId: UserId): Promise<void> {
  await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
}

async function refuseWithoutRoom(tx: Queries, userId: UserId, most: number): Promise<void> {
  const there = (await findPets(tx, userId)).length
  if (there < most) return
  throw new Failure(
    'CONFLICT',
    `There is room for ${most === 1 ? 'one pet' : `${most} pets`}, and ${
      there === 1 ? 'one is' : `${there} are`
    } here. You can let more in: “How many pets at most”.`,
  )
}

async function setRole(
  tx: Queries,
  userId: UserId,
  petId: PetId,
  role: Partial<Pick<typeof petRoles.$inferInsert, 'eats' | 'hidden' | 'letGoAt'>>,
): Promise<void> {
  await tx
    .insert(petRoles)
    .values({ petId, userId, ...role })
    .onConflictDoUpdate({ target: petRoles.petId, set: { ...role, updatedAt: sql`now()` } })
}
