import { sql } from 'drizzle-orm'
import { quarantine } from '@db/schema'
import {
  type EventId,
  type PetId,
  type RawEventId,
  type UserId,
  eventIdSchema,
} from '@shared/domain/ids'
import type { Normalisers } from '@shared/domain/normalised-event'
import type { Queries } from '../database/connection'
import { codeOf, rootMessageOf } from '../failure'
import { newUuid } from '../ids'
import { storableText } from '../raw-event'
import { claimKeys } from './claim-keys'
import type { DraftEvent, RawRow } from './draft-event'
import { type Reading, readPayload, versionOf } from './normaliser'

/** Records what could not be read, in the same transaction. */
export type ReportFailures = (
  tx: Queries,
  failures: readonly { userId: UserId; rawId: RawEventId; provider: string; reason: string }[],
) => Promise<void>

export interface NormaliseResult {
  /** Raw rows dealt with; fewer than the limit means that there is nothing more for now. */
  readonly raw: number
  readonly quarantined: number
  /** Pets that have events to score. */
  readonly pets: readonly PetId[]
}

/**
 * Turns up to `limit` raw rows into events, oldest first. Rows another worker holds are left to it. What cannot be read
 * stays raw, goes to quarantine and is reported; it is tried again by a newer normaliser.
 * Must run in a transaction.
 */
export async function normaliseBatch(
  tx: Queries,
  normalisers: Normalisers,
  report: ReportFailures,
  limit: number,
): Promise<NormaliseResult> {
  const rows = await takeRaw(tx, limit)
  if (rows.length === 0) return { raw: 0, quarantined: 0, pets: [] }
  return storeReadings(tx, rows.map(readWith(normalisers)), report)
}

/**
 * Turns the oldest raw row into events. If the database refuses them, the row goes to quarantine: one row that cannot
 * be kept, by a mistake of ours, must not hold up all that come after it. Must run in a transaction.
 */
export async function normaliseAlone(
  tx: Queries,
  normalisers: Normalisers,
  report: ReportFailures,
): Promise<NormaliseResult> {
  const [reading] = (await takeRaw(tx, 1)).map(readWith(normalisers))
  if (!reading) return { raw: 0, quarantined: 0, pets: [] }
  await tx.execute(sql`savepoint alone`)
  try {
    return await storeReadings(tx, [reading], report)
  } catch (error) {
    if (!isRefusal(error)) throw error
    await tx.execute(sql`rollback to savepoint alone`)
    const version = versionOf(normalisers, reading.raw.provider)
    const reason = storableText(`The database refused it: ${rootMessageOf(error)}`)
    return storeReadings(tx, [{ ...reading, reading: { ok: false, reason, version } }], report)
  }
}

/** Does the database find fault with what it was given (SQLSTATE classes 22 and 23), so that trying again is in vain? */
export function isRefusal(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '')
}

interface ReadRow {
  readonly raw: RawRow
  readonly reading: Reading
}

function readWith(normalisers: Normalisers): (raw: RawRow) => ReadRow {
  return (raw) => ({
    raw,
    reading: readPayload(normalisers, raw.provider, raw.payload, raw.received_ms),
  })
}

async function storeReadings(
  tx: Queries,
  readings: readonly ReadRow[],
  report: ReportFailures,
): Promise<NormaliseResult> {
  const read = readings.flatMap(({ raw, reading }) =>
    reading.ok ? reading.events.map((event) => ({ raw, event })) : [],
  )
  const petFor = await petsMeant(tx, read)
  const drafts = read.map(({ raw, event }): DraftEvent => ({
    id: newEventId(),
    raw,
    event,
    petId: petFor(raw, event.pet),
  }))
  const failed = readings.flatMap(({ raw, reading }) => (reading.ok ? [] : [{ raw, reading }]))
  const { fresh, keys } = await claimKeys(tx, drafts)
  await insertEvents(tx, fresh)
  await keys.store()
  await markProcessed(
    tx,
    readings.flatMap(({ raw, reading }) => (reading.ok ? [raw.id] : [])),
  )
  if (failed.length > 0) {
    await tx.insert(quarantine).values(
      failed.map(({ raw, reading }) => ({
        eventRawId: raw.id,
        reason: reading.reason,
        normaliserVersion: reading.version,
      })),
    )
    await report(
      tx,
      failed.map(({ raw, reading }) => ({
        userId: raw.user_id,
        rawId: raw.id,
        provider: raw.provider,
        reason: reading.reason,
      })),
    )
  }
  return {
    raw: readings.length,
    quarantined: failed.length,
    pets: [...new Set(fresh.map(({ petId }) => petId))],
  }
}

