import { expect, test } from 'vitest'
import { MINUTE, SmallNotion } from './small-notion'
import { MemoryStore, poll, watch } from './watching'

const NOON = Date.parse('2026-11-25T12:00:20.000Z')

function workspace(kind: 'status' | 'checkbox' = 'status') {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks', kind)
  const choices = [notion.choose(tasks)]
  return { notion, tasks, choices, ...watch(notion, () => choices) }
}

test('what is done when it is connected is not counted', async () => {
  const { notion, tasks, store, look } = workspace()
  for (let index = 0; index < 250; index += 1) notion.addPage(tasks, `Task ${index}`, true)
  await look()
  await look()
  await look()
  expect(store.counted).toEqual([])
  expect(store.items.size).toBe(250)
})

test.each(['status', 'checkbox'] as const)(
  'a task finished by its %s is counted once',
  async (kind) => {
    const { notion, tasks, store, look } = workspace(kind)
    const page = notion.addPage(tasks, 'Write the report')
    await look()
    notion.now += 5 * MINUTE
    notion.edit(page, { done: true })
    const editedAt = Math.floor(notion.now / MINUTE) * MINUTE
    await look()
    await look()
    await look()
    expect(store.values).toEqual([1])
    expect(store.counted).toMatchObject([
      {
        type: 'task.completed',
        occurredAt: editedAt,
        meta: { source: 'notion', title: 'Write the report', place: 'Tasks' },
      },
    ])
  },
)

test('a task that is no longer done is taken back on the day it was counted, and counts again when done again', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Report')
  await look()
  notion.edit(page, { done: true })
  await look()
  const [counted] = store.counted
  notion.now += 26 * 60 * MINUTE
  notion.edit(page, { done: false })
  await look()
  expect(store.values).toEqual([1, -1])
  expect(store.counted[1]!.occurredAt).toBe(counted!.occurredAt)
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1, -1, 1])
  expect(store.counted[2]!.occurredAt).toBeGreaterThan(counted!.occurredAt + 24 * 60 * MINUTE)
  expect(new Set(store.counted.map(({ keys }) => keys[0])).size).toBe(3)
})

test('what was never counted is not taken back', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Done long ago', true)
  await look()
  notion.edit(page, { done: false })
  await look()
  expect(store.counted).toEqual([])
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1])
})

test('two edits within the minute of the last poll are not missed', async () => {
  const { notion, tasks, store } = workspace()
  const choices = { sources: [notion.choose(tasks)] }
  const first = notion.addPage(tasks, 'First')
  const second = notion.addPage(tasks, 'Second')
  await poll(notion, { choices, store })
  notion.edit(first, { done: true })
  await poll(notion, { choices, store })
  notion.now += 10_000
  notion.edit(second, { done: true })
  await poll(notion, { choices, store })
  expect(store.values).toEqual([1, 1])
})

test('an edit that Notion shows two minutes late is not missed', async () => {
  const { notion, tasks, store, look } = workspace()
  const late = notion.addPage(tasks, 'Late')
  const page = notion.addPage(tasks, 'In time')
  await look()
  notion.edit(late, { done: true })
  late.edited = notion.now - MINUTE
  notion.results = (results) =>
    results.filter((result) => (result as { id: string }).id !== late.id)
  notion.now += MINUTE
  notion.edit(page, { done: true })
  await look()
  notion.results = (results) => results
  await look()
  expect(store.values).toEqual([1, 1])
})

test('after a quiet time the last minute is not read over and over', async () => {
  const { notion, tasks, store, look } = workspace()
  for (let index = 0; index < 150; index += 1) notion.addPage(tasks, `Task ${index}`)
  for (let round = 0; round < 12; round += 1) await look()
  const before = notion.asked.length
  await look()
  await look()
  expect(notion.asked.length - before).toBe(2)
  notion.edit(notion.pages[3]!, { done: true })
  await look()
  expect(store.values).toEqual([1])
})

test('a task made and finished between two polls is counted', async () => {
  const { notion, tasks, store, look } = workspace()
  await look()
  notion.addPage(tasks, 'Quick one', true)
  await look()
  expect(store.values).toEqual([1])
})

