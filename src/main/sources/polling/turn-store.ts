import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { sourceItems, sourceState } from '@db/schema'
import { troubleCodeSchema } from '@shared/contract/connections'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'
import { type Database, type Queries, isUnreachable } from '../../database/connection'
import { inTransaction } from '../../database/transaction'
import { type RawBatch, storable } from '../../raw-event'
import { Trouble } from '../../trouble'
import type { Delivery, SourceItem } from '../source'

/** The row of the connection as a whole. */
const SCOPE = ''

/** A trouble as it is kept over a restart. */
export const keptTroubleSchema = z.object({
  code: troubleCodeSchema,
  /** Without the time of the next try: that is told from `retryAt`. */
  message: z.string(),
  since: z.number(),
  retryAt: z.number().nullable(),
  /** A part of what is read is in trouble; the rest was read, and goes on being read. */
  isPartial: z.boolean().default(false),
})
export type KeptTrouble = z.infer<typeof keptTroubleSchema>

/** Where a connection stands, as stored. */
export interface TurnState {
  readonly cursor: unknown
  readonly revision: number
  readonly nextPollAt: EpochMs | null
  readonly lastPollAt: EpochMs | null
  readonly lastSuccessAt: EpochMs | null
  /** When everything there was had been read for the first time. */
  readonly firstReadAt: EpochMs | null
  readonly trouble: KeptTrouble | null
}

/** When a connection was polled and will be, and what is wrong with it. */
export type TurnNote = Partial<
  Pick<TurnState, 'nextPollAt' | 'lastPollAt' | 'lastSuccessAt' | 'firstReadAt' | 'trouble'>
>

/** What a connection's polls keep in the database. Every function rejects with a `StoreFailure`, or as it says. */
export interface TurnStore {
  read(): Promise<TurnState>
  readItems(scope: string, ids?: readonly string[]): Promise<Map<string, unknown>>
  /**
   * Stores a delivery whole or not at all. Returns how many events are new, and the revision after it. Rejects with
   * `TurnOvertaken` when the row is no longer at the revision the turn has seen.
   */
  deliver(seen: number, delivery: Delivery): Promise<{ readonly stored: number; revision: number }>
  note(note: TurnNote): Promise<void>
}

/** Another device has delivered for this connection since the turn began. */
export class TurnOvertaken extends Error {
  override readonly name = 'TurnOvertaken'
}

