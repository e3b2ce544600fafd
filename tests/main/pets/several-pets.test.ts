import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PetDraft, PetList, PetSnapshot } from '../../../src/shared/contract/pet'
import { DAY, HOUR } from '../../../src/shared/domain/local-day'
import type { PetId } from '../../../src/shared/domain/ids'
import { exportDatabase } from '../../../src/main/database/backup/export'
import { importDatabase } from '../../../src/main/database/backup/import'
import { inTransaction } from '../../../src/main/database/transaction'
import { settleRoles } from '../../../src/main/pets/roles'
import { updateSettings } from '../../../src/main/settings/settings'
import { endpointEvent } from '../../../src/main/sources/endpoint/posted-event'
import { type PetService, nowOf } from '../../../src/main/wire-pet'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import {
  type TestPipeline,
  type TestProfile,
  makePipeline,
  makeProfile,
} from '../../fixtures/profile'
import { quietPets } from '../../fixtures/quiet-pets'
import { tempFolder } from '../../fixtures/temp-folder'

const START = Date.parse('2026-05-04T12:00Z')
const PLIP: PetDraft = { name: 'Plip', species: 'slime', color: 'mint' }

let made: TestDatabase
let now = START
const clock = (): number => now

beforeAll(async () => {
  made = await freshDatabase()
})
afterAll(() => made.drop())

/** A user with one pet, who has room for five. */
interface Home extends TestProfile {
  readonly pets: PetService
  readonly running: TestPipeline
  /** What windows were told of who lives here. */
  readonly told: PetList[]
  /** So many commits arrive. */
  work(commits: number): Promise<void>
  /** Ends with nothing waiting. */
  settle(): Promise<void>
}

async function home(): Promise<Home> {
  const profile = await makeProfile(made.database, now)
  const { userId, integrationId } = profile
  await updateSettings(made.database, userId, { mostPets: 5 })
  const running = makePipeline(made.database, clock)
  const told: PetList[] = []
  return {
    ...profile,
    running,
    told,
    pets: quietPets(made.database, userId, clock, {
      wake: () => running.pipeline.wake(),
      onPets: (pets) => void told.push(pets),
    }),
    work: async (commits) => {
      const events = Array.from({ length: commits }, () =>
        endpointEvent(userId, { type: 'commit.push', value: 1, meta: {} }, now),
      )
      await running.pipeline.ingest({ integrationId, events, receivedAt: now })
    },
    settle: () => running.pipeline.drain(),
  }
}

const named = (pets: PetList, name: string): PetSnapshot => {
  const pet = pets.find((candidate) => candidate.name === name)
  if (!pet) throw new Error(`${name} does not live here`)
  return pet
}
const adopt = async ({ pets }: Home, draft: PetDraft = PLIP): Promise<PetId> =>
  named(await pets.adopt(draft), draft.name).id

/** What the ledger of a pet comes to, beside what its row says. */
async function books(pet: PetId) {
  const [row] = await rowsOf<Record<'xp' | 'hunger' | 'energy' | 'events' | 'unscored', number>>(
    made.database,
    sql`select coalesce(sum((meta -> 'effect' ->> 'xp')::numeric), 0)::float8 as xp,
      30 + coalesce(sum((meta -> 'effect' ->> 'hunger')::numeric
        + coalesce((meta -> 'effect' -> 'elapsed' ->> 'hunger')::numeric, 0)), 0)::float8 as hunger,
      80 + coalesce(sum((meta -> 'effect' ->> 'energy')::numeric
        + coalesce((meta -> 'effect' -> 'elapsed' ->> 'energy')::numeric, 0)), 0)::float8 as energy,
      count(*)::int as events, count(*) filter (where not scored)::int as unscored
    from events where pet_id = ${pet}`,
  )
  const [kept] = await rowsOf<Record<'xp' | 'hunger' | 'energy', number>>(
    made.database,
    sql`select (state_json ->> 'xp')::float8 as xp, (state_json ->> 'hunger')::float8 as hunger,
      (state_json ->> 'energy')::float8 as energy from pets where id = ${pet}`,
  )
  if (!row || !kept) throw new Error('there is no such pet')
  return { row, kept }
}

async function expectExplained(...pets: PetId[]): Promise<void> {
  for (const pet of pets) {
    const { row, kept } = await books(pet)
    expect(row.unscored).toBe(0)
    for (const key of ['xp', 'hunger', 'energy'] as const)
      expect(kept[key], key).toBeCloseTo(row[key], 6)
  }
}

