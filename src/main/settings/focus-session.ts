import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'

const KEY = 'focus'

const sessionSchema = z.object({
  /** Milliseconds since the epoch, as `endsAt`. */
  startedAt: z.number(),
  endsAt: z.number(),
  title: z.string().nullable(),
})
export type FocusSession = z.infer<typeof sessionSchema>

/** The running focus session; null when there is none, or none that can be read. */
export async function readSession(tx: Queries, userId: UserId): Promise<FocusSession | null> {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(ours(userId))
  return sessionSchema
    .nullable()
    .catch(null)
    .parse(row?.value ?? null)
}

/** `readSession`, keeping it from others until the transaction ends. */
export async function lockSession(tx: Queries, userId: UserId): Promise<FocusSession | null> {
  // A user's row is always there to be locked, also when there is no session yet.
  await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
  return readSession(tx, userId)
}

/** Keeps a session as the running one. */
export async function keepSession(
  tx: Queries,
  userId: UserId,
  session: FocusSession,
): Promise<void> {
  await tx
    .insert(settings)
    .values({ userId, key: KEY, value: session })
    .onConflictDoUpdate({
      target: [settings.userId, settings.key],
      set: { value: session, updatedAt: sql`now()` },
    })
}

/** There is no running session any more. */
export async function forgetSession(tx: Queries, userId: UserId): Promise<void> {
  await tx.delete(settings).where(ours(userId))
}

function ours(userId: UserId) {
  return and(eq(settings.userId, userId), eq(settings.key, KEY))
}
