import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { ConnectableProvider } from '@shared/domain/provider'
import { integrationOf } from '../../../src/main/accounts/integration'
import { storeBatch } from '../../../src/main/pipeline/ingest'
import {
  type TurnStore,
  TurnOvertaken,
  createTurnStore,
} from '../../../src/main/sources/polling/turn-store'
import { userId } from '../../fakes/providers/github/account'
import { WEBHOOKS, signedDelivery } from '../../fakes/providers/github/webhooks'
import type { ConnectedHousehold } from '../../fixtures/connected-household'
import { DAY, HOUR, MINUTE } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'
import { rowsOf } from '../../fixtures/database'
import { type Deeds, deedsAt, expectExact } from '../../fixtures/deeds'

const PROVIDERS = ['github', 'fitbit', 'notion'] as const

async function connected(
  household: ConnectedHousehold,
  provider: ConnectableProvider,
): Promise<Deeds> {
  const deeds = deedsAt(provider, household)
  await household.connect(provider)
  deeds.happen(2)
  await household.poll(provider)
  await expectExact(household, deeds)
  return deeds
}

/** What the tables still hold of a provider. */
async function leftOf({ database }: ConnectedHousehold, provider: ConnectableProvider) {
  const [row] = await rowsOf<{
    raw: number
    items: number
    states: number
    tokens: number
    words: string
    metadata: string
  }>(
    database,
    sql`with i as (select * from integrations where provider = ${provider})
      select (select count(*)::int from event_raw r, i where r.integration_id = i.id) as raw,
        (select count(*)::int from source_items s, i where s.integration_id = i.id) as items,
        (select count(*)::int from source_state s, i where s.integration_id = i.id
          and num_nonnulls(cursor, etag, next_poll_at, last_poll_at, last_success_at, first_read_at, last_error) > 0) as states,
        (select count(*)::int from i where access_token_encrypted is not null
          or refresh_token_encrypted is not null) as tokens,
        (select coalesce(string_agg(meta::text, ' '), '') from events where meta ->> 'source' = ${provider}) as words,
        (select metadata::text from i) as metadata`,
  )
  if (!row) throw new Error('The database said nothing.')
  return row
}

/** The connection's turns, as another device has them. */
async function turnsOf(
  { database, userId, time }: ConnectedHousehold,
  provider: ConnectableProvider,
): Promise<TurnStore> {
  const integrationId = await integrationOf(database, userId, provider)
  return createTurnStore({ database, integrationId, storeBatch, clock: time.clock })
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('disconnected with its history kept, it goes on where it was, and what happened in between counts once', async ({
    open,
  }) => {
    const household = await open()
    const { fake, time, service } = household
    const deeds = await connected(household, provider)
    await service.disconnect(provider, 'keep')
    expect(await household.view(provider)).toMatchObject({
      state: 'disconnected',
      account: null,
      trouble: null,
      nextPollAt: null,
    })
    expect(await leftOf(household, provider)).toMatchObject({ tokens: 0 })
    const asked = fake.requests(provider).length
    deeds.happen(2)
    time.pass(5 * HOUR)
    await household.view(provider)
    expect(fake.requests(provider)).toHaveLength(asked)

    expect(await household.connect(provider)).toMatchObject({ state: 'connected', trouble: null })
    deeds.happen()
    await household.poll(provider)
    await expectExact(household, deeds)
  })

  test('disconnected with its history erased, its words are gone, the pet keeps what it got, and nothing counts again', async ({
    open,
  }) => {
    const household = await open()
    const { time, service } = household
    const deeds = await connected(household, provider)
    const before = await household.books()
    const late = await turnsOf(household, provider)
    const { revision } = await late.read()
    time.pass(MINUTE)
    await service.disconnect(provider, 'erase')
    const left = await leftOf(household, provider)
    expect(left).toMatchObject({ raw: 0, items: 0, states: 0, tokens: 0 })
    expect(left.words).not.toMatch(/octocat|engine|Chores|A task|"sha"|"page"|"date"/)
    expect(left.metadata).not.toMatch(/octocat|workspace|A1B2/i)
    expect(await household.books()).toEqual(before)

    time.pass(MINUTE)
    await household.connect(provider)
    await household.poll(provider)
    // Nothing of what was erased is read a second time, and who began to read it before does not bring it back.
    expect(await household.books()).toEqual(before)
    expect(revision).toBeGreaterThan(0)
    for (let seen = 0; seen <= revision; seen += 1)
      await expect(late.deliver(seen, { events: [], cursor: 'of before' })).rejects.toThrow(
        TurnOvertaken,
      )
    deeds.happen()
    await household.poll(provider)
    const after = await household.books()
    expect(after.pet_xp).toBeGreaterThan(before.pet_xp)
    expect(after.pet_xp).toBeCloseTo(after.ledger_xp, 6)
  })

  test('a provider that does not take the permission back is named, with the page to do it by hand', async ({
    open,
  }) => {
    const household = await open()
    const { fake, service } = household
    await connected(household, provider)
    await fake.down()
    const { connections } = await service.disconnect(provider, 'keep')
    const view = connections.find((each) => each.provider === provider)
    expect(view).toMatchObject({
      state: 'disconnected',
      endByHand: expect.stringMatching(/^http/) as unknown,
    })
    expect(await leftOf(household, provider)).toMatchObject({ tokens: 0 })
  })
})

