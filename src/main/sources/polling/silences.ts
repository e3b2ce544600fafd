import { and, eq, isNull, sql } from 'drizzle-orm'
import { sourceSilences } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Database } from '../../database/connection'
import { inTransaction } from '../../database/transaction'
import { newUuid } from '../../ids'

/** Times in which sources could not be read, kept in `source_silences`: their share of the pet's decay pauses. */
export interface Silences {
  /** A connection is there to be read, and takes its share. Returns how to take it out again. */
  enrol(integrationId: IntegrationId): () => void
  /** The connection has been silent since `from`. Nothing happens when it is known already. */
  begin(userId: UserId, integrationId: IntegrationId, from: EpochMs): Promise<void>
  /** It can be read again, or is not to be read any more. */
  end(integrationId: IntegrationId, at: EpochMs): Promise<void>
}

/** `onChange` is called when a silence has begun or ended: the pet's present is now another. */
export function createSilences(database: Database, onChange: () => void): Silences {
  const enrolled = new Set<IntegrationId>()
  const open = (integrationId: IntegrationId) =>
    and(eq(sourceSilences.integrationId, integrationId), isNull(sourceSilences.endedAt))
  return {
    enrol: (integrationId) => {
      enrolled.add(integrationId)
      return () => enrolled.delete(integrationId)
    },
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
        const { rows } = await tx.execute<{ watches: boolean }>(sql`
          select exists (
            select 1 from integrations i join source_state s on s.integration_id = i.id
            where i.user_id = ${userId} and i.provider = 'git' and i.id <> ${integrationId}
          ) as watches`)
        // A trouble that lasts over a change of the user's is silent anew: what was silence before counts once.
        const beganAt = sql`greatest(${new Date(from).toISOString()}::timestamptz, (
          select max(s.ended_at) from source_silences s
          where s.user_id = ${userId} and s.integration_id = ${integrationId}))`
        // Itself, also where it is not enrolled: the repositories, which no poller reads.
        const sources =
          new Set(enrolled).add(integrationId).size + (rows[0]?.watches === true ? 1 : 0)
        await tx.insert(sourceSilences).values({
          id: newUuid(),
          userId,
          integrationId,
          share: 1 / sources,
          beganAt,
        })
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
