import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { ME, OTHER, appendLine } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'

const DAY = 24 * 60 * 60
const now = (): number => Math.floor(Date.now() / 1000)

describe('whose commits count', () => {
  test("does not feed on other people's commits", async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('mine')
    await repository.commit('theirs', { email: OTHER })
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['mine'])
    expect(watcher.repository('project')).toMatchObject({
      state: 'watching',
      problem: null,
      identities: [ME],
      commitsCounted: 1,
    })
  })

  test('knows an address however it is written', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('shouted', { email: ME.toUpperCase() })
    expect((await watch()).titles()).toEqual(['shouted'])
  })

  test("goes by the repository's own address where it has one", async ({ home, watch }) => {
    const repository = await home.repository('work')
    await repository.git('config', 'user.email', 'me@work.example')
    await repository.commit('at work')
    await repository.commit('as at home', { email: ME })
    expect((await watch()).titles()).toEqual(['at work'])
  })

  test('goes by an address included for a folder, and by author.email', async ({ home, watch }) => {
    const repository = await home.repository('clients/acme')
    await repository.write({ '../../acme.inc': '[user]\nemail = me@acme.example\n' })
    await home.git(
      home.folder,
      'config',
      '--global',
      `includeIf.gitdir:${home.folder}/clients/.path`,
      join(home.folder, 'acme.inc'),
    )
    await repository.commit('for acme')
    const other = await home.repository('signed')
    await other.git('config', 'author.email', 'author@example.org')
    await other.commit('as author', { email: 'author@example.org' })
    expect((await watch()).titles().sort()).toEqual(['as author', 'for acme'])
  })

  test('counts what an alias wrote, from the moment it is one', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('long ago', { email: 'old@example.org', at: now() - 30 * DAY })
    await repository.commit('by another me', { email: 'old@example.org' })
    const watcher = await watch()
    expect(watcher.titles()).toEqual([])
    await watcher.source.setAliases([' Old@Example.org '])
    await watcher.until('the alias to count', () => watcher.titles().length === 1)
    expect(watcher.titles()).toEqual(['by another me'])
    expect(watcher.repository('project').identities).toEqual([ME, 'old@example.org'])
    expect(watcher.metadata['aliases']).toEqual(['old@example.org'])
    await watcher.allRead()
    expect(watcher.titles()).toEqual(['by another me'])
  })

  test("counts what the repository's .mailmap says was me", async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('before I had an address', { email: 'me@laptop.local' })
    await repository.commit('map', { files: { '.mailmap': `Me <${ME}> <me@laptop.local>\n` } })
    expect((await watch()).titles()).toEqual(['before I had an address', 'map'])
  })

  test('says what to do where git knows no address, and reads on when it does', async ({
    home,
    watch,
  }) => {
    await home.git(home.folder, 'config', '--global', '--unset', 'user.email')
    const repository = await home.repository('project')
    await repository.commit('whose', { email: ME })
    const watcher = await watch()
    const before = watcher.repository('project')
    expect(before).toMatchObject({ state: 'no-identity', identities: [], commitsCounted: 0 })
    expect(before.problem).toContain('git config --global user.email')
    await repository.git('config', 'user.email', ME)
    await watcher.until('the address to be found', () => watcher.titles().length === 1)
    expect(watcher.repository('project')).toMatchObject({ state: 'watching', problem: null })
  })

  test('notices an address set for all repositories at the next sweep', async ({ home, begin }) => {
    await home.git(home.folder, 'config', '--global', '--unset', 'user.email')
    const repository = await home.repository('project')
    await repository.commit('whose', { email: ME })
    const watcher = begin({ timing: { sweepMs: 50 } })
    await watcher.until(
      'the missing address to be seen',
      ({ repositories }) => repositories[0]?.state === 'no-identity',
    )
    await home.git(home.folder, 'config', '--global', 'user.email', ME)
    await watcher.until('the address to be found', () => watcher.titles().length === 1)
  })
})