/** The database did not take or give something; nothing is wrong with the provider. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly isAway: boolean

  constructor(cause: unknown) {
    super('the database did not answer a poll', { cause })
    this.isAway = isUnreachable(cause)
  }
}

/**
 * Is it the database that is away, whoever asked it: for a turn's state, the user's calendar or the tokens? What went
 * wrong with a provider is a `Trouble`, and never that.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof StoreFailure) return error.isAway
  return !(error instanceof Trouble) && isUnreachable(error)
}

export interface TurnStoreOptions {
  readonly database: Database
  readonly integrationId: IntegrationId
  readonly storeBatch: (tx: Queries, batch: RawBatch) => Promise<number>
  readonly clock: Clock
}

/** A connection's memory in `source_state` and `source_items`. */
export function createTurnStore(options: TurnStoreOptions): TurnStore {
  const { database, integrationId, clock } = options
  const ofState = and(eq(sourceState.integrationId, integrationId), eq(sourceState.scope, SCOPE))
  return {
    read: () =>
      asking(async () => {
        await database
          .insert(sourceState)
          .values({ integrationId, scope: SCOPE })
          .onConflictDoNothing()
        const [row] = await database.select().from(sourceState).where(ofState)
        const trouble = keptTroubleSchema.safeParse(row?.lastError)
        return {
          cursor: row?.cursor ?? null,
          revision: row?.revision ?? 0,
          nextPollAt: row?.nextPollAt?.getTime() ?? null,
          lastPollAt: row?.lastPollAt?.getTime() ?? null,
          lastSuccessAt: row?.lastSuccessAt?.getTime() ?? null,
          firstReadAt: row?.firstReadAt?.getTime() ?? null,
          trouble: trouble.success ? trouble.data : null,
        }
      }),
    readItems: (scope, ids) =>
      asking(async () => {
        if (ids?.length === 0) return new Map<string, unknown>()
        const rows = await database
          .select({ id: sourceItems.itemId, value: sourceItems.value })
          .from(sourceItems)
          .where(
            and(
              eq(sourceItems.integrationId, integrationId),
              eq(sourceItems.scope, scope),
              ids && sql`${sourceItems.itemId} = any(${sql.param([...ids])}::text[])`,
            ),
          )
        return new Map(rows.map(({ id, value }) => [id, value]))
      }),
    deliver: (seen, { events, items, cursor }) =>
      asking(() =>
        inTransaction(database, async (tx) => {
          const [row] = await tx
            .select({ revision: sourceState.revision })
            .from(sourceState)
            .where(ofState)
            .for('update')
          if (row?.revision !== seen) throw new TurnOvertaken('the turn was overtaken')
          const now = clock()
          const stored = await options.storeBatch(tx, { integrationId, events, receivedAt: now })
          await storeItems(tx, integrationId, items ?? [])
          const at = new Date(now)
          await tx
            .update(sourceState)
            .set({
              cursor: json(cursor),
              revision: seen + 1,
              lastSuccessAt: at,
              lastError: null,
              updatedAt: at,
            })
            .where(ofState)
          return { stored, revision: seen + 1 }
        }),
      ),
    note: ({ nextPollAt, lastPollAt, lastSuccessAt, firstReadAt, trouble }) =>
      asking(async () => {
        await database
          .update(sourceState)
          .set({
            ...(nextPollAt !== undefined && { nextPollAt: dateOf(nextPollAt) }),
            ...(lastPollAt !== undefined && { lastPollAt: dateOf(lastPollAt) }),
            ...(lastSuccessAt !== undefined && { lastSuccessAt: dateOf(lastSuccessAt) }),
            ...(firstReadAt !== undefined && { firstReadAt: dateOf(firstReadAt) }),
            ...(trouble !== undefined && { lastError: trouble }),
            updatedAt: new Date(clock()),
          })
          .where(ofState)
      }),
  }
}

async function storeItems(
  tx: Queries,
  integrationId: IntegrationId,
  items: readonly SourceItem[],
): Promise<void> {
  // Of several notes on one thing, the last: one statement cannot write a row twice.
  const last = new Map(items.map((item) => [JSON.stringify([item.scope, item.id]), item]))
  const isKept = ({ value }: SourceItem): boolean => value !== null && value !== undefined
  const kept = [...last.values()].filter(isKept)
  const forgotten = [...last.values()].filter((item) => !isKept(item))
  if (kept.length > 0)
    await tx.execute(sql`
      insert into source_items (integration_id, scope, item_id, value)
      select ${integrationId}, i.scope, i.id, i.value
      from jsonb_to_recordset(${JSON.stringify(storable(kept))}::jsonb) as i (scope text, id text, value jsonb)
      on conflict (integration_id, scope, item_id) do update set value = excluded.value, updated_at = now()`)
  if (forgotten.length > 0)
    await tx.execute(sql`
      delete from source_items s
      using jsonb_to_recordset(${JSON.stringify(storable(forgotten))}::jsonb) as i (scope text, id text)
      where s.integration_id = ${integrationId} and s.scope = i.scope and s.item_id = i.id`)
}

/** As text and a cast: a JSON null must be stored as one, not as an SQL null. */
function json(value: unknown) {
  return sql`${JSON.stringify(storable(value) ?? null)}::jsonb`
}

function dateOf(at: EpochMs | null): Date | null {
  return at === null ? null : new Date(at)
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof TurnOvertaken) throw cause
    throw new StoreFailure(cause)
  }
}