/** Tells whom events are for: a pet they name, if it is their user's, else the one that eats. */
async function petsMeant(
  tx: Queries,
  read: readonly Pick<DraftEvent, 'raw' | 'event'>[],
): Promise<(raw: RawRow, named: PetId | undefined) => PetId> {
  const named = [...new Set(read.flatMap(({ event }) => event.pet ?? []))]
  if (named.length === 0) return ({ pet_id }) => pet_id
  const { rows } = await tx.execute<{ id: PetId; user_id: UserId }>(
    sql`select id, user_id from pets where id = any(${sql.param(named)}::uuid[])`,
  )
  const owners = new Map(rows.map(({ id, user_id }) => [id, user_id]))
  return (raw, pet) => (pet !== undefined && owners.get(pet) === raw.user_id ? pet : raw.pet_id)
}

/** Lets a newer normaliser try again what an older one could not read. Returns how many rows. */
export async function releaseFromQuarantine(
  tx: Queries,
  normalisers: Normalisers,
): Promise<number> {
  const versions = Object.entries(normalisers).map(([provider, { version }]) => ({
    provider,
    version,
  }))
  const { rowCount } = await tx.execute(sql`
    delete from quarantine q
    using event_raw r, integrations i, jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as n (provider text, version int)
    where r.id = q.event_raw_id and i.id = r.integration_id and n.provider = i.provider and q.normaliser_version < n.version`)
  return rowCount ?? 0
}

async function takeRaw(tx: Queries, limit: number): Promise<RawRow[]> {
  // Without fresh statistics the planner would rather read and sort the whole backlog, for each batch anew, than walk
  // along the index of the work list.
  await tx.execute(sql`set local enable_seqscan = off`)
  await tx.execute(sql`set local enable_bitmapscan = off`)
  const { rows } = await tx.execute<RawRow>(sql`
    with next as materialized (
      select id, integration_id, payload, received_at from event_raw r
      where processed = false and not exists (select 1 from quarantine q where q.event_raw_id = r.id)
      order by received_at, id
      limit ${limit}
      for no key update of r skip locked
    )
    select r.id, r.payload, (extract(epoch from r.received_at) * 1000)::float8 as received_ms,
           i.provider, i.user_id, p.id as pet_id
    from next r
    join integrations i on i.id = r.integration_id
    join lateral (
      select e.id from pets e left join pet_roles o on o.pet_id = e.id
      where e.user_id = i.user_id and o.let_go_at is null
      order by coalesce(o.eats, false) desc, e.created_at, e.id limit 1
    ) p on true
    order by r.received_at, r.id`)
  return rows
}

async function markProcessed(tx: Queries, ids: readonly RawEventId[]): Promise<void> {
  if (ids.length === 0) return
  await tx.execute(
    sql`update event_raw set processed = true where id = any(${sql.param([...ids])}::uuid[])`,
  )
}

async function insertEvents(tx: Queries, drafts: readonly DraftEvent[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ id, raw, event, petId }) => ({
    id,
    raw: raw.id,
    user: raw.user_id,
    pet: petId,
    type: event.type,
    value: event.value,
    meta: event.meta,
    at: new Date(event.occurredAt).toISOString(),
  }))
  await tx.execute(sql`
    insert into events (id, event_raw_id, user_id, pet_id, type, value, meta, created_at)
    select e.id, e.raw, e."user", e.pet, e.type, e.value, e.meta, e.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (id uuid, raw uuid, "user" uuid, pet uuid, type text, value float8, meta jsonb, at timestamptz)`)
}

function newEventId(): EventId {
  return eventIdSchema.parse(newUuid())
}
