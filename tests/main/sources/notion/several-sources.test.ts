import { expect, test } from 'vitest'
import { notionWords } from '../../../../src/main/sources/notion/words'
import { type Trouble } from '../../../../src/main/trouble'
import { EVERY_MS } from '../../../../src/main/sources/notion/turns'
import { SmallNotion, failure } from './small-notion'
import { TURN, poll, watch } from './watching'

const NOON = Date.parse('2026-11-25T12:00:00.000Z')

function workspace(names: readonly string[]) {
  const notion = new SmallNotion(NOON)
  const dataSources = names.map((name) => notion.addDataSource(name))
  const choices = dataSources.map((dataSource) => notion.choose(dataSource))
  return { notion, dataSources, choices, ...watch(notion, () => choices) }
}
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Tasks ${index}`)

test.each([1, 2, 7, 40])(
  'at rest %i data sources cost no more than 60 requests an hour, and each gets its turn',
  async (count) => {
    const { notion, dataSources, look } = workspace(many(count))
    for (const dataSource of dataSources) notion.addPage(dataSource, 'Task')
    for (let round = 0; round < 3 * count + 10; round += 1) await look()
    notion.asked.length = 0
    const hour = 3_600_000
    const began = notion.now
    while (notion.now - began < Math.max(1, Math.ceil(count / 40)) * hour) {
      notion.now += EVERY_MS - TURN
      await look()
    }
    expect(notion.asked.length).toBeLessThanOrEqual(60)
    expect(new Set(notion.asked.map(({ path }) => path)).size).toBe(count)
  },
)

test('“fetch now” reads all data sources at once', async () => {
  const { notion, store, choices, look } = workspace(many(10))
  for (let round = 0; round < 12; round += 1) await look()
  const before = notion.asked.length
  notion.now += 5_000
  await poll(notion, { choices: { sources: choices }, store })
  expect(notion.asked.length - before).toBe(10)
})

test('after a night’s sleep all data sources are read at once', async () => {
  const { notion, dataSources, store, look } = workspace(many(10))
  const pages = dataSources.map((dataSource) => notion.addPage(dataSource, 'Task'))
  for (let round = 0; round < 12; round += 1) await look()
  notion.now += 8 * 3_600_000
  for (const page of pages) notion.edit(page, { done: true })
  await look()
  expect(store.sum).toBe(10)
})

test('a task that moves between two chosen data sources is counted once', async () => {
  const { notion, dataSources, store, look } = workspace(['Inbox', 'Projects'])
  const page = notion.addPage(dataSources[0]!, 'Task')
  await look()
  await look()
  notion.edit(page, { done: true })
  await look()
  await look()
  expect(store.values).toEqual([1])
  notion.edit(page, { dataSourceId: dataSources[1]!.id })
  for (let round = 0; round < 4; round += 1) await look()
  expect(store.values).toEqual([1])
  notion.edit(page, { done: false })
  for (let round = 0; round < 4; round += 1) await look()
  expect(store.values).toEqual([1, -1])
  const scopes = [...store.items.keys()].filter((key) => key.endsWith(page.id))
  expect(scopes).toEqual([`page:${dataSources[1]!.id} ${page.id}`])
})

test('a task that leaves for a data source that is not read and comes back is counted once', async () => {
  const { notion, dataSources, store, look } = workspace(['Tasks'])
  const away = notion.addDataSource('Not read')
  await look()
  const page = notion.addPage(dataSources[0]!, 'Task', true)
  await look()
  notion.edit(page, { done: false })
  await look()
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1, -1, 1])
  notion.edit(page, { dataSourceId: away.id })
  // As an answer under way would tell it.
  notion.results = () => [notion.pageObject(page)]
  await look()
  notion.results = (results) => results
  expect([...store.items.keys()]).toEqual([`page:elsewhere ${page.id}`])
  notion.edit(page, { dataSourceId: dataSources[0]!.id })
  await look()
  notion.edit(page, { done: false })
  await look()
  expect(store.values).toEqual([1, -1, 1, -1])
})

const BROKEN = [
  [
    'no longer shared',
    (notion: SmallNotion) => (notion.dataSources[0]!.isShared = false),
    /no longer shared/,
  ],
  [
    'without its property',
    (notion: SmallNotion) => (notion.dataSources[0]!.propertyIsGone = true),
    /deleted/,
  ],
  [
    'whose property is of another kind',
    (notion: SmallNotion) => (notion.dataSources[0]!.kind = 'checkbox'),
    /another kind/,
  ],
] as const

test.each(BROKEN)('a data source %s is named, and the others go on', async (_, breakIt, words) => {
  const { notion, dataSources, store, look } = workspace(['Broken', 'Whole'])
  const lost = notion.addPage(dataSources[0]!, 'Behind the trouble')
  const page = notion.addPage(dataSources[1]!, 'Task')
  await look()
  breakIt(notion)
  notion.edit(lost, { done: true })
  notion.edit(page, { done: true })
  let told: Trouble | undefined
  for (let round = 0; round < 3; round += 1) told = (await look()).trouble
  expect(store.values).toEqual([1])
  expect(told?.code).toBe('misconfigured')
  expect(told?.message).toMatch(words)
  expect(told?.message).toContain('“Broken”')
  expect(told?.message).not.toContain('own words')

  Object.assign(dataSources[0]!, { isShared: true, propertyIsGone: false, kind: 'status' })
  for (let round = 0; round < 3; round += 1) await look()
  expect((await look()).trouble).toBeUndefined()
  expect(store.values).toEqual([1, 1])
})

test('a property deleted where Notion answers without it is noticed by the pages that lack it', async () => {
  const { notion, dataSources, look } = workspace(['Tasks'])
  const page = notion.addPage(dataSources[0]!, 'Task')
  await look()
  dataSources[0]!.propertyIsGone = true
  notion.edit(page, { title: 'Renamed' })
  notion.intercept = ({ path }) =>
    path.endsWith('/query')
      ? new Response(
          JSON.stringify({
            results: [notion.pageObject(page)],
            has_more: false,
            next_cursor: null,
          }),
        )
      : null
  await expect(look()).rejects.toMatchObject({
    code: 'misconfigured',
    message: notionWords.propertyGone('Tasks'),
  })
})

test('a trouble of one data source is told at every poll until it is mended, not only at its turn', async () => {
  const { notion, dataSources, look } = workspace(['Broken', 'Second', 'Third'])
  for (let round = 0; round < 3; round += 1) await look()
  dataSources[0]!.isShared = false
  for (let round = 0; round < 3; round += 1) await look()
  for (let round = 0; round < 4; round += 1)
    expect((await look()).trouble).toMatchObject({ code: 'misconfigured' })
  dataSources[0]!.isShared = true
  for (let round = 0; round < 3; round += 1) await look()
  expect((await look()).trouble).toBeUndefined()
  expect(notion.asked.length).toBeLessThan(30)
})

test('where none of several can be read the poll fails, and the next reads all that have been mended', async () => {
  const { notion, dataSources, store, look } = workspace(['First', 'Second', 'Third'])
  const pages = dataSources.map((dataSource) => notion.addPage(dataSource, 'Task'))
  await look()
  for (const dataSource of dataSources) dataSource.isShared = false
  notion.now += 3_600_000
  const told = await look().catch((error: unknown) => error)
  expect(told).toMatchObject({ code: 'misconfigured' })
  for (const { name } of dataSources) expect(String(told)).toContain(name)
  for (const dataSource of dataSources) dataSource.isShared = true
  for (const page of pages) notion.edit(page, { done: true })
  notion.now += 120_000
  expect((await look()).trouble).toBeUndefined()
  expect(store.sum).toBe(3)
})

test('a connection without the right to read says so', async () => {
  const { notion, look } = workspace(['Tasks'])
  notion.intercept = () => failure(403, 'restricted_resource')
  await expect(look()).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([undefined, null, {}, { sources: [] }])(
  'with nothing chosen (%j) nothing is asked',
  async (choices) => {
    const { notion, store, look } = workspace(['Tasks'])
    await look({ choices })
    expect(notion.asked).toEqual([])
    expect(store.deliveries).toBe(0)
  },
)

test.each([
  {
    sources: [
      { dataSourceId: 'x/../users', name: '', done: { kind: 'checkbox', propertyId: 'a' } },
    ],
  },
  { sources: 'Tasks' },
])('choices that cannot be understood ask for a choice', async (choices) => {
  const { notion, look } = workspace(['Tasks'])
  await expect(look({ choices })).rejects.toMatchObject({ code: 'misconfigured' })
  expect(notion.asked).toEqual([])
})
