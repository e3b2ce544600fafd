import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceItems, sourceState } from '../../../../db/schema'
import { integrationOf } from '../../../../src/main/accounts/integration'
import { inTransaction } from '../../../../src/main/database/transaction'
import { storeBatch } from '../../../../src/main/pipeline/ingest'
import { notionNormaliser } from '../../../../src/main/sources/notion/normalise'
import { type IntegrationId } from '../../../../src/shared/domain/ids'
import { type TestDatabase, freshDatabase, rowsOf } from '../../../fixtures/database'
import { type TestPipeline, makePipeline, makeProfile } from '../../../fixtures/profile'
import { SmallNotion, serve } from './small-notion'
import { type Store, TURN, poll } from './watching'

const NOON = Date.parse('2026-11-25T12:00:00.000Z')

let made: TestDatabase
let notion: SmallNotion
let server: Awaited<ReturnType<typeof serve>>
let running: TestPipeline
let integrationId: IntegrationId

beforeEach(async () => {
  made = await freshDatabase()
  notion = new SmallNotion(NOON)
  server = await serve(notion)
  const profile = await makeProfile(made.database, NOON)
  integrationId = await integrationOf(made.database, profile.userId, 'notion')
  running = makePipeline(made.database, () => notion.now, {
    normalisers: { notion: notionNormaliser },
  })
})
afterEach(async () => {
  await running.pipeline.stop()
  await server.close()
  await made.drop()
})

/** Deliveries as they are to be stored: events, notes and cursor in one transaction. */
function databaseStore(): Store {
  const { database } = made
  return {
    cursor: async () =>
      (await database.select({ cursor: sourceState.cursor }).from(sourceState))[0]?.cursor ?? null,
    readItems: async (scope, ids = []) => {
      const rows = await rowsOf<{ item_id: string; value: unknown }>(
        database,
        sql`select item_id, value from source_items where integration_id = ${integrationId}
          and scope = ${scope} and item_id = any(${sql.param([...ids])}::text[])`,
      )
      return new Map(rows.map(({ item_id, value }) => [item_id, value]))
    },
    deliver: ({ events, items = [], cursor }) =>
      inTransaction(database, async (tx) => {
        for (const { scope, id, value } of items) {
          if (value === null)
            await tx.execute(
              sql`delete from source_items where integration_id = ${integrationId} and scope = ${scope} and item_id = ${id}`,
            )
          else
            await tx
              .insert(sourceItems)
              .values({ integrationId, scope, itemId: id, value })
              .onConflictDoUpdate({
                target: [sourceItems.integrationId, sourceItems.scope, sourceItems.itemId],
                set: { value },
              })
        }
        const batch = { integrationId, events, receivedAt: notion.now }
        return storeBatch(tx, { ...batch, cursor: { scope: '', value: cursor } })
      }),
  }
}

async function look(choices: unknown): Promise<void> {
  notion.now += TURN
  await poll(notion, {
    choices,
    store: databaseStore(),
    apiUrl: server.url,
    fetch: globalThis.fetch,
  })
  await running.pipeline.drain()
}

const events = () =>
  rowsOf<{ type: string; value: number; title: string; xp: number; at: string }>(
    made.database,
    sql`select type, value, meta ->> 'title' as title, (meta -> 'effect' ->> 'xp')::float8 as xp,
          (created_at at time zone 'utc')::date::text as at
        from events order by (meta -> 'effect' ->> 'version')::int, created_at, id`,
  )

test('a finished task feeds the pet, and one that is taken back the next day takes it from the day it was done', async () => {
  const tasks = notion.addDataSource('Tasks')
  const choices = { sources: [notion.choose(tasks)] }
  notion.addPage(tasks, 'Done before', true)
  const page = notion.addPage(tasks, 'Report')
  await look(choices)
  expect(await events()).toEqual([])
  notion.edit(page, { done: true })
  await look(choices)
  notion.now += 24 * 3_600_000
  notion.edit(page, { done: false })
  await look(choices)
  await look(choices)
  const task = { type: 'task.completed', title: 'Report', at: '2026-11-25' }
  expect(await events()).toEqual([
    { ...task, value: 1, xp: 15 },
    { ...task, value: -1, xp: -15 },
  ])
})

test('a page that cannot be read goes to quarantine with a reason, and a crash before delivery loses nothing', async () => {
  const tasks = notion.addDataSource('Tasks')
  const choices = { sources: [notion.choose(tasks)] }
  const odd = notion.addPage(tasks, 'Odd')
  const page = notion.addPage(tasks, 'Report')
  await look(choices)
  notion.edit(page, { done: true })
  notion.edit(odd, { done: true })
  notion.results = (results) =>
    results.map((result) =>
      (result as { id: string }).id === odd.id ? { ...(result as object), properties: 7 } : result,
    )
  const store = databaseStore()
  const killed = { ...store, deliver: () => Promise.reject(new Error('killed')) }
  const crashed = poll(notion, {
    choices,
    store: killed,
    apiUrl: server.url,
    fetch: globalThis.fetch,
  })
  await expect(crashed).rejects.toThrow('killed')
  await look(choices)
  await look(choices)
  expect((await events()).map(({ title }) => title)).toEqual(['Report'])
  const quarantined = await rowsOf<{ reason: string }>(
    made.database,
    sql`select reason from quarantine`,
  )
  expect(quarantined).toHaveLength(1)
  expect(quarantined[0]!.reason).toMatch(/“Tasks”.*cannot be read/s)
})
