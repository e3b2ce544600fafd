import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserId } from '../../../src/shared/domain/ids'
import { NOTICES } from '../../../src/shared/domain/notice'
import { readSettings, updateSettings } from '../../../src/main/settings/settings'
import { type TestDatabase, freshDatabase } from '../../fixtures/database'
import { makeProfile } from '../../fixtures/profile'

let made: TestDatabase
let userId: UserId

beforeAll(async () => {
  made = await freshDatabase()
})
afterAll(() => made.drop())
beforeEach(async () => {
  userId = (await makeProfile(made.database, Date.parse('2026-11-26T12:00Z'))).userId
})

/** As some other version of Familiar has stored it. */
const stored = (value: unknown): Promise<unknown> =>
  made.database.execute(sql`
    insert into settings (user_id, key, value)
    values (${userId}, 'notices', ${JSON.stringify(value)}::jsonb)`)
const notices = async (): Promise<string[]> => [
  ...(await readSettings(made.database, userId)).notices,
]

describe('a choice of notifications', () => {
  test('holds as it was made, also of what is usually told', async () => {
    for (const choice of [['goal'], ['trouble', 'focus'], [], [...NOTICES]] as const) {
      const after = await updateSettings(made.database, userId, { notices: [...choice] })
      expect(after.notices).toEqual(choice)
      expect(await notices()).toEqual(choice)
    }
  })

  /** Their list had no `update`, and so they were never told of one. */
  test('made before there were updates to tell of does not turn those off', async () => {
    await stored(['goal', 'level'])
    expect(await notices()).toEqual(['goal', 'level', 'update'])
    // Turned off by somebody who has seen it in the list.
    await updateSettings(made.database, userId, { notices: ['goal', 'level'] })
    expect(await notices()).toEqual(['goal', 'level'])
  })

  test('to be told of nothing holds for what comes later too', async () => {
    await stored([])
    expect(await notices()).toEqual([])
  })

  test('made on a newer Familiar holds on this one as far as it goes', async () => {
    await stored({ on: ['goal', 'weather'], known: [...NOTICES, 'weather'] })
    expect(await notices()).toEqual(['goal'])
    await updateSettings(made.database, userId, { bubbles: 'short' })
    expect(await notices()).toEqual(['goal'])
  })

  test.each([[null], ['all'], [{ on: 'all' }], [7]])(
    'that reads %j is as good as none',
    async (value) => {
      await stored(value)
      expect(await notices()).toEqual(['trouble', 'focus', 'update'])
    },
  )
})
