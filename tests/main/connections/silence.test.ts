import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { RULES } from '@shared/domain/rules'
import { nowOf } from '../../../src/main/wire-pet'
import { serverError } from '../../fakes/providers/troubles'
import type { ConnectedHousehold } from '../../fixtures/connected-household'
import { HOUR, MINUTE } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'
import { rowsOf } from '../../fixtures/database'
import { deedsAt, expectExact } from '../../fixtures/deeds'

function silences({ database }: ConnectedHousehold) {
  return rowsOf<{ share: number; open: boolean; minutes: number | null }>(
    database,
    sql`select share, ended_at is null as open,
        round(extract(epoch from ended_at - began_at) / 60)::int as minutes
      from source_silences order by began_at`,
  )
}

/** What each event's line in the ledger says of the hours before it that did not count. */
async function pausedHours({ database }: ConnectedHousehold): Promise<number[]> {
  const rows = await rowsOf<{ hours: number }>(
    database,
    sql`select (meta -> 'effect' -> 'elapsed' ->> 'pausedHours')::float8 as hours
      from events order by created_at`,
  )
  return rows.map(({ hours }) => hours)
}

test('a source in trouble for a quarter of an hour is silent: its share of decay pauses until it is read again', async ({
  open,
}) => {
  const household = await open()
  const { fake, time } = household
  const deeds = deedsAt('github', household)
  await household.connect('github')
  deeds.happen()
  await household.poll('github')
  fake.fault({ provider: 'github', path: deeds.path }, { ...serverError(500), times: Infinity })
  await household.poll('github')
  expect(await silences(household)).toEqual([])
  const began = time.clock()
  while (time.clock() < began + 14 * MINUTE) await household.poll('github')
  await household.poll('github')
  await household.untilSilence(1)
  expect(await silences(household)).toEqual([{ share: 1, open: true, minutes: null }])

  const pet = await household.pet()
  expect(pet.rhythm.silences).toHaveLength(1)
  const hungerIn = (hours: number): number => nowOf(pet, time.clock() + hours * HOUR).state.hunger
  // The only source there is: nothing decays while it is silent.
  expect(hungerIn(3)).toBeCloseTo(hungerIn(0), 6)

  // A restart does not end it.
  await household.restart()
  await household.poll('github')
  expect(await silences(household)).toEqual([{ share: 1, open: true, minutes: null }])
  deeds.happen()
  fake.clearFaults()
  await household.poll('github')
  await household.untilSilence(2)
  expect(await silences(household)).toEqual([
    { share: 1, open: false, minutes: expect.any(Number) as unknown },
  ])
  const heard = await household.pet()
  const later = (hours: number): number => nowOf(heard, time.clock() + hours * HOUR).state.hunger
  expect(later(3)).toBeGreaterThan(later(0))
  await expectExact(household, deeds)
})

test('of two sources only the silent one’s share pauses, and disconnecting ends its silence', async ({
  open,
}) => {
  const household = await open()
  const { fake, time, service } = household
  const notion = deedsAt('notion', household)
  await household.connect('github')
  await household.connect('notion')

  // What the user has paused cannot feed the pet either.
  await service.setPaused('github', true)
  await household.untilSilence(1)
  expect(await silences(household)).toEqual([{ share: 0.5, open: true, minutes: null }])
  const hungerNow = async (): Promise<number> =>
    nowOf(await household.pet(), time.clock()).state.hunger
  const before = await hungerNow()
  time.pass(2 * HOUR)
  expect((await hungerNow()) - before).toBeCloseTo(RULES.life.hungerPerHour, 6)
  await service.setPaused('github', false)
  await household.untilSilence(2)
  const paused = { share: 0.5, open: false, minutes: 120 }
  expect(await silences(household)).toEqual([paused])
  notion.happen()
  await household.poll('notion')
  expect(await pausedHours(household)).toEqual([1])

  time.pass(2 * MINUTE)
  fake.revoke('github')
  await household.fetchNow('github')
  time.pass(16 * MINUTE)
  await household.untilSilence(3)
  expect(await silences(household)).toEqual([paused, { share: 0.5, open: true, minutes: null }])
  const pet = await household.pet()
  const hungerIn = (hours: number): number => nowOf(pet, time.clock() + hours * HOUR).state.hunger
  const withoutSilence = { ...pet, rhythm: { ...pet.rhythm, silences: [] } }
  const usual =
    nowOf(withoutSilence, time.clock() + 2 * HOUR).state.hunger -
    nowOf(withoutSilence, time.clock()).state.hunger
  expect(hungerIn(2) - hungerIn(0)).toBeCloseTo(usual / 2, 6)
  await service.disconnect('github', 'keep')
  expect(await silences(household)).toMatchObject([paused, { open: false }])
  notion.happen()
  await household.poll('notion')
  await household.poll('notion')
  await expectExact(household, notion)
})
