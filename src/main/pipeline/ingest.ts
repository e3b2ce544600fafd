import { sql } from 'drizzle-orm'
import { sourceState } from '@db/schema'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Queries } from '../database/connection'
import { newUuid } from '../ids'
import { type RawBatch, storable } from '../raw-event'

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
