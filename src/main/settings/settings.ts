import { eq, sql } from 'drizzle-orm'
import { settings as table } from '@db/schema'
import { type Settings, type SettingsPatch, settingsSchema } from '@shared/contract/settings'
import type { Rhythm } from '@shared/domain/advance'
import type { UserId } from '@shared/domain/ids'
import { type EpochMs, calendarFor, isTimeZone } from '@shared/domain/local-day'
import type { Queries } from '../database/connection'
import { readSilences } from './silences'
import { noticesIn, storedNotices } from './stored-notices'

/** The zone of the user's own computer, noted at every start: another machine may score this user's events. */
const DEVICE_TIME_ZONE = 'deviceTimeZone'

/** What the user has set; anything missing or unreadable has its default. */
export async function readSettings(tx: Queries, userId: UserId): Promise<Settings> {
  const stored = await readRows(tx, userId)
  if (stored.has('notices')) stored.set('notices', noticesIn(stored.get('notices')))
  const known = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const parsed = stored.has(key) ? schema.safeParse(stored.get(key)) : null
    return parsed?.success ? [[key, parsed.data]] : []
  })
  return settingsSchema.parse(Object.fromEntries(known))
}

/** Changes the fields the patch names and answers with the whole. */
export async function updateSettings(
  tx: Queries,
  userId: UserId,
  patch: SettingsPatch,
): Promise<Settings> {
  const { notices, ...others } = patch
  for (const [key, value] of Object.entries(others)) {
    if (value !== undefined) await write(tx, userId, key, value)
  }
  if (notices !== undefined) await write(tx, userId, 'notices', storedNotices(notices))
  return readSettings(tx, userId)
}

/** Notes the time zone of this computer. */
export async function noteDeviceTimeZone(tx: Queries, userId: UserId, zone: string): Promise<void> {
  if (isTimeZone(zone)) await write(tx, userId, DEVICE_TIME_ZONE, zone)
}

export interface RhythmSettings {
  readonly timeZone: string
  readonly night: Settings['night']
}

/** The user's time zone and night. */
export async function rhythmSettings(tx: Queries, userId: UserId): Promise<RhythmSettings> {
  const { timeZone, night } = await readSettings(tx, userId)
  if (timeZone !== null) return { timeZone, night }
  const device = (await readRows(tx, userId)).get(DEVICE_TIME_ZONE)
  return { timeZone: typeof device === 'string' && isTimeZone(device) ? device : 'UTC', night }
}

/** The user's day, and the silences of their sources up to `now`, for scoring. */
export async function rhythmOf(tx: Queries, userId: UserId, now: EpochMs): Promise<Rhythm> {
  const { timeZone, night } = await rhythmSettings(tx, userId)
  const silences = await readSilences(tx, userId, now)
  return { calendar: calendarFor(timeZone), night, silences }
}

async function readRows(tx: Queries, userId: UserId): Promise<Map<string, unknown>> {
  const rows = await tx
    .select({ key: table.key, value: table.value })
    .from(table)
    .where(eq(table.userId, userId))
  return new Map(rows.map(({ key, value }) => [key, value]))
}

async function write(tx: Queries, userId: UserId, key: string, value: unknown): Promise<void> {
  // As text and a cast: a JSON null must be stored as one, not as an SQL null.
  const stored = sql`${JSON.stringify(value)}::jsonb`
  await tx
    .insert(table)
    .values({ userId, key, value: stored })
    .onConflictDoUpdate({
      target: [table.userId, table.key],
      set: { value: stored, updatedAt: sql`now()` },
    })
}
