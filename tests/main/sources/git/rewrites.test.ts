import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { GitRepository } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'

const DAY = 24 * 60 * 60
const now = (): number => Math.floor(Date.now() / 1000)

/** A moment far enough back that a rewrite made later in the test has a later commit date. */
const HOUR_AGO = (): number => now() - 3600

async function withoutReflogs(repository: GitRepository): Promise<void> {
  await repository.git('config', 'core.logAllRefUpdates', 'false')
  await rm(join(repository.path, '.git', 'logs'), { recursive: true, force: true })
}

describe('amending', () => {
  test('a reworded commit does not count again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('typo')
    const watcher = await watch()
    await repository.git('commit', '-q', '--amend', '-m', 'no typo')
    await watcher.until('the amend', () => watcher.pipeline.raw.length === 2)
    expect(watcher.titles()).toEqual(['typo'])
    expect(watcher.repository('project').commitsCounted).toBe(1)
  })

  test('neither does one with other contents, amended three times within a second', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch()
    const at = now()
    await repository.commit('work', { at })
    for (const number of [1, 2, 3])
      await repository.commit(`work ${number}`, {
        files: { 'work.txt': `${number}` },
        at,
        args: ['--amend'],
      })
    await repository.commit('next', { at })
    await watcher.until('the next commit', () => watcher.titles().includes('next'))
    await watcher.allRead()
    expect(watcher.titles()).toHaveLength(3)
  })

  test('only the last version was ever seen: it counts once, and so does the next', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('first try')
    await repository.commit('second try', {
      files: { a: '2' },
      args: ['--amend', '--reset-author'],
    })
    const watcher = await watch()
    expect(watcher.titles()).toHaveLength(1)
    await repository.commit('third try', { files: { a: '3' }, args: ['--amend', '--reset-author'] })
    await watcher.until('the third', () =>
      watcher.pipeline.raw.some(({ subject }) => subject === 'third try'),
    )
    expect(watcher.titles()).toHaveLength(1)
  })

  test('the first version was lost before it was seen: the later ones count once', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    const lost = await repository.commit('first try')
    await repository.commit('second try', {
      files: { a: '2' },
      args: ['--amend', '--reset-author'],
    })
    await rm(join(repository.path, '.git', 'objects', lost.slice(0, 2), lost.slice(2)))
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['second try'])
    await repository.commit('third try', { files: { a: '3' }, args: ['--amend', '--reset-author'] })
    await watcher.until('the third', () => watcher.pipeline.raw.length === 2)
    expect(watcher.titles()).toEqual(['second try'])
  })

  test('amended there and back, a commit stays one', async ({ home, watch }) => {
    const repository = await home.repository('project')
    const at = now()
    const sha = await repository.commit('work', { at })
    await repository.commit('other words', { files: null, at, args: ['--amend'] })
    expect(await repository.commit('work', { files: null, at, args: ['--amend'] })).toBe(sha)
    expect((await watch()).titles()).toHaveLength(1)
  })

  test('without a reflog, other contents are known by the author date', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    await repository.commit('work', { at: HOUR_AGO() })
    await withoutReflogs(repository)
    const watcher = await watch()
    await repository.commit('better work', { files: { 'work.txt': 'more' }, args: ['--amend'] })
    await watcher.until('the amend', () => watcher.pipeline.raw.length === 3)
    expect(watcher.titles()).toEqual(['base', 'work'])
  })

  test('without a reflog and within the same second, the old version is gone', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await withoutReflogs(repository)
    const at = now()
    await repository.commit('base', { at })
    await repository.commit('work', { at })
    const watcher = await watch()
    await repository.commit('better work', {
      files: { 'work.txt': 'more' },
      at,
      args: ['--amend'],
    })
    await watcher.until('the amend', () => watcher.pipeline.raw.length === 3)
    expect(watcher.titles()).toEqual(['base', 'work'])
  })
})

