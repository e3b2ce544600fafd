import { describe, expect } from 'vitest'
import { ME, OTHER, importCommits } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'

const COUNT = 100_000
const now = (): number => Math.floor(Date.now() / 1000)

function* commits(
  own: ReadonlySet<number>,
  secondsApart: number,
): Generator<{
  email: string
  at: number
  subject: string
  content?: string
}> {
  const start = now() - COUNT * secondsApart
  for (let number = 0; number < COUNT; number += 1) {
    const mine = own.has(number)
    yield {
      email: mine ? ME : OTHER,
      at: start + number * secondsApart,
      subject: `commit ${number}`,
      ...((mine || number % 1_000 === 0) && { content: `${number}` }),
    }
  }
}

describe('a repository of 100,000 commits', () => {
  test('is read quickly, goes on being so, and counts a handful of mine', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('huge')
    // A minute apart: two months, of which the last week holds some 10,000.
    const own = new Set([5, COUNT - 9_000, COUNT - 500, COUNT - 1])
    await importCommits(repository, home, commits(own, 60))
    const begun = performance.now()
    const watcher = await watch()
    expect(watcher.titles()).toEqual(
      [COUNT - 9_000, COUNT - 500, COUNT - 1].map((n) => `commit ${n}`),
    )
    expect(performance.now() - begun).toBeLessThan(5_000)
    await repository.git('reset', '-q', '--hard')
    const before = performance.now()
    await repository.commit('on top')
    await watcher.until('the commit', () => watcher.titles().includes('on top'))
    expect(performance.now() - before).toBeLessThan(3_000)
  })

  test('all of them mine and of this week, comes in chunks', async ({ home, watch }) => {
    const repository = await home.repository('busy')
    const all = new Set(Array.from({ length: 3_000 }, (_, index) => COUNT - 1 - index))
    await importCommits(repository, home, commits(all, 5))
    const watcher = await watch()
    expect(watcher.pipeline.counted).toHaveLength(3_000)
    expect(Math.max(...watcher.pipeline.batches.map(({ events }) => events.length))).toBe(500)
    expect(watcher.repository('busy').commitsCounted).toBe(3_000)
  })

  test('none of them recent, fetched into a watched one, feeds nothing', async ({
    home,
    watch,
  }) => {
    const old = await home.repository('elsewhere/a/b/c/old')
    await importCommits(old, home, commits(new Set(), 600))
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch({ folders: [repository.path] })
    await repository.git('fetch', '-q', old.path, 'main:refs/remotes/old/main')
    await repository.commit('after')
    await watcher.until('the commit', () => watcher.titles().includes('after'))
    expect(watcher.titles()).toEqual(['base', 'after'])
  })
})
