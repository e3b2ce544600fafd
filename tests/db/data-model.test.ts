import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/main/database/connection'
import { endpointEvent } from '../../src/main/sources/endpoint/posted-event'
import { freshDatabase, rowsOf, type TestDatabase } from '../fixtures/database'
import { modelColumns, modelIndexes, modelState } from '../fixtures/data-model'
import { makePipeline, makeProfile } from '../fixtures/profile'

/** Tables of our own, for what the data model has no place for. */
const OWN_TABLES = [
  'event_keys',
  'goal_periods',
  'pet_pauses',
  'pet_roles',
  'quarantine',
  'settings',
  'source_items',
  'source_silences',
  'source_state',
] as const

const NOW = Date.parse('2026-05-04T12:00Z')

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await freshDatabase()
  database = test.database
})
afterAll(() => test.drop())

interface CatalogColumn extends Record<string, unknown> {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly default: string | null
}

const catalogColumns = () =>
  rowsOf<CatalogColumn>(
    database,
    sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
  )

/** Constraints of a kind as `table(column, …)`, for a foreign key with what it refers to. */
const constraints = async (kind: 'p' | 'u' | 'f'): Promise<string[]> => {
  const rows = await rowsOf<{ table: string; definition: string }>(
    database,
    sql`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = ${kind} and connamespace = 'public'::regnamespace`,
  )
  return rows.map(({ table, definition }) => `${table} ${definition}`).sort()
}

const customers = new Set(modelColumns.map(({ table }) => table))
const ofCustomer = (constraint: string): boolean => customers.has(constraint.split(' ')[0] ?? '')

describe('the database', () => {
  it('has read a data model worth comparing with', () => {
    expect(customers.size).toBe(8)
    expect(modelColumns).toHaveLength(58)
    expect(modelIndexes).toHaveLength(5)
  })

  it('has every table of the data model, and no others but our own', async () => {
    const tables = new Set((await catalogColumns()).map(({ table }) => table))
    expect([...tables].sort()).toEqual([...customers, ...OWN_TABLES].sort())
  })

  it.each([...customers])(
    'has in %s exactly the columns, types, lengths, nullability and defaults agreed',
    async (table) => {
      const found = (await catalogColumns()).filter((column) => column.table === table)
      const agreed = modelColumns
        .filter((column) => column.table === table)
        .map(({ name, type, nullable, default: value }) => ({
          table,
          name,
          type,
          nullable,
          default: value,
        }))
      expect(found).toEqual(agreed)
    },
  )

  it('has the primary keys agreed', async () => {
    const agreed = modelColumns
      .filter(({ isPrimaryKey }) => isPrimaryKey)
      .map(({ table, name }) => `${table} PRIMARY KEY (${name})`)
    expect((await constraints('p')).filter(ofCustomer)).toEqual(agreed.sort())
  })

  it('has the unique columns agreed', async () => {
    const agreed = modelColumns
      .filter(({ isUnique }) => isUnique)
      .map(({ table, name }) => `${table} UNIQUE (${name})`)
    expect((await constraints('u')).filter(ofCustomer)).toEqual(agreed.sort())
  })

  it('has the foreign keys agreed', async () => {
    const agreed = modelColumns.flatMap(({ table, name, references }) =>
      references === null
        ? []
        : [`${table} FOREIGN KEY (${name}) REFERENCES ${references.replace('.', '(')})`],
    )
    expect(agreed).toHaveLength(8)
    expect((await constraints('f')).filter(ofCustomer)).toEqual(agreed.sort())
  })

  it('has no check or exclusion on the customer’s tables that was not agreed', async () => {
    const rows = await rowsOf(
      database,
      sql`
      select conrelid::regclass::text as table, conname from pg_constraint
      where contype in ('c', 'x', 't') and connamespace = 'public'::regnamespace`,
    )
    expect(rows).toEqual([])
  })

  it.each(modelIndexes)('has the index recommended on $table $columns', async (index) => {
    const rows = await rowsOf<{ columns: string[]; unique: boolean }>(
      database,
      sql`
      select i.indisunique as unique, array(
        select pg_get_indexdef(i.indexrelid, k, true)
          || case when i.indoption[k - 1] & 1 = 1 then ' DESC' else '' end
        from generate_series(1, i.indnkeyatts) k
      ) as columns
      from pg_index i
      where i.indrelid = ${index.table}::regclass and i.indpred is null`,
    )
    expect(rows).toContainEqual({ columns: index.columns, unique: index.isUnique })
  })
})

/** The keys of a value and of what lies within it. */
function shape(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return '…'
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
}

describe('pets.state_json', () => {
  const stored = async (id: string): Promise<unknown> =>
    (
      await rowsOf<{ state: unknown }>(
        database,
        sql`select state_json as state from pets where id = ${id}`,
      )
    )[0]?.state

  it('has exactly the keys of the example, for a newborn and for a pet that has been fed', async () => {
    const { userId, petId, integrationId } = await makeProfile(database, NOW)
    expect(shape(await stored(petId))).toEqual(shape(modelState))

    const { pipeline } = makePipeline(database, () => NOW)
    const event = endpointEvent(userId, { type: 'commit.push', value: 1, meta: {} }, NOW)
    await pipeline.ingest({ integrationId, events: [event], receivedAt: NOW })
    await pipeline.drain()
    await pipeline.stop()
    const state = await stored(petId)
    expect(shape(state)).toEqual(shape(modelState))
    expect(state).toMatchObject({ xp: 10 })
    const [event_id] = await rowsOf<{ id: string }>(
      database,
      sql`select id from events where pet_id = ${petId}`,
    )
    expect(state).toMatchObject({ last_event_id: event_id?.id })
  })
})
