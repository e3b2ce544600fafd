import { describe, expect } from 'vitest'
import { ME, importCommits } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'
import { memoryPipeline } from '../../../fixtures/memory-pipeline'

describe('while reading is paused', () => {
  test('nothing is read by watching, by sweeping or on waking up; going on finds all of it, once', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch({ timing: { sweepMs: 20 } })
    expect(await watcher.source.setPaused(true)).toMatchObject({ paused: true })
    expect(watcher.repository('project').state).toBe('paused')

    await repository.commit('one')
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('two')
    await (await home.repository('another')).commit('three')
    watcher.source.resume()
    // Rounds are one after the other, and a folder is looked through in each: one that comes to its end after this has
    // met everything above.
    await watcher.until('the new repository', ({ repositories }) => repositories.length === 2)
    await watcher.source.rescan()
    expect(watcher.repository('another').state).toBe('paused')
    expect(watcher.titles()).toEqual(['base'])

    expect(await watcher.source.setPaused(false)).toMatchObject({ paused: false })
    await watcher.until('what was missed', () => watcher.titles().length === 4)
    await watcher.allRead()
    expect(watcher.titles().toSorted()).toEqual(['base', 'one', 'three', 'two'])
    expect(watcher.repository('project').state).toBe('watching')
  })

  test('it stays so over a restart, and the folders and repositories are known all the same', async ({
    home,
    watch,
    begin,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const [pipeline, metadata] = [memoryPipeline(), {}]
    const told: (number | null)[] = []
    const first = await watch({ pipeline, metadata, paused: (since) => told.push(since) })
    await first.source.setPaused(true)
    const since = told.at(-1)
    expect(since).toEqual(expect.any(Number))
    await first.stop()
    await repository.commit('meanwhile')

    const heard: (number | null)[] = []
    const again = begin({
      pipeline,
      metadata,
      timing: { sweepMs: 20 },
      paused: (then) => heard.push(then),
    })
    await again.until('the repository', ({ repositories }) => repositories.length === 1)
    await again.source.rescan()
    expect(heard, 'since it was asked for: the time it was off is no hunger').toEqual([since])
    expect(again.source.overview()).toMatchObject({ paused: true, folders: [{ repositories: 1 }] })
    expect(again.repository('project').state).toBe('paused')
    expect(again.titles()).toEqual(['base'])
    await again.source.setPaused(false)
    await again.until('what was missed', () => again.titles().length === 2)
  })

  /** The second was compared with what was there before the first, found to be so already, and lost. */
  test('asked for and taken back in one breath it is not paused', async ({ home, watch }) => {
    await home.repository('project')
    const { source } = await watch({})
    const answers = await Promise.all([source.setPaused(true), source.setPaused(false)])
    expect(answers.map(({ paused }) => paused)).toEqual([true, false])
    expect(source.overview().paused).toBe(false)
  })

  test('it ends with the last folder: there is no switch for it any more', async ({
    home,
    watch,
  }) => {
    await (await home.repository('code/project')).commit('work')
    const { source } = await watch({ folders: [] })
    await source.addFolder('~/code')
    await source.setPaused(true)
    expect(await source.removeFolder('~/code')).toMatchObject({ folders: [], paused: false })
  })

  test('a long reading is broken off without harm, and goes on to its end afterwards, each commit once', async ({
    home,
    begin,
  }) => {
    const repository = await home.repository('project')
    const start = Math.floor(Date.now() / 1000) - 5_000
    const commits = Array.from({ length: 1_200 }, (_, index) => ({
      email: ME,
      at: start + index,
      subject: `commit ${index}`,
      content: `${index}`,
    }))
    await importCommits(repository, home, commits)
    const pipeline = memoryPipeline()
    const watcher = begin({ pipeline })
    await watcher.until('the first chunk', () => pipeline.raw.length === 500)
    await watcher.source.setPaused(true)
    expect(watcher.repository('project')).toMatchObject({ state: 'paused', problem: null })
    await watcher.source.setPaused(false)
    await watcher.until('all of it', ({ repositories }) => repositories[0]?.state === 'watching')
    expect(new Set(watcher.titles()).size).toBe(1_200)
    expect(pipeline.raw).toHaveLength(1_200)
    expect(watcher.repository('project').commitsCounted).toBe(1_200)
    // What was handed over before is left out, and not handed over twice.
    expect(pipeline.batches.map(({ events }) => events.length)).toEqual([500, 0, 500, 200])
  })
})
