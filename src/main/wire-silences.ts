import { type SQL, and, eq, exists, inArray, isNull, ne, not, sql } from 'drizzle-orm'
import { integrations, sourceSilences, sourceState } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import { connectableProviderSchema } from '@shared/domain/provider'
import { connectionMetadataSchema } from './accounts/connection'
import { isAbout, noteLeaving } from './accounts/presence'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import { type Silences, createSilences } from './sources/polling/silences'
import { needsChoice } from './wire-providers'

/** The silences of the user's sources, which share the pet's decay among them. `onChange`: one has begun or ended. */
export function openSilences(database: Database, onChange: () => void): Silences {
  return createSilences(database, countSources, onChange)
}

/**
 * How many sources feed the pet: the silent one, each connection that is signed in and knows what to read, and the
 * repositories of other devices that are still about, as one.
 */
async function countSources(tx: Queries, userId: UserId, silent: IntegrationId): Promise<number> {
  const hasRead = tx
    .select({ one: sql`1` })
    .from(sourceState)
    .where(eq(sourceState.integrationId, integrations.id))
  const rows = await tx
    .select({
      id: integrations.id,
      provider: integrations.provider,
      metadata: integrations.metadata,
      watches: sql<boolean>`${integrations.provider} = 'git' and ${isAbout} and ${exists(hasRead)}`,
    })
    .from(integrations)
    .where(eq(integrations.userId, userId))
  const connections = rows.filter(({ provider: name, metadata }) => {
    const provider = connectableProviderSchema.safeParse(name).data
    if (provider === undefined) return false
    const { connectedAt, choices } = connectionMetadataSchema.parse(metadata ?? {})
    return connectedAt !== null && !needsChoice(provider, choices)
  })
  const counted = new Set(connections.map(({ id }) => id)).add(silent)
  const others = rows.some(({ id, watches }) => watches && id !== silent)
  return counted.size + (others ? 1 : 0)
}

/** Ends the pauses of repositories of devices that are not about any more: nobody could have them go on. Were there any? */
export async function endPausesOfGone(
  database: Database,
  userId: UserId,
  own: IntegrationId,
  now: EpochMs,
): Promise<boolean> {
  const gone = and(eq(integrations.userId, userId), ne(integrations.id, own), not(isAbout))
  return (await endPauses(database, now, gone)) > 0
}

/** Somebody signs out on this device: what it has paused of theirs is no matter of theirs until they come back to it. */
export async function leavePauses(
  database: Database,
  userId: UserId,
  device: string,
  now: EpochMs,
): Promise<void> {
  await leave(
    database,
    now,
    and(eq(integrations.userId, userId), sql`${integrations.metadata} ->> 'device' = ${device}`),
  )
}

/**
 * The data has come from elsewhere, with the devices there: what they have paused nobody could have go on here, and the
 * pet's decay would stand still for ever. Those that are about, this one too, say so as they begin, or within a day.
 */
export const leaveAllPauses = (database: Database, now: EpochMs): Promise<void> =>
  leave(database, now)

async function leave(database: Database, now: EpochMs, which?: SQL): Promise<void> {
  await inTransaction(database, async (tx) => {
    const devices = await tx
      .select({ id: integrations.id })
      .from(integrations)
      .where(and(eq(integrations.provider, 'git'), which))
    for (const { id } of devices) await noteLeaving(tx, id)
    await endPauses(tx, now, which)
  })
}

/** Ends the silences of paused repositories, of all there are or of some. Returns how many were open. */
async function endPauses(tx: Queries, now: EpochMs, which?: SQL): Promise<number> {
  const repositories = tx
    .select({ id: integrations.id })
    .from(integrations)
    .where(and(eq(integrations.provider, 'git'), which))
  const ended = await tx
    .update(sourceSilences)
    // Not before it began, whatever has become of the clock.
    .set({ endedAt: sql`greatest(began_at, ${new Date(now).toISOString()}::timestamptz)` })
    .where(and(isNull(sourceSilences.endedAt), inArray(sourceSilences.integrationId, repositories)))
    .returning({ id: sourceSilences.id })
  return ended.length
}
