import { APIErrorCode, APIResponseError, Client, LogLevel, isFullPage } from '@notionhq/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeProviders, startFakeProviders } from './fake-providers'
import { optionId } from './notion/properties'
import { overloaded, rateLimited } from './notion/errors'

const NOON = Date.UTC(2026, 10, 22, 12)
const MINUTE = 60_000
let fake: FakeProviders
let notion: Client

beforeAll(async () => {
  fake = await startFakeProviders()
})
afterAll(() => fake.stop())
beforeEach(() => {
  fake.clock.set(NOON)
  fake.clearFaults()
  notion = new Client({
    auth: fake.notion.oauth.internalToken(),
    baseUrl: fake.config().notion.apiUrl,
    notionVersion: '2026-03-11',
    retry: false,
    logLevel: LogLevel.ERROR,
  })
})

async function changesSince(id: string, at: number, cursor?: string) {
  return notion.dataSources.query({
    data_source_id: id,
    filter: {
      timestamp: 'last_edited_time',
      last_edited_time: { on_or_after: new Date(at).toISOString() },
    },
    sorts: [{ timestamp: 'last_edited_time', direction: 'ascending' }],
    page_size: 100,
    ...(cursor !== undefined && { start_cursor: cursor }),
  })
}

test('what is shared is found, with the groups of its status', async () => {
  const source = fake.notion.addDataSource('Chores')
  const { results } = await notion.search({
    query: 'chores',
    filter: { property: 'object', value: 'data_source' },
  })
  expect(results.map(({ id }) => id)).toEqual([source.id])
  const { properties } = await notion.dataSources.retrieve({ data_source_id: source.id })
  expect(properties['Status']).toMatchObject({
    type: 'status',
    status: {
      groups: [{}, {}, { name: 'Complete', option_ids: [optionId('Done'), optionId('Shipped')] }],
    },
  })
  source.isShared = false
  const refused = notion.dataSources.retrieve({ data_source_id: source.id })
  await expect(refused).rejects.toMatchObject({ code: APIErrorCode.ObjectNotFound })
})

test('changes are told by the minute, under the names of today', async () => {
  const source = fake.notion.addDataSource()
  const old = source.add()
  fake.clock.advance(5 * MINUTE + 42_000)
  const row = source.add({ title: 'Water the plants' })
  source.rename('status', 'Stand')
  row.edit({ status: 'Done' })
  const { results } = await changesSince(source.id, NOON + 5 * MINUTE)
  expect(results.map(({ id }) => id)).toEqual([row.id])
  const page = results.find(isFullPage)
  expect(page?.last_edited_time).toBe('2026-11-22T12:05:00.000Z')
  expect(page?.properties['Stand']).toMatchObject({ status: { id: optionId('Done') } })
  expect((await changesSince(source.id, NOON)).results.map(({ id }) => id)).toEqual([
    old.id,
    row.id,
  ])
})

test('a page in the bin or in another data source is no longer told of', async () => {
  const source = fake.notion.addDataSource()
  const elsewhere = fake.notion.addDataSource('Elsewhere')
  const trashed = source.add().trash()
  const moved = source.add().move(elsewhere)
  expect((await changesSince(source.id, NOON)).results).toEqual([])
  expect(await notion.pages.retrieve({ page_id: trashed.id })).toMatchObject({ in_trash: true })
  expect(await notion.pages.retrieve({ page_id: moved.id })).toMatchObject({
    parent: { data_source_id: elsewhere.id },
  })
})

test('a data source can have several columns of a kind, or none', async () => {
  const source = fake.notion.addDataSource('Bills', [
    { id: 'title', name: 'Name', type: 'title' },
    { id: 'paid', name: 'Paid', type: 'checkbox' },
    { id: 'filed', name: 'Filed', type: 'checkbox' },
  ])
  source.add({ checked: true }).set('filed', false)
  const [page] = (await changesSince(source.id, NOON)).results.filter(isFullPage)
  expect(page?.properties).toMatchObject({ Paid: { checkbox: true }, Filed: { checkbox: false } })
  source.drop('paid')
  const { properties } = await notion.dataSources.retrieve({ data_source_id: source.id })
  expect(Object.keys(properties)).toEqual(['Name', 'Filed'])
})

test('a query ends silently at its cap', async () => {
  fake.notion.queryCap = 150
  const source = fake.notion.addDataSource()
  source.addMany(151)
  const first = await changesSince(source.id, NOON)
  expect([first.results.length, first.has_more]).toEqual([100, true])
  const second = await changesSince(source.id, NOON, first.next_cursor ?? undefined)
  expect(second).toMatchObject({
    results: { length: 50 },
    has_more: false,
    request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
  })
  fake.notion.queryCap = 10_000
})

test('limits and overload say how long to wait', async () => {
  fake.fault('notion', rateLimited(7))
  fake.fault('notion', overloaded(30))
  const limited = await notion.users.me({}).catch((error: unknown) => error)
  expect(limited).toBeInstanceOf(APIResponseError)
  expect(limited).toMatchObject({
    code: APIErrorCode.RateLimited,
    additional_data: { rate_limit_reason: 'public_api_request_rate_limit', retry_after: 7 },
  })
  await expect(notion.users.me({})).rejects.toMatchObject({ status: 529 })
  expect(await notion.users.me({})).toMatchObject({ type: 'bot' })
})

test('a request without a version, or with a revoked token, is refused', async () => {
  const { apiUrl } = fake.config().notion
  const authorization = `Bearer ${fake.notion.oauth.internalToken()}`
  const unversioned = await fetch(`${apiUrl}/v1/users/me`, { headers: { authorization } })
  expect(await unversioned.json()).toMatchObject({ status: 400, code: 'missing_version' })
  fake.revoke('notion')
  await expect(notion.users.me({})).rejects.toMatchObject({ code: APIErrorCode.Unauthorized })
})