test('another GitHub account begins anew, and the two are not mixed', async ({ open }) => {
  const household = await open()
  const { fake, service, database } = household
  const deeds = await connected(household, 'github')
  await service.disconnect('github', 'keep')
  fake.github.account = { login: 'hubot', id: userId('hubot'), name: 'Hubot' }
  fake.github.repository('hubot/arm').push({ commits: 2, login: 'hubot' })
  // The first account goes on elsewhere; that is nobody's business here.
  fake.github.repository('octocat/engine').push({ commits: 3 })
  const view = await household.connect('github')
  expect(view).toMatchObject({ state: 'connected', account: { name: 'Hubot' } })
  await household.poll('github')
  const places = await rowsOf<{ place: string; commits: number }>(
    database,
    sql`select meta ->> 'place' as place, count(*)::int as commits from events
      where meta ->> 'source' = 'github' group by 1 order by 1`,
  )
  expect(places).toEqual([
    { place: 'hubot/arm', commits: 2 },
    { place: 'octocat/engine', commits: deeds.done().length },
  ])
  const books = await household.books()
  expect(books.pet_xp).toBeCloseTo(books.ledger_xp, 6)

  fake.github.account = { login: 'octocat', id: 583_231, name: 'Monalisa Octocat' }
  await household.service.disconnect('github', 'keep')
  await household.connect('github')
  await household.poll('github')
  // The first account has come back: its week is looked at again, and counts once.
  const [octocat] = await rowsOf<{ commits: number; distinct: number }>(
    database,
    sql`select count(*)::int as commits, count(distinct meta ->> 'sha')::int as distinct
      from events where meta ->> 'place' = 'octocat/engine'`,
  )
  expect(octocat).toEqual({ commits: 5, distinct: 5 })
})

test('a Fitbit account that comes back after another goes on where it was: nothing is lost, nothing counts twice', async ({
  open,
}) => {
  const household = await open()
  const { fake, service, time } = household
  const deeds = deedsAt('fitbit', household)
  const day = (daysAgo: number): string =>
    new Date(time.clock() - daysAgo * DAY).toLocaleDateString('en-CA', {
      timeZone: 'Europe/Amsterdam',
    })
  /** Somebody signs in, who has walked this far. */
  const is = async (who: string, steps: number, daysAgo = 0): Promise<void> => {
    if ((await household.view('fitbit')).state === 'connected')
      await service.disconnect('fitbit', 'keep')
    fake.google.identity.healthUserId = who
    fake.google.setDay(day(daysAgo), { steps })
    await household.connect('fitbit')
    await household.poll('fitbit')
  }
  const counted = async (): Promise<string> => {
    const books = await household.books()
    expect(books).toMatchObject({ unscored: 0, unprocessed: 0, quarantined: 0 })
    expect(books.pet_xp).toBeCloseTo(books.ledger_xp, 6)
    return (await deeds.counted()).join()
  }
  await is('robin', 1_000)
  expect(await counted()).toBe('1000 steps')
  await is('sam', 300)
  expect(await counted()).toBe('1300 steps')
  await is('robin', 1_800)
  expect(await counted()).toBe('2100 steps')
  await is('sam', 400)
  expect(await counted()).toBe('2200 steps')
  time.pass(10 * DAY)
  // Robin's tracker was out of reach for a while, and told of that day when nobody here asked.
  await is('robin', 2_500, 10)
  expect(await counted()).toBe('2900 steps')

  await service.disconnect('fitbit', 'erase')
  await is('sam', 5_000)
  await is('robin', 6_000)
  expect(await counted()).toBe('2900 steps')
  fake.google.setDay(day(0), { steps: 6_500 })
  await household.poll('fitbit')
  expect(await counted()).toBe('3400 steps')
}, 30_000)

