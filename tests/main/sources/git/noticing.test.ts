import { readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { ME, appendLine, importCommits } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'
import { memoryPipeline } from '../../../fixtures/memory-pipeline'
import { realSurroundings } from '../../../../src/main/sources/git/surroundings'

describe('noticing a commit', () => {
  test('within three seconds, by watching alone, with the timing of the app', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const { settleMs, announceMs } = realSurroundings.timing
    const watcher = await watch({ timing: { settleMs, announceMs } })
    const before = performance.now()
    await repository.commit('quick')
    await watcher.until('the commit', () => watcher.titles().includes('quick'))
    expect(performance.now() - before).toBeLessThan(3_000)
  })

  test('by the sweep alone, where nothing can be watched', async ({ home, begin }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = begin({ blind: true, timing: { sweepMs: 50 } })
    await watcher.until('the first', () => watcher.titles().includes('base'))
    await repository.commit('noticed')
    await watcher.until('the commit', () => watcher.titles().includes('noticed'))
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('on a new branch')
    await watcher.until('the next', () => watcher.titles().includes('on a new branch'))
    await (await home.repository('another')).commit('elsewhere')
    await watcher.until('the new repository', () => watcher.titles().includes('elsewhere'))
  })

  test('where watching fails, says so once, and sweeps', async ({ home, begin }) => {
    for (const name of ['one', 'two']) await (await home.repository(name)).commit(`in ${name}`)
    const warnings: string[] = []
    const watcher = begin({
      timing: { sweepMs: 50 },
      refuse: Object.assign(new Error('too many'), { code: 'ENOSPC' }),
      heardWarning: (message) => warnings.push(message),
    })
    await watcher.until('the first', () => watcher.titles().length === 2)
    await home.at(join(home.folder, 'two')).commit('noticed')
    await watcher.until('the commit', () => watcher.titles().includes('noticed'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('cannot be watched')
  })

  test('when the computer wakes up', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch({ blind: true })
    await repository.commit('while asleep')
    watcher.source.resume()
    await watcher.until('the commit', () => watcher.titles().includes('while asleep'))
  })

  test('made while Familiar did not run, on a branch that is gone again', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const pipeline = memoryPipeline()
    await (await watch({ pipeline })).stop()
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('on the side')
    await repository.git('checkout', '-q', 'main')
    await repository.git('branch', '-q', '-D', 'side')
    await repository.commit('on main')
    const again = await watch({ pipeline })
    expect(again.titles()).toEqual(['base', 'on the side', 'on main'])
    expect(again.repository('project').commitsCounted).toBe(3)
  })

  test('starts no git while nothing changes', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    // As if nothing had happened here for a while: what has just changed is looked at twice.
    const hourAgo = new Date(Date.now() - 3_600_000)
    for (const name of await readdir(join(repository.path, '.git'), { recursive: true }))
      await utimes(join(repository.path, '.git', name), hourAgo, hourAgo)
    const watcher = await watch()
    const before = watcher.repository('project').lastReadAt
    await repository.git('status')
    await repository.write({ 'base.txt': 'edited' })
    await repository.git('add', '-A')
    await (await home.repository('other')).commit('elsewhere')
    await watcher.until('the other', () => watcher.titles().includes('elsewhere'))
    expect(watcher.repository('project').lastReadAt).toBe(before)
  })

  test('many commits of a script, each of them', async ({ home, watch }) => {
    const repository = await home.repository('project')
    const watcher = await watch()
    const lines = { count: 0 }
    for (let time = 0; time < 30; time += 1) await appendLine(repository, lines)
    await watcher.until('all of them', () => watcher.titles().length === 30)
  })

  test('in a branch folder that is removed and made again', async ({ home, watch }) => {
    const repository = await home.repository('project.git', { bare: true })
    const work = await home.repository('elsewhere/a/b/c/work')
    await work.commit('one')
    const watcher = await watch({ folders: [repository.path] })
    await work.git('push', '-q', repository.path, 'main:team/one')
    await watcher.until('the first', () => watcher.titles().includes('one'))
    await work.git('push', '-q', repository.path, ':team/one')
    await rm(join(repository.path, 'refs/heads/team'), { recursive: true, force: true })
    await work.commit('two')
    await work.git('push', '-q', repository.path, 'main:team/two')
    await watcher.until('the second', () => watcher.titles().includes('two'))
    await work.commit('three')
    await work.git('push', '-q', repository.path, 'main:team/two')
    await watcher.until('the third', () => watcher.titles().includes('three'))
  })

  test("ignores a hook's environment", async ({ home, watch }) => {
    const decoy = await home.repository('elsewhere/a/b/c/decoy')
    await decoy.commit('decoy')
    const repository = await home.repository('code/project')
    await repository.commit('real')
    const environment = {
      ...home.environment,
      GIT_DIR: join(decoy.path, '.git'),
      GIT_WORK_TREE: decoy.path,
      GIT_INDEX_FILE: join(decoy.path, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(decoy.path, '.git/objects'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.email',
      GIT_CONFIG_VALUE_0: 'decoy@example.org',
      LC_ALL: 'de_DE.UTF-8',
    }
    const watcher = await watch({ folders: [join(home.folder, 'code')], environment })
    expect(watcher.titles()).toEqual(['real'])
    await repository.commit('noticed')
    await watcher.until('the commit', () => watcher.titles().includes('noticed'))
  })

  test('runs none of the programs a repository is set up with', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const trap = join(home.folder, 'trap')
    const script = join(home.folder, 'script')
    await writeFile(script, `#!/bin/sh\ntouch '${trap}'\nexit 1\n`, { mode: 0o755 })
    await repository.write({ '.gitattributes': '* diff=trap\n' })
    for (const [name, value] of Object.entries({
      'core.fsmonitor': script,
      'core.pager': script,
      'diff.external': script,
      'diff.trap.command': script,
      'diff.trap.textconv': script,
      'gpg.program': script,
      'log.showSignature': 'true',
      'core.alternateRefsCommand': script,
    }))
      await repository.git('config', name, value)
    await repository.git('-c', 'core.fsmonitor=false', 'add', '-A')
    await repository.git('-c', 'core.fsmonitor=false', 'commit', '-q', '-m', 'traps')
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['base', 'traps'])
    expect(watcher.pipeline.raw[1]?.patchId).not.toBeNull()
    await expect(rm(trap)).rejects.toThrow('ENOENT')
  })
})

