import { sql } from 'drizzle-orm'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { Queries } from './database/connection'

/** What a connection has come to, whether or not it is read just now. */
export interface ProviderFacts {
  /** When its newest event was; null when there was none. */
  readonly lastEventAt: EpochMs | null
  readonly eventsToday: number
  readonly lastPollAt: EpochMs | null
  readonly lastSuccessAt: EpochMs | null
}

export const NO_FACTS: ProviderFacts = {
  lastEventAt: null,
  eventsToday: 0,
  lastPollAt: null,
  lastSuccessAt: null,
}

/** When a provider's newest event was, how many are of the user's present day, and when it was last asked. */
export async function factsOf(
  tx: Queries,
  userId: UserId,
  { id, provider }: { readonly id: IntegrationId; readonly provider: ConnectableProvider },
  now: EpochMs,
  calendar: Calendar,
): Promise<ProviderFacts> {
  const iso = (at: EpochMs): string => new Date(at).toISOString()
  const today = iso(calendar.instantAt(calendar.dateAt(now)))
  // Said in the index's own words, so that it is used whatever the provider is.
  const theirs = sql`e.user_id = ${userId} and e.meta ->> 'source' = ${provider}
    and e.meta ->> 'source' not in ('git', 'endpoint', 'familiar')`
  const { rows } = await tx.execute<{
    last_ms: number | null
    today: number
    poll_ms: number | null
    success_ms: number | null
  }>(sql`
    select
      (select (extract(epoch from e.created_at) * 1000)::float8 from events e
       where ${theirs} and e.created_at is not null
       order by e.created_at desc limit 1) as last_ms,
      (select count(*)::int from events e
       where ${theirs} and e.created_at >= ${today}::timestamptz) as today,
      (extract(epoch from s.last_poll_at) * 1000)::float8 as poll_ms,
      (extract(epoch from s.last_success_at) * 1000)::float8 as success_ms
    from (select ${id}::uuid as id) i
    left join source_state s on s.integration_id = i.id and s.scope = ''`)
  const [row] = rows
  return {
    lastEventAt: row?.last_ms ?? null,
    eventsToday: row?.today ?? 0,
    lastPollAt: row?.poll_ms ?? null,
    lastSuccessAt: row?.success_ms ?? null,
  }
}