describe('another pet', () => {
  test('comes as a companion with a name, a kind, a coat and a life of its own', async () => {
    const here = await home()
    const id = await adopt(here)
    const [first, plip, ...others] = await here.pets.list()
    expect(others).toEqual([])
    expect(first).toMatchObject({ id: here.petId, eats: true, hidden: false })
    expect(plip).toMatchObject({ id, name: 'Plip', species: 'slime', version: 1, eats: false })
    expect(plip?.state).toMatchObject({ xp: 0, level: 1, traits: { color: 'mint' } })
    expect(here.told.at(-1)?.map((pet) => pet.id)).toEqual([here.petId, id])
    expect((await here.pets.read()).id).toBe(here.petId)

    await here.pets.rename('Plop', id)
    await here.pets.setColor('sky', id)
    const [before, after] = await here.pets.list()
    expect(before).toMatchObject({ name: 'Ember', state: { traits: { color: 'amber' } } })
    expect(after).toMatchObject({ name: 'Plop', state: { traits: { color: 'sky' } } })
  })

  test('is refused in words where there is no room, also where two come at once', async () => {
    const here = await home()
    await updateSettings(made.database, here.userId, { mostPets: 2 })
    const outcomes = await Promise.allSettled([
      here.pets.adopt(PLIP),
      here.pets.adopt({ ...PLIP, name: 'Biscuit' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await here.pets.list()).toHaveLength(2)
    await expect(here.pets.adopt(PLIP)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('room for 2 pets') as unknown,
    })
    await updateSettings(made.database, here.userId, { mostPets: 1 })
    expect(await here.pets.list(), 'a smaller house sends none away').toHaveLength(2)
  })
})

describe('who eats', () => {
  test('is fed by all work; what a hand gives goes to whom it was given, once', async () => {
    const here = await home()
    const plip = await adopt(here)
    await here.work(3)
    await here.pets.care('feed', plip)
    await here.pets.care('pet')
    await here.settle()
    const counted = await rowsOf<{ pet_id: PetId; type: string; n: number }>(
      made.database,
      sql`select pet_id, type, count(*)::int as n from events where user_id = ${here.userId}
        group by 1, 2 order by 2`,
    )
    expect(counted).toEqual([
      { pet_id: here.petId, type: 'commit.push', n: 3 },
      { pet_id: plip, type: 'pet.fed', n: 1 },
      { pet_id: here.petId, type: 'pet.petted', n: 1 },
    ])
    await expectExplained(here.petId, plip)

    await here.pets.letEat(plip)
    await here.work(2)
    await here.pets.care('play')
    await here.settle()
    expect((await books(here.petId)).row.events).toBe(4)
    expect((await books(plip)).row.events).toBe(4)
    expect((await here.pets.read()).id).toBe(plip)
    await expectExplained(here.petId, plip)
  })

  test('a companion’s clock stands still for weeks, and goes on from there without a jump', async () => {
    now = START
    const here = await home()
    const plip = await adopt(here)
    const at = async (): Promise<ReturnType<typeof nowOf>> =>
      nowOf(named(await here.pets.list(), 'Plip'), now)
    now = START + 20 * DAY
    expect(await at()).toMatchObject({ resting: false, asleep: false, state: { hunger: 30 } })
    expect((await at()).state.traits.mood, 'it has waited for nothing').not.toBe('bored')

    const { state: before } = await at()
    await here.pets.letEat(plip)
    expect((await at()).state).toEqual(before)
    now += 2 * HOUR
    expect((await at()).state.hunger, 'from now on it grows hungry').toBe(34)

    await here.work(1)
    await here.settle()
    await expectExplained(here.petId, plip)
    const [line] = await rowsOf<{ elapsed: Record<string, number> }>(
      made.database,
      sql`select meta -> 'effect' -> 'elapsed' as elapsed from events where pet_id = ${plip}`,
    )
    expect(line?.elapsed).toMatchObject({ hours: 482, hoursAside: 480, hunger: 4 })
    now = START
  })

  test('the one that ate before stops where it was', async () => {
    now = START
    const here = await home()
    const plip = await adopt(here)
    now = START + 5 * HOUR
    await here.pets.letEat(plip)
    now = START + 9 * DAY
    const ember = nowOf(named(await here.pets.list(), 'Ember'), now)
    expect(ember.state.hunger).toBe(40)
    await here.pets.letEat(here.petId)
    await here.pets.letEat(here.petId)
    now += HOUR
    await here.pets.care('pet', here.petId)
    await here.settle()
    expect((await here.pets.read()).state.hunger).toBe(42)
    await expectExplained(here.petId, plip)
    now = START
  })

  test('that was changed under a clock far ahead is mended at the next start under the right one', async () => {
    now = START
    const here = await home()
    const plip = await adopt(here)
    now = START + 365 * DAY
    await here.pets.letEat(plip)
    now = START + HOUR
    await inTransaction(made.database, (tx) => settleRoles(tx, here.userId, now))
    now = START + 9 * HOUR
    expect(nowOf(named(await here.pets.list(), 'Plip'), now).state.hunger).toBe(46)
    expect(nowOf(named(await here.pets.list(), 'Ember'), now).state.hunger).toBe(32)
    now = START
  })

  test('changes while events pour in: each is scored once, at one of them', async () => {
    const here = await home()
    const plip = await adopt(here)
    // Another device on the same tables.
    const elsewhere = makePipeline(made.database, clock)
    const pour = async (): Promise<void> => {
      for (let batch = 0; batch < 20; batch += 1) {
        await here.work(10)
        elsewhere.pipeline.wake()
      }
    }
    const choose = async (): Promise<void> => {
      for (let turn = 0; turn < 10; turn += 1) {
        await here.pets.letEat(turn % 2 === 0 ? plip : here.petId)
        await here.pets.care('pet', plip)
      }
    }
    await Promise.all([pour(), choose()])
    await Promise.all([here.settle(), elsewhere.pipeline.drain()])
    await here.settle()
    const [ember, companion] = [await books(here.petId), await books(plip)]
    expect(ember.row.events + companion.row.events).toBe(210)
    await expectExplained(here.petId, plip)
    const open = await rowsOf<{ pet_id: PetId }>(
      made.database,
      sql`select pet_id from pet_pauses where ended_at is null
        and pet_id in (${here.petId}, ${plip})`,
    )
    expect(open, 'one pauses, the other eats').toEqual([{ pet_id: plip }])
    await elsewhere.pipeline.stop()
  })

  test('in a database of before several there were, the oldest eats and the others wait from now on', async () => {
    now = START
    const here = await home()
    const plip = await adopt(here)
    await made.database.execute(sql`delete from pet_pauses where pet_id = ${plip}`)
    await made.database.execute(sql`delete from pet_roles where user_id = ${here.userId}`)
    now = START + HOUR
    await inTransaction(made.database, (tx) => settleRoles(tx, here.userId, now))
    now = START + 9 * HOUR
    expect(nowOf(named(await here.pets.list(), 'Plip'), now).state.hunger).toBe(32)
    expect(nowOf(named(await here.pets.list(), 'Ember'), now).state.hunger).toBe(48)
    now = START
  })
})

describe('letting go', () => {
  test('the only one and the one that eats are kept, in words', async () => {
    const here = await home()
    await expect(here.pets.letGo(here.petId)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Ember is your only pet. Adopt another one first, and let it eat.',
    })
    await adopt(here)
    await expect(here.pets.letGo(here.petId)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Ember is the one that eats. Let another one eat first.',
    })
  })

  test('keeps its history, and takes it back as it was, if there is room', async () => {
    const here = await home()
    const plip = await adopt(here)
    await here.pets.care('play', plip)
    await here.settle()
    const before = named(await here.pets.list(), 'Plip')
    await here.pets.setHidden(plip, true)
    expect((await here.pets.letGo(plip)).map(({ id }) => id)).toEqual([here.petId])
    await expect(here.pets.care('feed', plip)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await books(plip)).row.events, 'what was, was').toBe(1)

    await updateSettings(made.database, here.userId, { mostPets: 1 })
    await expect(here.pets.takeBack(plip)).rejects.toMatchObject({ code: 'CONFLICT' })
    await updateSettings(made.database, here.userId, { mostPets: 2 })
    const after = named(await here.pets.takeBack(plip), 'Plip')
    expect(after).toEqual({ ...before, hidden: true })
    await expectExplained(plip)
  })
})