describe('which commits count', () => {
  test('leaves merges out, also when they are mine', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('on the side')
    await repository.git('checkout', '-q', 'main')
    await repository.commit('on main')
    await repository.git('merge', '-q', '--no-ff', '-m', 'merged', 'side')
    expect((await watch()).titles().sort()).toEqual(['base', 'on main', 'on the side'])
  })

  test('reads the last 7 days when it first sees a repository', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('too old', { at: now() - 8 * DAY })
    await repository.commit('six days ago', { at: now() - 6 * DAY })
    await repository.commit('today')
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['six days ago', 'today'])
    expect(watcher.pipeline.counted.map(({ occurredAt }) => occurredAt)[0]).toBeLessThan(
      Date.now() - 5 * DAY * 1000,
    )
  })

  test('is not flooded by an old history that is fetched later', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('first')
    const old = await home.repository('elsewhere/deep/deeper/deepest/old')
    for (let year = 1; year <= 5; year += 1)
      await old.commit(`years ago ${year}`, { at: now() - year * 365 * DAY })
    await old.commit('lately')
    const watcher = await watch()
    await repository.git('fetch', '-q', old.path, 'main:refs/remotes/old/main')
    await watcher.until('the fetch', () => watcher.titles().includes('lately'))
    expect(watcher.titles()).toEqual(['first', 'lately'])
  })

  test('a commit with a wrong clock does not hide the one before it', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('start')
    const watcher = await watch()
    await repository.git('checkout', '-q', '--detach')
    await repository.commit('behind')
    await repository.commit('wrong clock', { at: 1_000_000_000 })
    await repository.commit('in front')
    await repository.git('branch', '-f', 'main', 'HEAD')
    await watcher.until('the front', () => watcher.titles().includes('in front'))
    expect(watcher.titles()).toEqual(['start', 'behind', 'in front'])
  })

  test('counts commits that change nothing', async ({ home, watch }) => {
    const repository = await home.repository('project')
    for (const number of [1, 2, 3])
      await repository.commit(`empty ${number}`, {
        files: null,
        args: ['--allow-empty'],
        at: now(),
      })
    expect((await watch()).titles()).toEqual(['empty 1', 'empty 2', 'empty 3'])
  })

  test('counts the same line added ten times as ten commits', async ({ home, watch }) => {
    const repository = await home.repository('project')
    const lines = { count: 0 }
    const watcher = await watch()
    const moment = now()
    for (let time = 0; time < 10; time += 1) await appendLine(repository, lines, { at: moment })
    await watcher.until('ten', () => watcher.titles().length === 10)
    await watcher.allRead()
    expect(watcher.titles()).toHaveLength(10)
  })

  test('counts ten of them also when their author date is fixed', async ({ home, watch }) => {
    const repository = await home.repository('project')
    const lines = { count: 0 }
    for (let time = 0; time < 10; time += 1)
      await appendLine(repository, lines, { at: now() - DAY, committedAt: now() })
    expect((await watch()).titles()).toHaveLength(10)
  })

  test('counts ten of them with a fixed date where no reflog is kept', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.git('config', 'core.logAllRefUpdates', 'false')
    const lines = { count: 0 }
    for (let time = 0; time < 10; time += 1)
      await appendLine(repository, lines, { at: now() - DAY, committedAt: now() + time })
    expect((await watch()).titles()).toHaveLength(10)
  })

  test('says what a commit was, and nothing of its contents', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.git('checkout', '-q', '-b', 'feature/ø')
    const sha = await repository.commit('a subject', { files: { 'secret.txt': 'a secret' } })
    const watcher = await watch()
    const [payload] = watcher.pipeline.raw
    expect(payload).toMatchObject({
      repository: 'project',
      sha,
      parents: [],
      authorName: 'Me',
      authorEmail: ME,
      subject: 'a subject',
      branch: 'feature/ø',
      rewriteOf: null,
    })
    expect(payload?.patchId).toMatch(/^[0-9a-f]{40}$/)
    const text = JSON.stringify(watcher.pipeline.batches[0]?.events)
    expect(text).not.toContain('secret')
    expect(text).not.toContain(home.folder)
    expect(watcher.pipeline.counted[0]).toMatchObject({
      type: 'commit.push',
      value: 1,
      keys: [`commit:${sha}`],
      meta: { source: 'git', title: 'a subject', place: 'project', ref: sha.slice(0, 7) },
    })
  })
})
