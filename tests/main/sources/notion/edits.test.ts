import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsAsync } from '../../../fixtures/property'
import { MINUTE, type SmallPage, SmallNotion } from './small-notion'
import { MemoryStore, TURN, poll } from './watching'

const NOON = Date.parse('2026-11-25T12:00:00.000Z')
const PAGES = 4

const page = fc.nat({ max: PAGES - 1 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('set' as const), page, done: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), page }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trash' as const), page }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), page }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('move' as const), page, to: fc.nat({ max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('make' as const), done: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat({ max: 30 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('poll' as const),
      /** Deliveries after which the process is killed; null for none. */
      killedAfter: fc.option(fc.nat({ max: 2 }), { nil: null, freq: 3 }),
      results: fc.constantFrom('straight', 'doubled', 'reversed', 'stale'),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/**
 * The rules, told over: of each page what was last seen of it, whether its completion is counted, and the sum. It sees
 * pages only when a poll comes through, and knows nothing of minutes, answers, scopes or cursors.
 */
class Model {
  readonly seen = new Map<string, { done: boolean; counted: boolean }>()
  sum = 0

  observe(pages: readonly SmallPage[], sources: readonly string[], began: number | null): void {
    for (const { id, done, dataSourceId, created, inTrash } of pages) {
      if (inTrash || !sources.includes(dataSourceId)) continue
      const before = this.seen.get(id)
      const wasDone = before?.done ?? (began !== null && created >= began ? false : done)
      let counted = before?.counted ?? false
      if (!wasDone && done) {
        this.sum += 1
        counted = true
      }
      if (wasDone && !done) {
        if (counted) this.sum -= 1
        counted = false
      }
      this.seen.set(id, { done, counted })
    }
  }
}

async function live(steps: readonly Step[]): Promise<void> {
  const notion = new SmallNotion(NOON)
  const read = [notion.addDataSource('First'), notion.addDataSource('Second', 'checkbox')]
  const all = [...read, notion.addDataSource('Not read')]
  for (let index = 0; index < PAGES; index += 1)
    notion.addPage(read[index % 2]!, `Task ${index}`, index === 3)
  notion.now += 5 * MINUTE
  const choices = { sources: read.map((dataSource) => notion.choose(dataSource)) }
  const store = new MemoryStore(() => notion.now)
  const model = new Model()
  const ids = read.map(({ id }) => id)
  // Both are read at once: so the polls are what a user asks for, one soon after the other.
  const look = async (): Promise<void> => {
    await poll(notion, { choices, store })
    notion.now += 1_000
    await poll(notion, { choices, store })
  }
  const older = new Map<string, { last_edited_time: string }>()
  const onTheWay = (how: string, results: unknown[]): unknown[] => {
    if (how === 'doubled') return [...results, ...results.toReversed()]
    if (how === 'reversed') return results.toReversed()
    if (how !== 'stale') return results
    // Each page once more as it was at the last poll, where Notion's minutes tell which of the two is older.
    return (results as { id: string; last_edited_time: string }[]).flatMap((result) => {
      const before = older.get(result.id)
      return before && before.last_edited_time < result.last_edited_time
        ? [result, before]
        : [result]
    })
  }
  const remember = (): void => {
    for (const one of notion.pages)
      older.set(one.id, notion.pageObject(one) as { id: string; last_edited_time: string })
  }
  const began = notion.now
  await look()
  model.observe(notion.pages, ids, null)

  for (const now of steps) {
    notion.now += 20_000
    switch (now.kind) {
      case 'set':
        notion.edit(notion.pages[now.page]!, { done: now.done })
        break
      case 'rename':
        notion.edit(notion.pages[now.page]!, { title: `Renamed ${notion.now}` })
        break
      case 'trash':
        notion.edit(notion.pages[now.page]!, { inTrash: true })
        break
      case 'restore':
        notion.edit(notion.pages[now.page]!, { inTrash: false })
        break
      case 'move':
        notion.edit(notion.pages[now.page]!, { dataSourceId: all[now.to]!.id })
        break
      case 'make':
        notion.addPage(read[0]!, 'New', now.done)
        break
      case 'wait':
        notion.now += now.minutes * MINUTE
        break
      case 'poll': {
        notion.now += TURN
        notion.results = (results) => onTheWay(now.results, results)
        let left = now.killedAfter ?? Number.POSITIVE_INFINITY
        store.crash = () => (left -= 1) < 0
        await look().catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'killed') throw error
        })
        store.crash = () => false
        // What was killed half way is finished before anything else is edited, else nobody could say what was seen.
        if (now.killedAfter !== null) await look()
        model.observe(notion.pages, ids, began)
        expect(store.sum).toBe(model.sum)
        remember()
        break
      }
    }
  }
  notion.results = (results) => results
  notion.now += TURN
  await look()
  model.observe(notion.pages, ids, began)
  expect(store.sum).toBe(model.sum)
  // No page is ever counted more than once over.
  expect(store.sum).toBeGreaterThanOrEqual(0)
  expect(store.sum).toBeLessThanOrEqual(notion.pages.length)
}

test('whatever is edited, moved, killed, doubled or turned round, the sum is that of the completions seen', async () => {
  await holdsAsync(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), live), 150)
})
