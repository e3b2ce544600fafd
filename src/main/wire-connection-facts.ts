import { sql } from 'drizzle-orm'
import type { UserId } from '@shared/domain/ids'
import { type Calendar, DAY, type EpochMs } from '@shared/domain/local-day'
import type { Provider } from '@shared/domain/provider'
import type { Queries } from './database/connection'

/** What a provider's events come to. */
export interface ProviderFacts {
  /** When its newest event was; null when there was none for a long time. */
  readonly lastEventAt: EpochMs | null
  readonly eventsToday: number
}

/** Further back no last event is looked for: without one, every event of the user would be read. */
const LOOK_BACK_MS = 90 * DAY

/** When a provider's newest event was, and how many of its events are of the user's present day. */
export async function factsOf(
  tx: Queries,
  userId: UserId,
  provider: Provider,
  now: EpochMs,
  calendar: Calendar,
): Promise<ProviderFacts> {
  const iso = (at: EpochMs): string => new Date(at).toISOString()
  const today = iso(calendar.instantAt(calendar.dateAt(now)))
  const { rows } = await tx.execute<{ last_ms: number | null; today: number }>(sql`
    select
      (select (extract(epoch from e.created_at) * 1000)::float8 from events e
       where e.user_id = ${userId} and e.created_at >= ${iso(now - LOOK_BACK_MS)}::timestamptz
         and e.meta ->> 'source' = ${provider}
       order by e.created_at desc limit 1) as last_ms,
      (select count(*)::int from events e
       where e.user_id = ${userId} and e.created_at >= ${today}::timestamptz
         and e.meta ->> 'source' = ${provider}) as today`)
  return { lastEventAt: rows[0]?.last_ms ?? null, eventsToday: rows[0]?.today ?? 0 }
}
