import { sql } from 'drizzle-orm'
import { metricsCache } from '@db/schema'
import type { PetId, UserId } from '@shared/domain/ids'
import { type Calendar, type LocalDate, addDays } from '@shared/domain/local-day'
import type { DayTypeKey, FoldedEvent } from '@shared/domain/scoring'
import type { Database, Queries } from '../database/connection'
import { inTransaction } from '../database/transaction'

/**
 * `metrics_cache` keys. Everything in it can be computed again from `events`, and is when it is missing:
 *   <pet>/<date>/<type>   units of a type on a civil day, for the daily soft caps
 *   <user>/<date>/events  scored events of a day        <user>/<date>/xp  what they earned
 *   <user>/days           present when the user's day rows are complete
 */
const unitsKey = (petId: PetId, key: DayTypeKey): string => `${petId}/${key}`
const dayKey = (userId: UserId, date: LocalDate, what: 'events' | 'xp'): string =>
  `${userId}/${date}/${what}`
const completeKey = (userId: UserId): string => `${userId}/days`

/** Units of each type already scored on each day, for the caps of a batch about to be scored. */
export async function unitsUsed(
  tx: Queries,
  petId: PetId,
  keys: readonly DayTypeKey[],
  calendar: Calendar,
): Promise<Map<DayTypeKey, number>> {
  const unique = [...new Set(keys)]
  const cached = await readKeys(
    tx,
    unique.map((key) => unitsKey(petId, key)),
  )
  const used = new Map<DayTypeKey, number>()
  const missing: DayTypeKey[] = []
  for (const key of unique) {
    const value = cached.get(unitsKey(petId, key))
    if (value === undefined) missing.push(key)
    else used.set(key, value)
  }
  if (missing.length === 0) return used
  for (const [key, units] of await countUnits(tx, petId, missing, calendar)) used.set(key, units)
  return used
}

/** Stores the counts a scored batch has led to. */
export async function recordDays(
  tx: Queries,
  userId: UserId,
  petId: PetId,
  events: readonly FoldedEvent[],
  used: ReadonlyMap<DayTypeKey, number>,
): Promise<void> {
  const perDay = new Map<LocalDate, { events: number; xp: number }>()
  for (const { day, effect } of events) {
    const sum = perDay.get(day) ?? { events: 0, xp: 0 }
    perDay.set(day, { events: sum.events + 1, xp: sum.xp + effect.xp })
  }
  const totals = [...used].map(([key, units]) => ({ key: unitsKey(petId, key), value: units }))
  await upsert(tx, totals, sql`excluded.value`)
  const additions = [...perDay].flatMap(([date, { events: count, xp }]) => [
    { key: dayKey(userId, date, 'events'), value: count },
    { key: dayKey(userId, date, 'xp'), value: xp },
  ])
  await upsert(tx, additions, sql`${metricsCache.value} + excluded.value`)
}

export interface DayActivity {
  readonly date: LocalDate
  readonly events: number
  readonly xp: number
}

/** Events and XP of each of `count` days ending with `today`, oldest first. */
export async function activityOf(
  database: Database,
  userId: UserId,
  today: LocalDate,
  count: number,
  calendar: Calendar,
): Promise<DayActivity[]> {
  const dates = Array.from({ length: count }, (_, index) => addDays(today, index - count + 1))
  const keys = dates.flatMap((date) => [dayKey(userId, date, 'events'), dayKey(userId, date, 'xp')])
  let found = await readKeys(database, [completeKey(userId), ...keys])
  if (!found.has(completeKey(userId))) {
    await inTransaction(database, (tx) => rebuildDays(tx, userId, calendar))
    found = await readKeys(database, keys)
  }
  return dates.map((date) => ({
    date,
    events: found.get(dayKey(userId, date, 'events')) ?? 0,
    xp: found.get(dayKey(userId, date, 'xp')) ?? 0,
  }))
}

/** Marks a user's day rows as complete; right for a user without history. */
export async function beginDays(tx: Queries, userId: UserId): Promise<void> {
  await upsert(tx, [{ key: completeKey(userId), value: 1 }], sql`excluded.value`)
}

/** Forgets what was counted by day; it is counted again from the events when it is next asked for. */
export async function forgetDays(tx: Queries, userId: UserId): Promise<void> {
  await tx.execute(sql`
    delete from metrics_cache
    where split_part(key, '/', 1) in (
      select ${userId}::text union all select id::text from pets where user_id = ${userId}
    )`)
}

async function rebuildDays(tx: Queries, userId: UserId, calendar: Calendar): Promise<void> {
  // Scoring holds the same lock while it adds to these rows.
  await tx.execute(sql`select 1 from pets where user_id = ${userId} order by id for no key update`)
  await tx.execute(sql`
    insert into metrics_cache (key, value)
    select ${userId} || '/' || day || '/' || what, total
    from (
      select to_char(created_at at time zone ${calendar.timeZone}, 'YYYY-MM-DD') as day,
             count(*)::float8 as events,
             coalesce(sum((meta -> 'effect' ->> 'xp')::float8), 0) as xp
      from events where user_id = ${userId} and scored group by 1
    ) days
    cross join lateral (values ('events', events), ('xp', xp)) as parts (what, total)
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
  await beginDays(tx, userId)
}

async function countUnits(
  tx: Queries,
  petId: PetId,
  keys: readonly DayTypeKey[],
  calendar: Calendar,
): Promise<[DayTypeKey, number][]> {
  const spans = keys.map((key) => {
    const [date, type] = splitKey(key)
    return {
      key,
      type,
      from: new Date(calendar.instantAt(date)).toISOString(),
      to: new Date(calendar.instantAt(addDays(date, 1))).toISOString(),
    }
  })
  // Each day by itself, so that the index bounds what is read: one join over all days reads the whole history.
  const { rows } = await tx.execute<{ key: DayTypeKey; units: number }>(sql`
    select s.key, day.units
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb)
      as s (key text, type text, "from" timestamptz, "to" timestamptz)
    cross join lateral (
      select coalesce(sum(e.value), 0)::float8 as units from events e
      where e.user_id = (select user_id from pets where id = ${petId}) and e.pet_id = ${petId}
        and e.type = s.type and e.scored and e.created_at >= s."from" and e.created_at < s."to"
    ) day`)
  return rows.map(({ key, units }) => [key, units])
}

function splitKey(key: DayTypeKey): [LocalDate, string] {
  return [key.slice(0, 10) as LocalDate, key.slice(11)]
}

async function readKeys(tx: Queries, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ key: metricsCache.key, value: metricsCache.value })
    .from(metricsCache)
    // One array, not a parameter for each of a year's keys.
    .where(sql`${metricsCache.key} = any(${sql.param([...keys])}::text[])`)
  return new Map(rows.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])))
}

async function upsert(
  tx: Queries,
  rows: readonly { key: string; value: number }[],
  merged: ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(metricsCache)
    .values([...rows])
    .onConflictDoUpdate({
      target: metricsCache.key,
      set: { value: merged, updatedAt: sql`now()` },
    })
}
