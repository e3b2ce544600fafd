import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { NotionPayload } from '../../../../src/main/sources/notion/payload'
import { Trouble } from '../../../../src/main/trouble'
import { SmallNotion, failure, json, serve } from './small-notion'
import { MemoryStore, poll } from './watching'

const NOON = Date.parse('2026-11-25T12:00:00.000Z')
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function workspace() {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  const store = new MemoryStore(() => notion.now)
  const choices = { sources: [notion.choose(tasks)] }
  return { notion, tasks, store, choices }
}

test('over HTTP it asks in the version it reads, for nothing but what it needs, and leaves the token to `fetch`', async () => {
  const { notion, tasks, store, choices } = workspace()
  const page = notion.addPage(tasks, 'Task')
  const server = await serve(notion)
  closing.push(server.close)
  const options = { choices, store, apiUrl: `${server.url}/`, fetch: globalThis.fetch }
  await poll(notion, options)
  notion.now += 80_000
  notion.edit(page, { done: true })
  await poll(notion, options)
  expect(store.values).toEqual([1])
  for (const { headers, filterProperties, body } of notion.queries) {
    expect(headers.get('notion-version')).toBe('2026-03-11')
    expect(headers.get('authorization')).toBeNull()
    expect(filterProperties).toEqual(['title', 'wX^q'])
    expect(body.page_size).toBeLessThanOrEqual(100)
  }
})

test.each([
  [400, 'validation_error', undefined, 'unreadable'],
  [401, 'unauthorized', undefined, 'reconnect'],
  [403, 'restricted_resource', undefined, 'forbidden'],
  [409, 'conflict_error', undefined, 'unreachable'],
  [429, 'rate_limited', { rate_limit_reason: 'public_api_request_rate_limit' }, 'rate-limited'],
  [429, 'rate_limited', { rate_limit_reason: 'public_api_request_blocked' }, 'forbidden'],
  [500, 'internal_server_error', undefined, 'unreachable'],
  [529, 'service_overload', undefined, 'unreachable'],
])(
  'an answer %i %s (%j) is told as %s, and not in Notion’s words',
  async (status, code, data, told) => {
    const { notion, store, choices } = workspace()
    notion.intercept = ({ path }) => (path.endsWith('/query') ? failure(status, code, data) : null)
    const error = await poll(notion, { choices, store }).catch((thrown: unknown) => thrown)
    if (!(error instanceof Trouble)) throw error
    expect(error.code).toBe(told)
    expect(error.message).not.toContain('own words')
    // Whoever polls decides when to try again.
    expect(notion.queries.length).toBe(1)
  },
)

test.each(['offline', 'reconnect', 'rate-limited', 'locked'] as const)(
  'a trouble “%s” of the connection comes out as it went in',
  async (code) => {
    const { notion, store, choices } = workspace()
    const thrown = new Trouble(code, 'In words.', { retryAt: NOON + 1_000 })
    const straight = () => Promise.reject(thrown)
    const wrapped = () => Promise.reject(new TypeError('fetch failed', { cause: thrown }))
    for (const fetch of [straight, wrapped])
      await expect(poll(notion, { choices, store, fetch })).rejects.toBe(thrown)
  },
)

test.each([
  ['HTML', () => new Response('<html>')],
  ['cut JSON', () => new Response('{"object":"list","results":[')],
  ['a list without results', () => json({ object: 'list', has_more: false, next_cursor: null })],
  ['an empty body', () => new Response('')],
])('%s is told as unreadable, and read again the next time', async (_, answer) => {
  const { notion, tasks, store, choices } = workspace()
  const page = notion.addPage(tasks, 'Task')
  await poll(notion, { choices, store })
  notion.now += 80_000
  notion.edit(page, { done: true })
  notion.intercept = ({ path }) => (path.endsWith('/query') ? answer() : null)
  await expect(poll(notion, { choices, store })).rejects.toMatchObject({ code: 'unreadable' })
  notion.intercept = () => null
  notion.now += 80_000
  await poll(notion, { choices, store })
  expect(store.values).toEqual([1])
})

test('a connection that breaks in the middle of an answer is told as unreachable', async () => {
  const { notion, store, choices } = workspace()
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"object":')
    setImmediate(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())))
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(
    poll(notion, { choices, store, apiUrl, fetch: globalThis.fetch }),
  ).rejects.toMatchObject({ code: 'unreachable' })
})

test('a page that cannot be read is kept with its reason, once, and the others are counted', async () => {
  const { notion, tasks, store, choices } = workspace()
  const odd = notion.addPage(tasks, 'Odd')
  const page = notion.addPage(tasks, 'Task')
  await poll(notion, { choices, store })
  notion.edit(odd, { title: 'Odder' })
  notion.edit(page, { done: true })
  notion.results = (results) =>
    results.map((result) => {
      const whole = result as { id: string; properties: object }
      return whole.id === odd.id ? { ...whole, last_edited_time: 'yesterday' } : result
    })
  for (let round = 0; round < 3; round += 1) {
    notion.now += 80_000
    await poll(notion, { choices, store })
  }
  const kinds = [...store.raw.values()].map(({ payload }) => (payload as { kind: string }).kind)
  expect(kinds.toSorted()).toEqual(['transition', 'unreadable'])
  expect(() => store.counted).toThrow(/“Tasks”.*cannot be read/s)
})

test('a payload holds the title and the property that says what is done, and no other', async () => {
  const { notion, tasks, store, choices } = workspace()
  const page = notion.addPage(tasks, '  Task  ')
  await poll(notion, { choices, store })
  notion.now += 80_000
  notion.edit(page, { done: true })
  notion.results = (results) =>
    results.map((result) => {
      const whole = result as { properties: object }
      const salary = { id: 'zz', type: 'number', number: 4_200 }
      return { ...whole, properties: { ...whole.properties, Salary: salary }, icon: 'secret' }
    })
  await poll(notion, { choices, store })
  const [raw] = [...store.raw.values()]
  const edited = new Date(Math.floor(notion.now / 60_000) * 60_000).toISOString()
  expect(raw!.externalId).toMatch(/^notion:workspace-1:page-0:\d+$/)
  const { sequence, ...payload } = raw!.payload as Extract<NotionPayload, { kind: 'transition' }>
  expect(sequence).toBeGreaterThan(0)
  expect(payload).toEqual({
    kind: 'transition',
    direction: 1,
    at: Date.parse(edited),
    dataSource: { id: tasks.id, name: 'Tasks' },
    page: {
      id: page.id,
      title: 'Task',
      createdTime: new Date(NOON).toISOString(),
      lastEditedTime: edited,
      inTrash: false,
    },
    done: { propertyId: 'wX%5Eq', valueIds: ['option-done'] },
  })
})
