import { expect, test } from 'vitest'
import { notionWords } from '../../../../src/main/sources/notion/words'
import { Trouble } from '../../../../src/main/trouble'
import { MINUTE, SmallNotion, json } from './small-notion'
import { watch } from './watching'

const NOON = Date.parse('2026-11-25T12:00:00.000Z')

function workspace(pages: number, spacing = MINUTE) {
  const notion = new SmallNotion(NOON - pages * spacing)
  const tasks = notion.addDataSource('Tasks')
  for (let index = 0; index < pages; index += 1) {
    notion.addPage(tasks, `Task ${index}`, index % 2 === 0)
    notion.now += spacing
  }
  return { notion, tasks, ...watch(notion, () => [notion.choose(tasks)]) }
}

test('a first sync that is cut short goes on where it was, and counts nothing', async () => {
  const { notion, store, look } = workspace(1_000)
  let left = 5
  notion.intercept = () => {
    left -= 1
    if (left < 0) throw new Trouble('offline', 'This computer has no network.')
    return null
  }
  await expect(look()).rejects.toMatchObject({ code: 'offline' })
  expect(store.items.size).toBe(400)
  left = Number.POSITIVE_INFINITY
  const before = notion.queries.length
  await look()
  expect(store.items.size).toBe(1_000)
  // The page whose minute was reached is read again, the 399 before it are not.
  expect(notion.queries.length - before).toBe(7)
  await look()
  expect(store.counted).toEqual([])
})

test('what is finished while the first sync goes on is counted', async () => {
  const { notion, store, look } = workspace(300)
  const page = notion.pages[1]!
  let asked = 0
  notion.intercept = () => {
    asked += 1
    if (asked === 4) notion.edit(page, { done: true })
    return null
  }
  await look()
  await look()
  expect(store.values).toEqual([1])
})

test('a long first sync tells how far it has come', async () => {
  const { look } = workspace(250)
  const told: unknown[] = []
  await look({ progress: (done, total) => told.push([done, total]) })
  expect(told).toEqual([
    [100, null],
    [200, null],
    [250, null],
  ])
})

test('a data source of more pages than a query hands out is read whole', async () => {
  const { notion, store, look } = workspace(1_200, MINUTE / 10)
  notion.cap = 100
  await look()
  expect(store.items.size).toBe(1_200)
  expect(store.counted).toEqual([])
})

test('more changes than a query hands out are all seen', async () => {
  const { notion, store, look } = workspace(400, MINUTE)
  notion.cap = 150
  await look()
  const open = notion.pages.filter(({ done }) => !done)
  open.forEach((page, index) => {
    if (index % 30 === 0) notion.now += MINUTE
    notion.edit(page, { done: true })
  })
  await look()
  expect(store.sum).toBe(200)
})

test('a whole data source edited within one minute is seen, though a query cannot hold the minute', async () => {
  const { notion, store, look } = workspace(400, MINUTE)
  notion.cap = 150
  await look()
  for (const page of notion.pages.filter(({ done }) => !done)) notion.edit(page, { done: true })
  await look()
  expect(store.sum).toBe(200)
  await look()
  expect(store.sum).toBe(200)
})

test('a reading that is killed again and again does not fall back further and further', async () => {
  const { notion, store, look } = workspace(600, MINUTE)
  await look()
  notion.pages.forEach((page, index) => {
    if (index % 150 === 0) notion.now += MINUTE
    notion.edit(page, { done: !page.done })
  })
  notion.asked.length = 0
  for (let round = 0; round < 8; round += 1) {
    let left = 1
    store.crash = () => (left -= 1) < 0
    await expect(look()).rejects.toThrow('killed')
  }
  const starts = notion.queries.flatMap(({ body: { filter, start_cursor } }) =>
    filter && !('and' in filter) && start_cursor === undefined
      ? [filter.last_edited_time?.on_or_after ?? '']
      : [],
  )
  expect(starts).toHaveLength(8)
  expect(starts.toSorted()).toEqual(starts)
  store.crash = () => false
  await look()
  expect(store.sum).toBe(300)
})

test('pages made by one import within a minute are all noted', async () => {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  const { store, look } = watch(notion, () => [notion.choose(tasks)])
  for (let index = 0; index < 400; index += 1) notion.addPage(tasks, `Row ${index}`, true)
  notion.pages.forEach((page, index) => (page.edited += Math.floor(index / 50) * MINUTE))
  notion.cap = 150
  await look()
  expect(store.items.size).toBe(400)
})

test('a minute that holds more than can be told apart is said, not passed over', async () => {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  const { look } = watch(notion, () => [notion.choose(tasks)])
  for (let index = 0; index < 400; index += 1) notion.addPage(tasks, `Row ${index}`)
  notion.cap = 150
  await expect(look()).rejects.toMatchObject({
    code: 'misconfigured',
    message: notionWords.tooManyAtOnce('Tasks'),
  })
})

test('a list that never ends is not followed for ever', async () => {
  const { notion, look } = workspace(5)
  notion.intercept = ({ path }) =>
    path.endsWith('/query')
      ? json({ object: 'list', results: [], has_more: true, next_cursor: 'again' })
      : null
  await expect(look()).rejects.toMatchObject({ code: 'unreadable' })
  expect(notion.queries.length).toBeLessThan(10)
})

test('an empty data source is watched from its first page on', async () => {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  const { store, look } = watch(notion, () => [notion.choose(tasks)])
  await look()
  const page = notion.addPage(tasks, 'First')
  await look()
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1])
})

test.each([
  ['behind', -1],
  ['ahead', 1],
])(
  'with the computer’s clock a day %s, nothing old is counted and nothing new is lost',
  async (_, days) => {
    const notion = new SmallNotion(NOON)
    const tasks = notion.addDataSource('Tasks')
    const { store, look } = watch(notion, () => [notion.choose(tasks)])
    for (let index = 0; index < 30; index += 1) notion.addPage(tasks, `Old ${index}`, true)
    const page = notion.addPage(tasks, 'New')
    // The workspace keeps its time, the poll sees the computer's.
    const skewed = async (): Promise<void> => {
      const right = notion.now
      notion.now += days * 24 * 60 * MINUTE
      await look()
      notion.now = right + 80_000
    }
    await skewed()
    await skewed()
    expect(store.counted).toEqual([])
    notion.edit(page, { done: true })
    await skewed()
    expect(store.values).toEqual([1])
  },
)
