import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PetId, type UserId, integrationIdSchema } from '../../src/shared/domain/ids'
import { calendarFor } from '../../src/shared/domain/local-day'
import type { ConnectableProvider } from '../../src/shared/domain/provider'
import type { Database } from '../../src/main/database/connection'
import { newUuid } from '../../src/main/ids'
import { factsOf } from '../../src/main/wire-connection-facts'
import { freshDatabase, type TestDatabase } from '../fixtures/database'
import { makeProfile } from '../fixtures/profile'

const NOW = Date.parse('2026-05-04T12:00Z')

let test: TestDatabase
let userId: UserId
let petId: PetId

/** Enough events, of enough users, that reading all of them would be the wrong plan. */
beforeAll(async () => {
  test = await freshDatabase()
  const profiles = [
    await makeProfile(test.database, NOW),
    await makeProfile(test.database, NOW),
    await makeProfile(test.database, NOW),
  ]
  userId = profiles[0]!.userId
  petId = profiles[0]!.petId
  for (const profile of profiles) {
    await test.database.execute(sql`
      insert into events (id, user_id, pet_id, type, scored, created_at, meta)
      select gen_random_uuid(), ${profile.userId}, ${profile.petId}, 'commit.push', true,
             now() - n * interval '7 minutes', '{"source": "github"}'
      from generate_series(1, 5000) n`)
  }
  await test.database.execute(sql`analyze events`)
})
afterAll(() => test.drop())

async function planOf(query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await test.database.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

describe('events (user_id, created_at DESC)', () => {
  it('answers "the newest fifty" without sorting', async () => {
    const plan = await planOf(
      sql`select * from events where user_id = ${userId} order by created_at desc limit 50`,
    )
    expect(plan).toContain('events_user_id_created_at_idx')
    expect(plan).not.toMatch(/\bSort\b/)
  })

  it('answers "what happened in this span" without reading everything', async () => {
    const plan = await planOf(
      sql`select sum(value) from events where user_id = ${userId} and type = 'commit.push'
          and created_at >= now() - interval '2 days' and created_at < now()`,
    )
    expect(plan).toContain('events_user_id_created_at_idx')
  })
})

describe('the work lists', () => {
  it('find a pet’s unscored events without reading the scored ones', async () => {
    const plan = await planOf(
      sql`select id from events where pet_id = ${petId} and scored = false
          order by created_at, id limit 1000`,
    )
    expect(plan).toContain('events_unscored_idx')
    expect(plan).not.toMatch(/\bSort\b/)
  })
})

describe('events (user_id, source, created_at DESC)', () => {
  /** How the facts of a provider are found, in the database's own words. */
  async function factsPlanOf(provider: ConnectableProvider): Promise<string> {
    let plan = ''
    const explaining: Database = Object.assign(Object.create(test.database) as Database, {
      execute: async (query: ReturnType<typeof sql>) => {
        plan = await planOf(query)
        return test.database.execute(query)
      },
    })
    const connection = { id: integrationIdSchema.parse(newUuid()), provider }
    await factsOf(explaining, userId, connection, Date.now(), calendarFor('Europe/Amsterdam'))
    return plan
  }

  it.each(['notion', 'github'] as const)(
    'answers "the newest of %s, and how many today" without reading what is of others',
    async (provider) => {
      const scans = (await factsPlanOf(provider))
        .split('\n')
        .filter((line) => /Scan .*on events/.test(line))
      expect(scans).not.toHaveLength(0)
      for (const scan of scans) expect(scan).toContain('events_user_id_source_created_at_idx')
    },
  )
})

describe('events (event_raw_id)', () => {
  it('finds what a raw event has become, and keeps no entry for what was erased', async () => {
    const plan = await planOf(
      sql`select 1 from events where event_raw_id = gen_random_uuid() for key share`,
    )
    expect(plan).toContain('events_event_raw_id_idx')
    const { rows } = await test.database.execute<{ definition: string }>(
      sql`select pg_get_indexdef('events_event_raw_id_idx'::regclass) as definition`,
    )
    expect(rows[0]?.definition).toContain('WHERE (event_raw_id IS NOT NULL)')
  })
})
