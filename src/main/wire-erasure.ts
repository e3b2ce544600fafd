import { sql } from 'drizzle-orm'
import type { IntegrationId } from '@shared/domain/ids'
import type { Queries } from './database/connection'

/**
 * Erases what a connection has told of the user: raw events with all their words, and the words of the events made of
 * them. What the events did to the pet stays, so that its numbers still add up and can be explained; so do the keys by
 * which a deed known to another source too is counted once. Must run in a transaction, with the connection locked.
 */
export async function eraseHistory(tx: Queries, id: IntegrationId): Promise<void> {
  await tx.execute(sql`
    update events e
    set event_raw_id = null,
        meta = jsonb_strip_nulls(jsonb_build_object(
          'source', e.meta -> 'source', 'effect', e.meta -> 'effect', 'erased', true))
    from event_raw r
    where r.id = e.event_raw_id and r.integration_id = ${id}`)
  await tx.execute(sql`
    delete from quarantine q using event_raw r where r.id = q.event_raw_id and r.integration_id = ${id}`)
  await tx.execute(sql`
    delete from audit_logs a using event_raw r
    where a.action = 'normalise.failed' and a.target_id = r.id and r.integration_id = ${id}`)
  await tx.execute(sql`delete from event_raw where integration_id = ${id}`)
  await tx.execute(sql`delete from source_items where integration_id = ${id}`)
  await forgetProgress(tx, id)
}

/**
 * Forgets how far a connection has been read: another account begins anew. What was noted of single pages and days stays
 * for the account to come back to, as what was counted of them does. The row stays for its revision: begun anew, it would
 * let in who has been reading since before.
 */
export async function forgetProgress(tx: Queries, id: IntegrationId): Promise<void> {
  await tx.execute(sql`
    update source_state
    set cursor = null, etag = null, next_poll_at = null, last_poll_at = null, last_success_at = null,
        first_read_at = null, last_error = null, revision = revision + 1, updated_at = now()
    where integration_id = ${id}`)
}

/**
 * Forgets what was wrong with a connection, after the user has changed what it may have been: shown until the next poll,
 * it would look as if that had been in vain. A provider that asked to wait is still waited for.
 */
export async function forgetTrouble(tx: Queries, id: IntegrationId): Promise<void> {
  await tx.execute(sql`
    update source_state set last_error = null
    where integration_id = ${id} and last_error ->> 'code' <> 'rate-limited'`)
}