describe('losing nothing', () => {
  test('a crash between two chunks reads the rest again, and counts none twice', async ({
    home,
    begin,
    watch,
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
    pipeline.fail({ afterBatches: 1 })
    const crashed = begin({ pipeline })
    await crashed.until('the first chunk', () => pipeline.raw.length === 500)
    await crashed.stop()
    expect(pipeline.counted).toHaveLength(500)
    pipeline.fail('never')
    const watcher = await watch({ pipeline })
    expect(pipeline.counted).toHaveLength(1_200)
    expect(watcher.repository('project').commitsCounted).toBe(1_200)
    expect(new Set(pipeline.raw.map(({ sha }) => sha)).size).toBe(1_200)
    // The second run leaves out what the first has handed over.
    expect(pipeline.batches.map(({ events }) => events.length)).toEqual([500, 0, 500, 200])
  })

  test('while the database is away, commits wait and no repository is called broken', async ({
    home,
    begin,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const warnings: string[] = []
    const watcher = begin({
      timing: { sweepMs: 50 },
      heardWarning: (message) => warnings.push(message),
    })
    await watcher.until('the first', () => watcher.titles().length === 1)
    watcher.pipeline.fail('away')
    await repository.commit('waiting')
    await watcher.until('the failure', () => warnings.length > 0)
    expect(watcher.repository('project')).toMatchObject({ state: 'watching', problem: null })
    watcher.pipeline.fail('never')
    await watcher.until('the commit', () => watcher.titles().includes('waiting'))
    expect(warnings).toHaveLength(1)
  })

  test('a database that is away at the start holds nothing up for good', async ({
    home,
    begin,
  }) => {
    await (await home.repository('project')).commit('base')
    const pipeline = memoryPipeline()
    pipeline.fail('away')
    const watcher = begin({ pipeline, timing: { sweepMs: 50 } })
    await expect(watcher.source.addFolder(home.folder)).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    })
    pipeline.fail('never')
    await watcher.until('the commit', () => watcher.titles().includes('base'))
  })

  test('hands nothing over after it has stopped', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch()
    await repository.commit('at the last moment')
    await watcher.stop()
    const handed = watcher.pipeline.batches.length
    await repository.commit('too late')
    watcher.source.resume()
    await watcher.source.rescan()
    expect(watcher.pipeline.batches).toHaveLength(handed)
  })

  test('a repository that comes back goes on where it was', async ({ home, watch }) => {
    const repository = await home.repository('drive/project')
    await repository.commit('before')
    const watcher = await watch({ folders: [join(home.folder, 'drive')], timing: { sweepMs: 50 } })
    await rename(join(home.folder, 'drive'), join(home.folder, 'away'))
    await watcher.until(
      'the drive to be gone',
      ({ folders, repositories }) =>
        folders[0]?.state === 'missing' && repositories[0]?.state === 'missing',
    )
    await home.at(join(home.folder, 'away/project')).commit('meanwhile')
    await rename(join(home.folder, 'away'), join(home.folder, 'drive'))
    await watcher.until('it to return', () => watcher.titles().includes('meanwhile'))
    await watcher.until(
      'all to be well',
      ({ folders, repositories }) =>
        folders[0]?.problem === null && repositories[0]?.problem === null,
    )
    expect(watcher.repository('project').commitsCounted).toBe(2)
  })
})
