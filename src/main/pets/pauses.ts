import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { petPauses } from '@db/schema'
import { CLOCK_TRUST_MS } from '@shared/domain/advance'
import type { PetId, UserId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Pause } from '@shared/domain/pause'
import type { Queries } from '../database/connection'
import { newUuid } from '../ids'
import type { StoredPet } from './pets'

/** When a pet was not the one that eats, as far as it has yet to live through it; the oldest first. */
export async function pausesOf(
  tx: Queries,
  pet: Pick<StoredPet, 'id' | 'state'>,
): Promise<Pause[]> {
  return (await pausesOfAll(tx, [pet])).get(pet.id) ?? []
}

/** The same for several pets, in one question. */
export async function pausesOfAll(
  tx: Queries,
  pets: readonly Pick<StoredPet, 'id' | 'state'>[],
): Promise<ReadonlyMap<PetId, Pause[]>> {
  const found = new Map<PetId, Pause[]>(pets.map(({ id }) => [id, []]))
  if (pets.length === 0) return found
  const since = new Map(
    pets.map(({ id, state }) => [id, Date.parse(state?.last_update ?? '') || 0]),
  )
  const rows = await tx
    .select()
    .from(petPauses)
    .where(
      and(
        inArray(petPauses.petId, [...found.keys()]),
        or(isNull(petPauses.endedAt), gt(petPauses.endedAt, new Date(Math.min(...since.values())))),
      ),
    )
    .orderBy(asc(petPauses.beganAt))
  for (const { petId, beganAt, endedAt } of rows) {
    const to = endedAt?.getTime() ?? null
    if (to === null || to > (since.get(petId) ?? 0))
      found.get(petId)?.push({ from: beganAt.getTime(), to })
  }
  return found
}

/**
 * Lets the clock of the pet that eats go on, and that of every other stand still, from `now`; what is so already stays as
 * it is. Must run in a transaction.
 */
export async function keepPauses(
  tx: Queries,
  userId: UserId,
  eating: PetId,
  now: EpochMs,
): Promise<void> {
  const at = new Date(now)
  await mendFuture(tx, userId, now)
  // Another device's clock may be ahead of this one: a pause does not end before it began.
  await tx
    .update(petPauses)
    .set({ endedAt: sql`greatest(${petPauses.beganAt}, ${at.toISOString()}::timestamptz)` })
    .where(and(eq(petPauses.petId, eating), isNull(petPauses.endedAt)))
  const { rows } = await tx.execute<{ id: PetId }>(sql`
    select id from pets p where p.user_id = ${userId} and p.id <> ${eating} and not exists (
      select 1 from pet_pauses w where w.pet_id = p.id and w.ended_at is null)`)
  if (rows.length === 0) return
  await tx
    .insert(petPauses)
    .values(rows.map(({ id }) => ({ id: newUuid(), petId: id, beganAt: at })))
    .onConflictDoNothing()
}

/** Pauses from further in the future were written under a wrong clock; until then the wrong pets' clocks would stand still. */
async function mendFuture(tx: Queries, userId: UserId, now: EpochMs): Promise<void> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`
  const trusted = sql`${new Date(now + CLOCK_TRUST_MS).toISOString()}::timestamptz`
  await tx.execute(sql`
    update pet_pauses set began_at = least(began_at, ${at}),
      ended_at = case when ended_at is not null then least(ended_at, ${at}) end
    where pet_id in (select id from pets where user_id = ${userId})
      and (began_at > ${trusted} or ended_at > ${trusted})`)
}
