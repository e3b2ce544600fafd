import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../src/main/database/transaction'
import { createGoal, newGoalId } from '../../src/main/goals/edit'
import { viewGoals } from '../../src/main/goals/rows'
import { activityOf } from '../../src/main/metrics/day-counts'
import { endpointEvent } from '../../src/main/sources/endpoint/posted-event'
import { settingsService } from '../../src/main/wire-settings'
import { calendarFor } from '../../src/shared/domain/local-day'
import { type TestDatabase, freshDatabase } from '../fixtures/database'
import { type TestProfile, makePipeline, makeProfile } from '../fixtures/profile'

/** Wednesday, 23:30 in Amsterdam: in Tokyo it is Thursday. */
const NOW = Date.parse('2026-07-15T21:30:00Z')
const clock = (): number => NOW

let made: TestDatabase
let profile: TestProfile

beforeEach(async () => {
  made = await freshDatabase()
  profile = await makeProfile(made.database, NOW)
})
afterEach(() => made.drop())

test('goals and days are counted anew where days begin elsewhere', async () => {
  const { database } = made
  const { userId, integrationId } = profile
  const { pipeline } = makePipeline(database, clock)
  const settings = settingsService(database, userId, clock, { desktop: null }, () => undefined)
  const goal = { name: 'Deploys', description: '', target: 5, unit: 'custom.deploy/day' }
  await inTransaction(database, (tx) =>
    createGoal(tx, userId, newGoalId(), goal, NOW, calendarFor('Europe/Amsterdam')),
  )
  const deploy = async (receivedAt: number): Promise<void> => {
    const posted = { type: 'custom.deploy' as const, value: 1, meta: {} }
    const events = [endpointEvent(userId, posted, receivedAt)]
    await pipeline.ingest({ integrationId, events, receivedAt })
    await pipeline.drain()
  }
  const countIn = async (timeZone: string): Promise<unknown> => {
    const calendar = calendarFor(timeZone)
    const [view] = await viewGoals(database, userId, NOW, calendar)
    const today = calendar.dateAt(NOW)
    const [day] = await activityOf(database, userId, today, 1, calendar)
    return { goal: view?.current, day: day?.events }
  }
  // Noon of Wednesday in Amsterdam, and an hour that is Thursday in Tokyo.
  await deploy(Date.parse('2026-07-15T10:00:00Z'))
  await deploy(Date.parse('2026-07-15T21:00:00Z'))
  expect(await countIn('Europe/Amsterdam')).toEqual({ goal: 2, day: 2 })
  await settings.update({ timeZone: 'Asia/Tokyo' })
  await deploy(NOW)
  expect(await countIn('Asia/Tokyo')).toEqual({ goal: 2, day: 2 })
  await settings.update({ timeZone: 'Europe/Amsterdam' })
  expect(await countIn('Europe/Amsterdam')).toEqual({ goal: 3, day: 3 })
  await pipeline.stop()
})
