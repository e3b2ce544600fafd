import { type SQL, sql } from 'drizzle-orm'
import { integrations } from '@db/schema'
import type { IntegrationId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import { mergeMetadata } from './integration'

/**
 * Which installations are still about, of those that share a database. By the database's own clock: those of computers
 * differ, and a date of the next century would make one immortal.
 */

/** An installation says that it is about, through the integration that is its own: often enough for `isAbout`. */
export async function notePresence(tx: Queries, own: IntegrationId): Promise<void> {
  await mergeMetadata(tx, own, { hasLeft: false })
}

/** Its user has signed out there: until it says again that it is about, it is not. */
export async function noteLeaving(tx: Queries, own: IntegrationId): Promise<void> {
  await mergeMetadata(tx, own, { hasLeft: true })
}

/** Is the installation an integration belongs to still about? One that was not heard of for two weeks is taken for retired. */
export const isAbout: SQL = sql`(${integrations.updatedAt} > now() - interval '14 days'
  and coalesce(${integrations.metadata}, '{}') -> 'hasLeft' is distinct from 'true'::jsonb)`
