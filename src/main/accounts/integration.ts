import { and, eq, sql } from 'drizzle-orm'
import { integrations } from '@db/schema'
import { type IntegrationId, type UserId, integrationIdSchema } from '@shared/domain/ids'
import type { Provider } from '@shared/domain/provider'
import type { Queries } from '../database/connection'
import { newUuid } from '../ids'

/**
 * The user's integration with a provider, made when missing. With `device`, the one of that installation: folders on
 * one computer mean nothing on another.
 */
export async function integrationOf(
  tx: Queries,
  userId: UserId,
  provider: Provider,
  device: string | null = null,
): Promise<IntegrationId> {
  const ofDevice =
    device === null ? sql`true` : sql`${integrations.metadata} ->> 'device' = ${device}`
  // Serialises two callers that would both find nothing; a user's row is always there to be locked.
  await tx.execute(sql`select 1 from users where id = ${userId} for no key update`)
  const [found] = await tx
    .select({ id: integrations.id })
    .from(integrations)
    .where(and(eq(integrations.userId, userId), eq(integrations.provider, provider), ofDevice))
    .orderBy(integrations.createdAt, integrations.id)
    .limit(1)
  if (found) return found.id
  const id = integrationIdSchema.parse(newUuid())
  const metadata = device === null ? {} : { device }
  await tx.insert(integrations).values({ id, userId, provider, metadata })
  return id
}

/** An integration's provider-specific settings. */
export async function readMetadata(tx: Queries, id: IntegrationId): Promise<unknown> {
  const [row] = await tx
    .select({ metadata: integrations.metadata })
    .from(integrations)
    .where(eq(integrations.id, id))
  return row?.metadata ?? {}
}

/** Replaces some of an integration's settings, keeping the others. */
export async function mergeMetadata(
  tx: Queries,
  id: IntegrationId,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .update(integrations)
    .set({
      metadata: sql`coalesce(${integrations.metadata}, '{}'::jsonb) || ${JSON.stringify(patch)}::jsonb`,
      updatedAt: sql`now()`,
    })
    .where(eq(integrations.id, id))
}
