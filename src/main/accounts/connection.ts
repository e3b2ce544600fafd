import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { integrations } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Provider } from '@shared/domain/provider'
import type { Queries } from '../database/connection'
import { mergeMetadata } from './integration'

const instantSchema = z.number().nullable().catch(null).default(null)

/** What `integrations.metadata` says of a connection. Whatever cannot be read counts as not there. */
export const connectionMetadataSchema = z.object({
  /** Who is signed in, by the provider's own id; stays after a disconnect, to know the account when it comes back. */
  account: z
    .object({
      id: z.string(),
      name: z.string(),
      /** What the account is called in addresses, where that is another thing. */
      login: z.string().nullable(),
      /** A picture as a data URL. */
      avatar: z.string().nullable(),
    })
    .nullable()
    .catch(null)
    .default(null),
  /** Null while nobody is signed in. */
  connectedAt: instantSchema,
  /** Nothing that happened before this counts: a week before the first connection, or when history was erased. */
  countFrom: instantSchema,
  paused: z.boolean().catch(false).default(false),
  /** What the user has chosen to read; the source's own matter. */
  choices: z.unknown().optional(),
  /** An OAuth client of the user's own. The secret is sealed by the vault. */
  client: z
    .object({ clientId: z.string(), sealedSecret: z.string().nullable() })
    .nullable()
    .catch(null)
    .default(null),
  /** The token was pasted: there is nothing to renew it with. */
  pasted: z.boolean().catch(false).default(false),
  serverUrl: z.string().nullable().catch(null).default(null),
  sealedWebhookSecret: z.string().nullable().catch(null).default(null),
})
export type ConnectionMetadata = z.infer<typeof connectionMetadataSchema>

/** A connection as it is stored. */
export interface StoredConnection {
  readonly id: IntegrationId
  readonly metadata: ConnectionMetadata
}

/** What a connection's reading depends on, to tell whether another device has changed it. */
export function readingKey(stored: StoredConnection | null): string {
  const { account, connectedAt, countFrom, paused, choices, serverUrl } =
    stored?.metadata ?? connectionMetadataSchema.parse({})
  return JSON.stringify([account?.id, connectedAt, countFrom, paused, choices, serverUrl])
}

/** The user's connection with a provider; null when there has never been one. */
export async function findConnection(
  tx: Queries,
  userId: UserId,
  provider: Provider,
): Promise<StoredConnection | null> {
  const [row] = await tx
    .select({ id: integrations.id, metadata: integrations.metadata })
    .from(integrations)
    .where(and(eq(integrations.userId, userId), eq(integrations.provider, provider)))
    .orderBy(integrations.createdAt, integrations.id)
    .limit(1)
  return row ? { id: row.id, metadata: connectionMetadataSchema.parse(row.metadata ?? {}) } : null
}

/** Changes what is known of a connection, keeping the rest. */
export async function updateConnection(
  tx: Queries,
  id: IntegrationId,
  patch: Partial<ConnectionMetadata>,
): Promise<void> {
  await mergeMetadata(tx, id, patch)
}

/** Holds a connection's row until the transaction ends, so that two devices do not change it at once. */
export async function lockConnection(tx: Queries, id: IntegrationId): Promise<void> {
  await tx.execute(sql`select 1 from integrations where id = ${id} for update`)
}
