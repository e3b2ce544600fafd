import { sql } from 'drizzle-orm'
import type { UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { Queries } from './database/connection'

/** What a provider's events come to. */
export interface ProviderFacts {
  /** When its newest event was; null when there was none. */
  readonly lastEventAt: EpochMs | null
  readonly eventsToday: number
}

/** When a provider's newest event was, and how many of its events are of the user's present day. */
export async function factsOf(
  tx: Queries,
  userId: UserId,
  provider: ConnectableProvider,
  now: EpochMs,
  calendar: Calendar,
): Promise<ProviderFacts> {
  const iso = (at: EpochMs): string => new Date(at).toISOString()
  const today = iso(calendar.instantAt(calendar.dateAt(now)))
  // Said in the index's own words, so that it is used whatever the provider is.
  const theirs = sql`e.user_id = ${userId} and e.meta ->> 'source' = ${provider}
    and e.meta ->> 'source' <> 'git'`
  const { rows } = await tx.execute<{ last_ms: number | null; today: number }>(sql`
    select
      (select (extract(epoch from e.created_at) * 1000)::float8 from events e
       where ${theirs} and e.created_at is not null
       order by e.created_at desc limit 1) as last_ms,
      (select count(*)::int from events e
       where ${theirs} and e.created_at >= ${today}::timestamptz) as today`)
  return { lastEventAt: rows[0]?.last_ms ?? null, eventsToday: rows[0]?.today ?? 0 }
}
