import { and, eq, isNull, sql } from 'drizzle-orm'
import { sourceSilences } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Database, Queries } from '../../database/connection'
import { inTransaction } from '../../database/transaction'
import { newUuid } from '../../ids'

/** Times in which sources could not be read, kept in `source_silences`: their share of the pet's decay pauses. */
export interface Silences {
  /** The connection has been silent since `from`. Nothing happens when it is known already. */
  begin(userId: UserId, integrationId: IntegrationId, from: EpochMs): Promise<void>
  /** It can be read again, or is not to be read any more. */
  end(integrationId: IntegrationId, at: EpochMs): Promise<void>
}

/**
 * How many sources feed the pet, the silent one among them. Asked of the tables, in the transaction that notes a silence: at
 * a start this process may not have opened them all by then, and another device may have signed in to one.
 */
export type CountSources = (tx: Queries, userId: UserId, silent: IntegrationId) => Promise<number>

/** `onChange` is called when a silence has begun or ended: the pet's present is now another. */
export function createSilences(
  database: Database,
  countSources: CountSources,
  onChange: () => void,
): Silences {
  const open = (integrationId: IntegrationId) =>
    and(eq(sourceSilences.integrationId, integrationId), isNull(sourceSilences.endedAt))
  return {
    begin: async (userId, integrationId, from) => {
      const begun = await inTransaction(database, async (tx) => {
        // Serialises two devices that would both find none; a user's row is always there to be locked.
        await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
        const [known] = await tx
          .select({ id: sourceSilences.id })
          .from(sourceSilences)
          .where(open(integrationId))
          .limit(1)
        if (known) return false
        // A trouble that lasts over a change of the user's is silent anew: what was silence before counts once.
        const beganAt = sql`greatest(${new Date(from).toISOString()}::timestamptz, (
          select max(s.ended_at) from source_silences s
          where s.user_id = ${userId} and s.integration_id = ${integrationId}))`
        const share = 1 / (await countSources(tx, userId, integrationId))
        const id = newUuid()
        await tx.insert(sourceSilences).values({ id, userId, integrationId, share, beganAt })
        return true
      })
      if (begun) onChange()
    },
    end: async (integrationId, at) => {
      const ended = await database
        .update(sourceSilences)
        // Not before it began, whatever has become of the clock.
        .set({ endedAt: sql`greatest(began_at, ${new Date(at).toISOString()}::timestamptz)` })
        .where(open(integrationId))
        .returning({ id: sourceSilences.id })
      if (ended.length > 0) onChange()
    },
  }
}