test('an old task that comes into view already done is not counted', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'From the trash', true)
  page.inTrash = true
  notion.now += 10 * MINUTE
  await look()
  notion.edit(page, { inTrash: false })
  await look()
  expect(store.counted).toEqual([])
  notion.edit(page, { done: false })
  await look()
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1])
})

test('a done task thrown away is not taken back, nor counted again when it comes back', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Task')
  await look()
  notion.edit(page, { done: true })
  await look()
  notion.edit(page, { inTrash: true })
  await look()
  expect(store.values).toEqual([1])
  notion.edit(page, { inTrash: false })
  await look()
  expect(store.values).toEqual([1])
})

test('a page in the trash that Notion still answers with changes nothing', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Task')
  await look()
  notion.edit(page, { done: true })
  await look()
  notion.edit(page, { done: false })
  notion.results = (results) => results.map((result) => ({ ...(result as object), in_trash: true }))
  await look()
  expect(store.values).toEqual([1])
})

test('a renamed property and a renamed task are still the same', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Task')
  await look()
  tasks.propertyName = 'Zustand'
  notion.edit(page, { done: true, title: 'Aufgabe' })
  await look()
  expect(store.counted.map(({ value, meta }) => [value, meta.title])).toEqual([[1, 'Aufgabe']])
})

test('another meaning of “done” counts nothing by itself', async () => {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  const choice = notion.choose(tasks)
  let sources = [choice]
  const { store, look } = watch(notion, () => sources)
  const page = notion.addPage(tasks, 'Open')
  notion.addPage(tasks, 'Done', true)
  await look()
  if (choice.done.kind !== 'status') throw new Error('a status')
  sources = [{ ...choice, done: { ...choice.done, optionIds: ['option-open'] } }]
  await look()
  await look()
  expect(store.counted).toEqual([])
  sources = [choice]
  await look()
  await look()
  notion.edit(page, { done: true })
  await look()
  expect(store.values).toEqual([1])
})

test('what was done while a data source was not chosen is not counted when it is chosen again', async () => {
  const notion = new SmallNotion(NOON)
  const tasks = notion.addDataSource('Tasks')
  let sources = [notion.choose(tasks)]
  const { store, look } = watch(notion, () => sources)
  const page = notion.addPage(tasks, 'Task')
  await look()
  sources = []
  await look()
  notion.edit(page, { done: true })
  await look()
  sources = [notion.choose(tasks)]
  await look()
  await look()
  expect(store.counted).toEqual([])
})

test('completions before counting began are not counted, and those erased are not taken back', async () => {
  const { notion, tasks, store, look } = workspace()
  const page = notion.addPage(tasks, 'Task')
  const other = notion.addPage(tasks, 'Other')
  await look()
  notion.edit(page, { done: true })
  await look()
  notion.edit(other, { done: true })
  notion.now += 5 * MINUTE
  const countFrom = notion.now
  await look({ countFrom })
  notion.edit(page, { done: false })
  await look({ countFrom })
  expect(store.values).toEqual([1])
  notion.now = Math.ceil(notion.now / MINUTE) * MINUTE + 10_000
  const later = notion.now
  notion.edit(page, { done: true })
  await look({ countFrom: later - 5_000 })
  expect(store.values).toEqual([1, 1])
  expect(store.counted[1]!.occurredAt).toBe(later - 5_000)
})

test('a connection made anew counts on beside what the old one counted', async () => {
  const { notion, tasks, store, choices, look } = workspace()
  const page = notion.addPage(tasks, 'Task')
  await look()
  notion.edit(page, { done: true })
  await look()
  const again = new MemoryStore(() => notion.now)
  const anew = async (): Promise<void> => {
    notion.now += 80_000
    await poll(notion, { choices: { sources: choices }, store: again })
  }
  await anew()
  notion.edit(page, { done: false })
  await anew()
  notion.edit(page, { done: true })
  await anew()
  expect(again.values).toEqual([1])
  expect([...again.raw.keys()].some((id) => store.raw.has(id))).toBe(false)
})
