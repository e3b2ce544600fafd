import { and, asc, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { sourceSilences } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import { DAY, type EpochMs } from '@shared/domain/local-day'
import type { Silence } from '@shared/domain/silence'
import type { Queries } from '../database/connection'

const LOOKED_BACK_MS = 14 * DAY
/** Far more than two weeks of a network that comes and goes have; a limit only against the absurd. */
const MOST = 1_000

/**
 * When the user's sources could not be read: silences of the last two weeks, and older ones that a pet which has had no
 * event since has yet to live through. Oldest first.
 */
export async function readSilences(tx: Queries, userId: UserId, now: EpochMs): Promise<Silence[]> {
  const ended = sql`to_char(${sourceSilences.endedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const rows = await tx
    .select()
    .from(sourceSilences)
    .where(
      and(
        eq(sourceSilences.userId, userId),
        or(
          isNull(sourceSilences.endedAt),
          gt(sourceSilences.endedAt, new Date(now - LOOKED_BACK_MS)),
          // As text: a state edited by hand must not end in an error here. Both are ISO times of UTC.
          sql`exists (select 1 from pets p where p.user_id = ${userId} and p.state_json ->> 'last_update' < ${ended})`,
        ),
      ),
    )
    .orderBy(desc(sourceSilences.beganAt), asc(sourceSilences.id))
    .limit(MOST)
  return rows.reverse().map(({ beganAt, endedAt, share }) => ({
    from: beganAt.getTime(),
    to: endedAt?.getTime() ?? null,
    share,
  }))
}