test('an id that is none of the user’s pets changes nothing, whatever is asked', async () => {
  const [here, stranger] = [await home(), await home()]
  const theirs = await adopt(stranger)
  const gone = await adopt(here)
  await here.pets.letGo(gone)
  const asks: readonly ((id: PetId) => Promise<unknown>)[] = [
    (id) => here.pets.read(id),
    (id) => here.pets.care('feed', id),
    (id) => here.pets.rename('Mine', id),
    (id) => here.pets.setColor('plum', id),
    (id) => here.pets.story(id),
    (id) => here.pets.letEat(id),
    (id) => here.pets.setHidden(id, true),
    (id) => here.pets.letGo(id),
  ]
  for (const ask of asks)
    for (const id of [theirs, gone])
      await expect(ask(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(here.pets.takeBack(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await here.settle()
  expect((await books(theirs)).row.events).toBe(0)
  expect(named(await stranger.pets.list(), 'Plip')).toMatchObject({ hidden: false, eats: false })
})

test('an export carries who eats, who is hidden and who has gone; one’s own holds nobody else’s', async () => {
  const [here, stranger] = [await home(), await home()]
  const [plip, biscuit] = [await adopt(here), await adopt(here, { ...PLIP, name: 'Biscuit' })]
  await adopt(stranger)
  await here.pets.letEat(plip)
  await here.pets.setHidden(plip, true)
  await here.pets.letGo(biscuit)
  const folder = await tempFolder('several-pets')
  const file = join(folder.path, 'export.jsonl.gz')
  await exportDatabase(made.database, file, null, clock, { own: here.userId })
  const other = await freshDatabase()
  await importDatabase(other.database, file)

  const there = quietPets(other.database, here.userId, clock)
  expect(await there.list()).toEqual(await here.pets.list())
  expect((await there.read()).id).toBe(plip)
  expect((await there.takeBack(biscuit)).map(({ name }) => name)).toContain('Biscuit')
  const [counts] = await rowsOf<Record<'pets' | 'roles' | 'pauses', number>>(
    other.database,
    sql`select (select count(*)::int from pets) as pets, (select count(*)::int from pet_roles) as roles,
      (select count(distinct pet_id)::int from pet_pauses) as pauses`,
  )
  expect(counts).toEqual({ pets: 3, roles: 3, pauses: 3 })
  await other.drop()
  await folder.remove()
})