describe('rebasing', () => {
  async function twoBranches(repository: GitRepository): Promise<void> {
    await repository.commit('base', { at: HOUR_AGO() })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('side 1', { at: HOUR_AGO() + 1 })
    await repository.commit('side 2', { at: HOUR_AGO() + 2 })
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main 1', { at: HOUR_AGO() + 3 })
  }

  test('a clean rebase counts nothing again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await twoBranches(repository)
    const watcher = await watch()
    expect(watcher.titles()).toHaveLength(4)
    await repository.git('rebase', '-q', 'main', 'side')
    await watcher.until('the rebase', () => watcher.pipeline.raw.length === 6)
    expect(watcher.titles()).toHaveLength(4)
  })

  test('nor when it was never seen before it was rebased', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await twoBranches(repository)
    await repository.git('rebase', '-q', 'main', 'side')
    expect((await watch()).titles()).toHaveLength(4)
  })

  test('nor within a second and without a reflog', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await withoutReflogs(repository)
    const at = now()
    await repository.commit('base', { at })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('side 1', { at })
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main 1', { at })
    const watcher = await watch()
    await repository.gitWith({ GIT_COMMITTER_DATE: `@${at} +0000` }, 'rebase', '-q', 'main', 'side')
    await watcher.until('the rebase', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toHaveLength(3)
  })

  test('a rebase with a conflict counts nothing again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { files: { a: '1\n' }, at: HOUR_AGO() })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('side', { files: { a: 'side\n' }, at: HOUR_AGO() + 1 })
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main', { files: { a: 'main\n' }, at: HOUR_AGO() + 2 })
    const watcher = await watch()
    await expect(repository.git('rebase', '-q', 'main', 'side')).rejects.toThrow()
    await repository.write({ a: 'both\n' })
    await repository.git('add', 'a')
    await repository.gitWith({ GIT_EDITOR: 'true' }, 'rebase', '--continue')
    await watcher.until('the rebase', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toEqual(['base', 'side', 'main'])
  })

  test('squashing two commits into one counts nothing again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    await repository.commit('one', { at: HOUR_AGO() + 1 })
    await repository.commit('two', { at: HOUR_AGO() + 2 })
    const watcher = await watch()
    await repository.gitWith(
      { GIT_SEQUENCE_EDITOR: 'sed -i 2s/pick/squash/', GIT_EDITOR: 'true' },
      'rebase',
      '-q',
      '-i',
      'HEAD~2',
    )
    await watcher.until('the squash', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toEqual(['base', 'one', 'two'])
  })

  test('amending in the middle of a rebase counts nothing again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('one', { at: HOUR_AGO() + 1 })
    await repository.commit('two', { at: HOUR_AGO() + 2 })
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main', { at: HOUR_AGO() + 3 })
    const watcher = await watch()
    await repository.gitWith(
      { GIT_SEQUENCE_EDITOR: 'sed -i 1s/pick/edit/' },
      'rebase',
      '-q',
      '-i',
      'main',
      'side',
    )
    await repository.commit('one better', { files: { 'one.txt': 'better' }, args: ['--amend'] })
    await repository.gitWith({ GIT_EDITOR: 'true' }, 'rebase', '--continue')
    await watcher.until('the rebase', () =>
      watcher.pipeline.raw.some(
        ({ subject, branch }) =>
          subject === 'two' && branch === 'side' && watcher.pipeline.raw.length >= 6,
      ),
    )
    await watcher.allRead()
    expect(watcher.titles()).toEqual(['base', 'one', 'two', 'main'])
  })

  test('a history rewritten as a whole, its old objects gone, counts nothing again', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    for (const number of [1, 2, 3])
      await repository.commit(`work ${number}`, { at: HOUR_AGO() + number })
    const watcher = await watch()
    await repository.gitWith(
      { FILTER_BRANCH_SQUELCH_WARNING: '1' },
      'filter-branch',
      '-f',
      '--tree-filter',
      'echo licence > LICENCE',
      '--',
      '--all',
    )
    await repository.git('update-ref', '-d', 'refs/original/refs/heads/main')
    await repository.git('reflog', 'expire', '--expire=now', '--all')
    await repository.git('gc', '-q', '--prune=now')
    await watcher.allRead()
    expect(watcher.titles()).toEqual(['work 1', 'work 2', 'work 3'])
  })
})

