import { and, desc, eq, sql } from 'drizzle-orm'
import { events } from '@db/schema'
import { type LedgerCursor, type LedgerEntry, ledgerEntrySchema } from '@shared/contract/ledger'
import type { PetId, UserId } from '@shared/domain/ids'
import { type EventMeta, eventMetaSchema } from '@shared/domain/normalised-event'
import type { Queries } from '../database/connection'
import type { LedgerLine } from './score'

export interface LedgerPage {
  readonly entries: LedgerEntry[]
  readonly next: LedgerCursor | null
}

/** The user's scored events, newest first, a page at a time. */
export async function readLedger(
  tx: Queries,
  userId: UserId,
  before: LedgerCursor | undefined,
  limit: number,
): Promise<LedgerPage> {
  const older = before
    ? sql`(${events.createdAt}, ${events.id}) < (${before.occurredAt}::timestamptz, ${before.id}::uuid)`
    : undefined
  const rows = await tx
    .select({
      id: events.id,
      pet: events.petId,
      type: events.type,
      value: events.value,
      meta: events.meta,
      // With microseconds: a cursor cut to milliseconds would skip or repeat rows.
      occurredAt: sql<string>`to_char(${events.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    })
    .from(events)
    .where(and(eq(events.userId, userId), eq(events.scored, true), older))
    .orderBy(desc(events.createdAt), desc(events.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: page.flatMap((row) => {
      const entry = ledgerEntrySchema.safeParse({
        ...row,
        pet: row.pet ?? undefined,
        ...shownMeta(row.meta),
        effect: effectOf(row.meta),
      })
      // A line put there by hand without an effect has nothing to explain.
      return entry.success ? [entry.data] : []
    }),
    next: rows.length > limit && last ? { occurredAt: last.occurredAt, id: last.id } : null,
  }
}

/** A freshly scored event as a ledger entry. */
export function ledgerEntry({ event, meta, effect }: LedgerLine, pet: PetId): LedgerEntry {
  return {
    id: event.id,
    pet,
    type: event.type,
    value: event.value,
    occurredAt: new Date(event.occurredAt).toISOString(),
    ...shownMeta(meta),
    effect,
  }
}

type ShownMeta = Pick<EventMeta, 'source' | 'title' | 'place' | 'ref'>

function shownMeta(meta: unknown): ShownMeta {
  const parsed = eventMetaSchema.safeParse(meta)
  if (!parsed.success) return { source: 'familiar' }
  const { source, title, place, ref } = parsed.data
  return {
    source,
    ...(title !== undefined && { title }),
    ...(place !== undefined && { place }),
    ...(ref !== undefined && { ref }),
  }
}

function effectOf(meta: unknown): unknown {
  return typeof meta === 'object' && meta !== null && 'effect' in meta ? meta.effect : undefined
}