test('what is chosen in Notion is what is read; a choice can be changed, and renamed properties make no difference', async ({
  open,
}) => {
  const household = await open()
  const { fake, service } = household
  const chores = fake.notion.addDataSource('Chores')
  const work = fake.notion.addDataSource('Work')
  const [chore, task] = [chores.add({ title: 'Dishes' }), work.add({ title: 'Report' })]
  await household.signIn('notion')
  expect(await household.view('notion')).toMatchObject({ state: 'needs-choice', nextPollAt: null })
  const sources = await service.notionSources()
  expect(sources.map(({ name }) => name).sort()).toEqual(['Chores', 'Work'])
  const [first] = sources.filter(({ name }) => name === 'Chores').flatMap((each) => each.candidates)
  if (first?.kind !== 'status') throw new Error('The status comes first.')
  const done = {
    kind: 'status' as const,
    propertyId: first.propertyId,
    optionIds: first.groups.flatMap((group) =>
      group.meansDone ? group.options.map(({ id }) => id) : [],
    ),
  }
  await service.chooseNotionSources([{ dataSourceId: chores.id, name: 'Chores', done }])
  await household.afterPoll('notion', null)
  chores.rename('status', 'Stand')
  household.time.pass(MINUTE)
  chore.edit({ status: 'Done' })
  task.edit({ status: 'Done' })
  await household.poll('notion')
  await household.poll('notion')
  const titles = async () =>
    (
      await rowsOf<{ title: string }>(
        household.database,
        sql`select meta ->> 'title' as title from events where meta ->> 'source' = 'notion' order by created_at`,
      )
    ).map(({ title }) => title)
  expect(await titles()).toEqual(['Dishes'])

  chores.drop('status')
  chore.edit({ title: 'Dishes again' })
  const broken = await household.poll('notion')
  expect(broken).toMatchObject({
    state: 'trouble',
    trouble: {
      code: 'misconfigured',
      remedy: 'choose',
      message: expect.stringContaining('Chores') as unknown,
    },
  })
  await service.chooseNotionSources([{ dataSourceId: work.id, name: 'Work', done }])
  // Mended, it is not said to be wrong until the next poll.
  expect(await household.view('notion')).toMatchObject({ state: 'connected', trouble: null })
  await household.poll('notion')
  household.time.pass(MINUTE)
  work.add({ title: 'Slides' }).edit({ status: 'Done' })
  await household.poll('notion')
  expect(await household.poll('notion')).toMatchObject({ state: 'connected', trouble: null })
  expect(await titles()).toEqual(['Dishes', 'Slides'])
})

test('a delivery signed with the secret counts once, together with what the feed tells; others are refused', async ({
  open,
}) => {
  const household = await open()
  const { fake, service, database, time } = household
  const secret = 'a-webhook-secret-of-32-characters'
  await household.connect('github')
  const { event, commits } = fake.github.repository('octocat/engine').push({ commits: 2 })
  const payload = {
    ...WEBHOOKS.push(),
    ref: 'refs/heads/main',
    forced: false,
    sender: { ...event.actor, type: 'User' },
    repository: { id: event.repo['id'], full_name: event.repo.name },
    commits: commits.map(({ sha, message }) => ({
      id: sha,
      message,
      timestamp: new Date(time.clock()).toISOString(),
      author: { name: 'octocat', email: 'octocat@example.org', username: 'octocat' },
    })),
  }
  const url = await household.openWebhook()
  const deliver = async (key: string, id?: string): Promise<number> => {
    const { headers, body } = signedDelivery('push', payload, key, id)
    return (await fetch(url, { method: 'POST', headers: { ...headers }, body })).status
  }
  const counted = async (): Promise<string[]> => {
    await household.books()
    const rows = await rowsOf<{ sha: string }>(
      database,
      sql`select meta ->> 'sha' as sha from events where meta ->> 'source' = 'github'`,
    )
    return rows.map(({ sha }) => sha).sort()
  }
  const both = commits.map(({ sha }) => sha).sort()

  expect(await deliver(secret)).toBe(404)
  await service.setWebhookSecret('github', secret)
  expect((await household.view('github')).webhook).toMatchObject({ hasSecret: true })
  const [stored] = await rowsOf<{ metadata: string }>(
    database,
    sql`select metadata::text from integrations where provider = 'github'`,
  )
  expect(stored?.metadata).not.toContain(secret)
  expect(await deliver('another-secret-that-is-wrong')).toBe(401)
  expect(await counted()).toEqual([])

  expect(await deliver(secret, 'one')).toBeLessThan(300)
  expect(await counted()).toEqual(both)
  expect(await deliver(secret, 'one')).toBeLessThan(300)
  await household.poll('github')
  expect(await deliver(secret, 'another')).toBeLessThan(300)
  expect(await counted()).toEqual(both)

  await service.setPaused('github', true)
  expect(await deliver(secret)).toBe(404)
  await service.setPaused('github', false)
  await service.disconnect('github', 'keep')
  expect(await deliver(secret)).toBe(404)
  const books = await household.books()
  expect(books).toMatchObject({ quarantined: 0, unscored: 0, unprocessed: 0 })
  expect(books.pet_xp).toBeCloseTo(books.ledger_xp, 6)
})