describe('picking and reverting', () => {
  test('a commit picked onto another branch does not count again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await repository.git('checkout', '-q', '-b', 'release')
    await repository.commit('release notes')
    await repository.git('checkout', '-q', 'main')
    const fix = await repository.commit('fix')
    const watcher = await watch()
    await repository.git('checkout', '-q', 'release')
    await repository.git('cherry-pick', fix)
    await watcher.until('the pick', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toHaveLength(3)
  })

  test('a commit picked again after it was reverted does not count again', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    const fix = await repository.commit('fix', { at: HOUR_AGO() + 1 })
    const watcher = await watch()
    await repository.git('revert', '--no-edit', 'HEAD')
    await repository.git('cherry-pick', fix)
    await watcher.until('the pick', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toEqual(['base', 'fix', 'Revert "fix"'])
  })

  test('nor where no reflog tells how it was made', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    const fix = await repository.commit('fix', { at: HOUR_AGO() + 1 })
    await repository.git('revert', '--no-edit', 'HEAD')
    await repository.git('cherry-pick', fix)
    await withoutReflogs(repository)
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['base', 'fix', 'Revert "fix"'])
  })

  test('reverting a revert is work', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { at: HOUR_AGO() })
    await repository.commit('feature', { at: HOUR_AGO() + 1 })
    const watcher = await watch()
    await repository.git('revert', '--no-edit', 'HEAD')
    await repository.git('revert', '--no-edit', 'HEAD')
    await watcher.until('the reverts', () => watcher.pipeline.raw.length === 4)
    expect(watcher.titles()).toHaveLength(4)
  })

  test('a commit undone and committed again does not count again', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await repository.commit('work', { at: HOUR_AGO() })
    const watcher = await watch()
    await repository.git('reset', '-q', '--soft', 'HEAD~')
    await repository.git('commit', '-q', '-m', 'work, said better')
    await watcher.until('the second', () => watcher.pipeline.raw.length === 3)
    expect(watcher.titles()).toEqual(['base', 'work'])
  })

  test('different changes of one binary file on two branches are two', async ({ home, watch }) => {
    const repository = await home.repository('project')
    const picture = (seed: number): Buffer =>
      Buffer.from(Array.from({ length: 600 }, (_, i) => (i * seed) % 256))
    await repository.commit('base', { files: { 'a.png': picture(1) }, at: HOUR_AGO() })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('blue', { files: { 'a.png': picture(3) }, at: HOUR_AGO() + 1 })
    await repository.git('checkout', '-q', 'main')
    await repository.commit('red', { files: { 'a.png': picture(5) }, at: HOUR_AGO() + 2 })
    expect((await watch()).titles()).toEqual(['base', 'blue', 'red'])
  })

  test('making two different files executable on two branches is two', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base', { files: { a: '', b: '' }, at: HOUR_AGO() })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.git('update-index', '--chmod=+x', 'a')
    await repository.commit('a runs', { files: null, at: HOUR_AGO() + 1 })
    await repository.git('checkout', '-q', '-f', 'main')
    await repository.git('update-index', '--chmod=+x', 'b')
    await repository.commit('b runs', { files: null, at: HOUR_AGO() + 2 })
    expect((await watch()).titles()).toEqual(['base', 'a runs', 'b runs'])
  })

  test('the same change made in two repositories is work twice', async ({ home, watch }) => {
    for (const name of ['one', 'two']) {
      const repository = await home.repository(name)
      await repository.commit(`licence in ${name}`, { files: { LICENCE: 'free\n' } })
    }
    expect((await watch()).titles()).toHaveLength(2)
  })

  test('a clone of what is watched already counts nothing again', async ({ home, watch }) => {
    const repository = await home.repository('one')
    await repository.commit('work', { at: HOUR_AGO() })
    const watcher = await watch()
    await home.git(home.folder, 'clone', '-q', 'one', 'two')
    await watcher.source.rescan()
    await watcher.allRead()
    const clone = home.at(join(home.folder, 'two'))
    await clone.git('commit', '-q', '--amend', '-m', 'reworded in the clone')
    await watcher.until('the amend', () => watcher.pipeline.raw.length === 2)
    expect(watcher.titles()).toEqual(['work'])
    expect(watcher.repository('two').commitsCounted).toBe(0)
  })

  test('commits with a fixed date on two branches are work, each of them', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    const fixed = { at: now() - DAY, committedAt: now() }
    await repository.commit('base', fixed)
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('side', fixed)
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main', fixed)
    expect((await watch()).titles()).toHaveLength(3)
  })
})
