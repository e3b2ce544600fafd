import { sql } from 'drizzle-orm'
import type { EventId, UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import type { DraftEvent } from './draft-event'

/** SQLSTATE serialization_failure: makes `inTransaction` run the work again. */
const TRY_AGAIN = '40001'

interface Claim {
  readonly userId: UserId
  readonly key: string
  readonly eventId: EventId
}

export interface Claimed {
  /** The drafts that have not been counted before. */
  readonly fresh: readonly DraftEvent[]
  /** To be stored after the events they refer to. */
  readonly keys: { store(): Promise<void> }
}

/**
 * Sorts out the drafts that were counted before, by any source: those with a semantic key that is taken, by an earlier
 * event or by one before it in this batch. Their further keys then stand for that earlier event too, so that a commit
 * rewritten twice is recognised the third time.
 */
export async function claimKeys(tx: Queries, drafts: readonly DraftEvent[]): Promise<Claimed> {
  const taken = await readTaken(tx, drafts)
  const claims: Claim[] = []
  const fresh: DraftEvent[] = []
  for (const draft of drafts) {
    const userId = draft.raw.user_id
    const keys = [...new Set(draft.event.keys)]
    const holder = keys.map((key) => taken.get(nameOf(userId, key))).find((id) => id !== undefined)
    if (holder === undefined) fresh.push(draft)
    for (const key of keys) {
      const name = nameOf(userId, key)
      if (taken.has(name)) continue
      const eventId = holder ?? draft.id
      taken.set(name, eventId)
      claims.push({ userId, key, eventId })
    }
  }
  return { fresh, keys: { store: () => storeClaims(tx, claims) } }
}

async function readTaken(
  tx: Queries,
  drafts: readonly DraftEvent[],
): Promise<Map<string, EventId>> {
  const wanted = drafts.flatMap(({ raw, event }) =>
    event.keys.map((key) => ({ user: raw.user_id, key })),
  )
  if (wanted.length === 0) return new Map()
  const { rows } = await tx.execute<{ user_id: UserId; key: string; event_id: EventId }>(sql`
    select k.user_id, k.key, k.event_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("user" uuid, key text)
    join event_keys k on k.user_id = w."user" and k.key = w.key`)
  return new Map(rows.map((row) => [nameOf(row.user_id, row.key), row.event_id]))
}

async function storeClaims(tx: Queries, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return
  const { rowCount } = await tx.execute(sql`
    insert into event_keys (user_id, key, event_id)
    select c."userId", c.key, c."eventId"
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c ("userId" uuid, key text, "eventId" uuid)
    order by c."userId", c.key
    on conflict do nothing`)
  // Another worker has counted one of these between our look and our claim: look again.
  if (rowCount !== claims.length)
    throw Object.assign(new Error('a key was claimed meanwhile'), { code: TRY_AGAIN })
}

function nameOf(userId: UserId, key: string): string {
  return `${userId}/${key}`
}
