import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeBatch } from '../../../src/main/pipeline/ingest'
import { normaliseBatch } from '../../../src/main/pipeline/normalise'
import { lockPet } from '../../../src/main/pets/pets'
import { externalEventId } from '../../../src/main/raw-event'
import { endpointNormaliser } from '../../../src/main/sources/endpoint/posted-event'
import { reportFailures } from '../../../src/main/wire-scoring'
import { type TestDatabase, freshDatabase } from '../../fixtures/database'
import { makeProfile } from '../../fixtures/profile'

const NOW = Date.parse('2026-05-04T12:00Z')

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('events are normalised while their pet is being scored', async () => {
  const { database } = db
  const { userId, petId, integrationId } = await makeProfile(database, NOW)
  const events = [
    {
      externalId: externalEventId('endpoint', userId, 'meanwhile'),
      payload: { type: 'commit.push', value: 1, meta: {}, receivedAt: NOW },
    },
  ]
  await database.transaction((tx) => storeBatch(tx, { integrationId, events, receivedAt: NOW }))

  const { raw } = await database.transaction(async (scoring) => {
    await lockPet(scoring, petId)
    return database.transaction(async (normalising) => {
      // Waiting for the scoring above would be waiting for ever.
      await normalising.execute(sql`set local lock_timeout = '5s'`)
      return normaliseBatch(normalising, { endpoint: endpointNormaliser }, reportFailures, 100)
    })
  })
  expect(raw).toBe(1)
})
