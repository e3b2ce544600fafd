import { and, eq, inArray, sql } from 'drizzle-orm'
import { sourceItems, sourceState } from '../../../../db/schema'
import type { Database } from '../../../../src/main/database/connection'
import { inTransaction } from '../../../../src/main/database/transaction'
import { storeBatch } from '../../../../src/main/pipeline/ingest'
import type { IntegrationId } from '../../../../src/shared/domain/ids'
import type { TestStore } from './test-turn'

/** The store of a connection as a poller has it in Postgres, read at the beginning of a turn. */
export async function postgresStore(
  database: Database,
  integrationId: IntegrationId,
  clock: () => number,
): Promise<TestStore> {
  const ofConnection = and(eq(sourceState.integrationId, integrationId), eq(sourceState.scope, ''))
  await database.insert(sourceState).values({ integrationId }).onConflictDoNothing()
  const [state] = await database.select().from(sourceState).where(ofConnection)
  return {
    cursor: state?.cursor ?? null,
    revision: state?.revision ?? 0,
    readItems: async (scope, ids) => {
      const rows = await database
        .select()
        .from(sourceItems)
        .where(
          and(
            eq(sourceItems.integrationId, integrationId),
            eq(sourceItems.scope, scope),
            ids === undefined ? sql`true` : inArray(sourceItems.itemId, [...ids]),
          ),
        )
      return new Map(rows.map(({ itemId, value }) => [itemId, value]))
    },
    keep: (delivery, revision) =>
      inTransaction(database, async (tx) => {
        const { rowCount } = await tx.execute(sql`
          update source_state set revision = revision + 1, cursor = ${JSON.stringify(delivery.cursor)}::jsonb
          where integration_id = ${integrationId} and scope = '' and revision = ${revision}`)
        if (rowCount !== 1) throw new Error('another device was here')
        for (const { scope, id, value } of delivery.items ?? []) {
          const item = { integrationId, scope, itemId: id }
          await tx
            .delete(sourceItems)
            .where(
              and(
                eq(sourceItems.integrationId, integrationId),
                eq(sourceItems.scope, scope),
                eq(sourceItems.itemId, id),
              ),
            )
          if (value !== null) await tx.insert(sourceItems).values({ ...item, value })
        }
        return storeBatch(tx, { integrationId, events: delivery.events, receivedAt: clock() })
      }),
  }
}
