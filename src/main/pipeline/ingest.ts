import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { sourceState } from '@db/schema'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Provider } from '@shared/domain/normalised-event'
import type { Queries } from '../database/connection'
import { newUuid } from '../ids'
import { storable, storableText } from './storable'

/** One observation of a source, whole, as it will be stored. */
export interface RawEvent {
  /** `externalEventId(…)`: the same observation always has the same. */
  readonly externalId: string
  readonly payload: unknown
}

/** What a source hands over at once; stored in one transaction, together with how far the source has read. */
export interface RawBatch {
  readonly integrationId: IntegrationId
  readonly events: readonly RawEvent[]
  readonly receivedAt: EpochMs
  readonly cursor?: { readonly scope: string; readonly value: unknown }
}

const MAX_EXTERNAL_ID = 255

/** `<provider>:<account>:<native id>`, with the native id hashed when the whole is longer than the column. */
export function externalEventId(provider: Provider, account: string, nativeId: string): string {
  const plain = storableText(`${provider}:${account}:${nativeId}`)
  if (plain.length <= MAX_EXTERNAL_ID) return plain
  const digest = createHash('sha256').update(nativeId).digest('hex')
  return `${storableText(`${provider}:${account}`).slice(0, 160)}:sha256:${digest}`
}

/**
 * Stores a batch; what is already there stays as it was first seen. Returns how many rows are new.
 * Must run in a transaction: rows and cursor belong together.
 */
export async function storeBatch(tx: Queries, batch: RawBatch): Promise<number> {
  const stored = batch.events.length === 0 ? 0 : await insertRaw(tx, batch)
  if (batch.cursor) await moveCursor(tx, batch.integrationId, batch.cursor, batch.receivedAt)
  return stored
}

async function insertRaw(tx: Queries, batch: RawBatch): Promise<number> {
  const rows = batch.events.map(({ externalId, payload }) => ({
    id: newUuid(),
    external: externalId,
    payload: storable(payload),
  }))
  const { rowCount } = await tx.execute(sql`
    insert into event_raw (id, integration_id, external_event_id, payload, received_at)
    select r.id, ${batch.integrationId}, r.external, r.payload, ${new Date(batch.receivedAt).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, external text, payload jsonb)
    on conflict (external_event_id) do nothing`)
  return rowCount ?? 0
}

async function moveCursor(
  tx: Queries,
  integrationId: IntegrationId,
  { scope, value }: NonNullable<RawBatch['cursor']>,
  now: EpochMs,
): Promise<void> {
  const at = new Date(now)
  await tx
    .insert(sourceState)
    .values({ integrationId, scope, cursor: value, lastSuccessAt: at, lastError: null })
    .onConflictDoUpdate({
      target: [sourceState.integrationId, sourceState.scope],
      set: { cursor: value, lastSuccessAt: at, lastError: null, updatedAt: sql`now()` },
    })
}
