import { sql } from 'drizzle-orm'
import { QUARANTINE_SHOWN, type Quarantine } from '@shared/contract/data'
import type { RawEventId, UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'

/** The user's events that no normaliser could read: how many, and the newest of them with the reason. */
export async function readQuarantine(tx: Queries, userId: UserId): Promise<Quarantine> {
  const { rows } = await tx.execute<QuarantineRow>(sql`
    select q.event_raw_id as id, i.provider, q.reason, count(*) over ()::int as total,
           to_char(r.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at
    from quarantine q
    join event_raw r on r.id = q.event_raw_id
    join integrations i on i.id = r.integration_id
    where i.user_id = ${userId}
    order by q.created_at desc, q.event_raw_id desc
    limit ${QUARANTINE_SHOWN}`)
  return {
    total: rows[0]?.total ?? 0,
    events: rows.map(({ id, provider, reason, received_at }) => ({
      id,
      provider,
      reason,
      receivedAt: received_at,
    })),
  }
}

interface QuarantineRow extends Record<string, unknown> {
  readonly id: RawEventId
  readonly provider: string
  readonly reason: string
  readonly total: number
  readonly received_at: string
}

/** Takes all of the user's events out of quarantine, so that they are read anew. Returns which. */
export async function releaseAll(tx: Queries, userId: UserId): Promise<RawEventId[]> {
  const { rows } = await tx.execute<{ id: RawEventId }>(sql`
    delete from quarantine q
    using event_raw r, integrations i
    where r.id = q.event_raw_id and i.id = r.integration_id and i.user_id = ${userId}
    returning q.event_raw_id as id`)
  return rows.map(({ id }) => id)
}

/** How many of these have been turned into events, or into nothing, since. */
export async function countRead(tx: Queries, ids: readonly RawEventId[]): Promise<number> {
  const { rows } = await tx.execute<{ read: number }>(sql`
    select count(*)::int as read from event_raw
    where processed and id = any(${sql.param([...ids])}::uuid[])`)
  return rows[0]?.read ?? 0
}
