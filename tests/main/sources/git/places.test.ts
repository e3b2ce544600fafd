import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { OTHER } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'

describe('where commits are found', () => {
  test('on every branch, local and fetched, and not in stashes, notes and tags', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await repository.git('checkout', '-q', '-b', 'deep/er/branch')
    await repository.commit('on a branch')
    await repository.git('checkout', '-q', '--orphan', 'fetched')
    await repository.commit('on a remote branch')
    await repository.git('update-ref', 'refs/remotes/origin/fetched', 'HEAD')
    await repository.git('checkout', '-q', '--orphan', 'tagged')
    await repository.commit('only tagged', { email: OTHER })
    await repository.git('tag', 'v1')
    await repository.git('checkout', '-q', 'main')
    await repository.git('branch', '-q', '-D', 'fetched', 'tagged')
    await repository.git('notes', 'add', '-m', 'a note', 'main')
    await repository.write({ 'base.txt': 'stashed' })
    await repository.git('stash', '-q')
    const watcher = await watch()
    expect(watcher.titles().sort()).toEqual(['base', 'on a branch', 'on a remote branch'])
  })

  test('with HEAD on no branch', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    const watcher = await watch()
    await repository.git('checkout', '-q', '--detach')
    await repository.commit('detached')
    await watcher.until('the commit', () => watcher.titles().includes('detached'))
  })

  test('made and thrown away before anybody looked', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await repository.commit('thrown away')
    await repository.git('reset', '-q', '--hard', 'HEAD~')
    expect((await watch()).titles()).toEqual(['base', 'thrown away'])
  })

  test('in a linked worktree, wherever it is, once', async ({ home, watch }) => {
    const repository = await home.repository('watched/project')
    await repository.commit('base')
    await repository.git('worktree', 'add', '-q', '-b', 'side', join(home.folder, 'far away'))
    const watcher = await watch({ folders: [join(home.folder, 'watched')] })
    const side = home.at(join(home.folder, 'far away'))
    await side.commit('on the side')
    await side.git('checkout', '-q', '--detach')
    await side.commit('detached on the side')
    await watcher.until('the commits', () => watcher.titles().length === 3)
    expect(watcher.source.overview().repositories).toHaveLength(1)
    expect(watcher.repository('project').commitsCounted).toBe(3)
  })

  test('in a repository of which only a linked worktree is in the watched folder', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('elsewhere/project')
    await repository.commit('base')
    await mkdir(join(home.folder, 'watched'))
    await repository.git('worktree', 'add', '-q', '-b', 'side', join(home.folder, 'watched/side'))
    const watcher = await watch({ folders: [join(home.folder, 'watched')] })
    expect(watcher.titles()).toEqual(['base'])
    expect(watcher.repository('project').path).toBe(repository.path)
    await home.at(join(home.folder, 'watched/side')).commit('on the side')
    await watcher.until('the commit', () => watcher.titles().includes('on the side'))
  })

  test('in submodules, however deep, each a repository of its own', async ({ home, watch }) => {
    const library = await home.repository('elsewhere/a/b/c/d/library')
    await library.commit('of the library', { email: OTHER })
    const project = await home.repository('project')
    await project.commit('base')
    await project.git('submodule', '--quiet', 'add', library.path, 'third party/one/two/three/lib')
    await project.commit('with a library', { files: null })
    const watcher = await watch({ folders: [project.path] })
    const names = watcher.source.overview().repositories.map(({ name }) => name)
    expect(names.sort()).toEqual(['lib', 'project'])
    const inside = home.at(join(project.path, 'third party/one/two/three/lib'))
    await inside.commit('in the library')
    await watcher.until('the commit', () => watcher.titles().includes('in the library'))
    expect(watcher.pipeline.raw.find(({ subject }) => subject === 'in the library')).toMatchObject({
      repository: 'lib',
    })
  })

  test('in a submodule added while watching', async ({ home, watch }) => {
    const library = await home.repository('elsewhere/a/b/c/library')
    await library.commit('of the library', { email: OTHER })
    const project = await home.repository('project')
    await project.commit('base')
    const watcher = await watch({ folders: [project.path] })
    await project.git('submodule', '--quiet', 'add', library.path, 'a/b/c/d/lib')
    await watcher.until('the submodule', ({ repositories }) =>
      repositories.some(({ name, state }) => name === 'lib' && state === 'watching'),
    )
    await home.at(join(project.path, 'a/b/c/d/lib')).commit('in the library')
    await watcher.until('the commit', () => watcher.titles().includes('in the library'))
  })

  test('in a bare repository that is pushed to', async ({ home, watch }) => {
    const bare = await home.repository('hosting/project.git', { bare: true })
    const watcher = await watch({ folders: [join(home.folder, 'hosting')] })
    expect(watcher.repository('project')).toMatchObject({ bare: true, path: bare.path })
    const work = await home.repository('work')
    await work.commit('pushed')
    await work.git('push', '-q', bare.path, 'main:deep/er')
    await watcher.until('the push', () => watcher.titles().includes('pushed'))
    expect(watcher.pipeline.raw[0]).toMatchObject({ repository: 'project', branch: 'deep/er' })
  })

  test('in a bare repository with worktrees beside it', async ({ home, watch }) => {
    const seed = await home.repository('elsewhere/seed')
    await seed.commit('base')
    const project = join(home.folder, 'code/project')
    await home.git(home.folder, 'clone', '-q', '--bare', seed.path, join(project, '.bare'))
    await writeFile(join(project, '.git'), 'gitdir: ./.bare\n')
    await home.git(project, 'worktree', 'add', '-q', join(project, 'main'), 'main')
    const watcher = await watch({ folders: [join(home.folder, 'code')] })
    expect(watcher.source.overview().repositories).toHaveLength(1)
    expect(watcher.repository('project')).toMatchObject({ bare: true, state: 'watching' })
    await home.at(join(project, 'main')).commit('on main')
    await watcher.until('the commit', () => watcher.titles().includes('on main'))
  })

  test('in a repository that keeps its branches in a reftable', async ({ home, watch, skip }) => {
    const repository = await home
      .repository('project', { init: ['--ref-format=reftable'] })
      .catch(() => null)
    if (repository === null) {
      console.log('skipped: the git on this machine knows no reftable (2.45 or newer does)')
      return skip()
    }
    await repository.commit('base')
    const watcher = await watch()
    await repository.commit('noticed')
    await watcher.until('the commit', () => watcher.titles().includes('noticed'))
    await repository.commit('reworded', { files: null, args: ['--amend'] })
    await watcher.until('the amend', () => watcher.pipeline.raw.length === 3)
    expect(watcher.titles()).toEqual(['base', 'noticed'])
  })

  test('in a repository with SHA-256 names', async ({ home, watch }) => {
    const repository = await home.repository('project', { init: ['--object-format=sha256'] })
    await repository.commit('long name')
    const watcher = await watch()
    expect(watcher.pipeline.raw[0]?.sha).toMatch(/^[0-9a-f]{64}$/)
    expect(watcher.titles()).toEqual(['long name'])
  })

  test('in a shallow clone, whose cut-off merge is no commit of its own', async ({
    home,
    watch,
  }) => {
    const origin = await home.repository('elsewhere/a/b/c/origin')
    await origin.commit('base')
    await origin.git('checkout', '-q', '-b', 'side')
    await origin.commit('side')
    await origin.git('checkout', '-q', 'main')
    await origin.git('merge', '-q', '--no-ff', '-m', 'merged', 'side')
    const clone = join(home.folder, 'clone')
    await home.git(home.folder, 'clone', '-q', '--depth=1', `file://${origin.path}`, clone)
    const watcher = await watch({ folders: [clone] })
    expect(watcher.titles()).toEqual([])
    await home.at(clone).commit('on top')
    await watcher.until('the commit', () => watcher.titles().length > 0)
    expect(watcher.titles()).toEqual(['on top'])
  })

  test('in a partial clone, without fetching what it lacks', async ({ home, watch }) => {
    const origin = await home.repository('elsewhere/a/b/c/origin')
    await origin.git('config', 'uploadpack.allowFilter', 'true')
    await origin.commit('base')
    await origin.commit('more', { files: { 'base.txt': 'changed\n' } })
    const clone = join(home.folder, 'clone')
    const url = `file://${origin.path}`
    await home.git(home.folder, 'clone', '-q', '--filter=blob:none', '--no-checkout', url, clone)
    const before = await home.git(clone, 'count-objects', '-v')
    const watcher = await watch({ folders: [clone] })
    expect(watcher.titles()).toEqual(['base', 'more'])
    expect(watcher.pipeline.raw.every(({ patchId }) => patchId === null)).toBe(true)
    expect(await home.git(clone, 'count-objects', '-v')).toBe(before)
  })

  test('under names with spaces, quotes, line breaks and letters of every kind', async ({
    home,
    watch,
  }) => {
    const names = ['a b', 'Grüße', "it's", 'semi;colon', '-dash', 'new\nline', '日本:語', '$HOME']
    for (const name of names) {
      const repository = await home.repository(name)
      await repository.git('checkout', '-q', '-b', 'brânch/ü')
      await repository.commit(`in ${JSON.stringify(name)}`, { files: { 'ä\n"b".txt': 'x\n' } })
    }
    const watcher = await watch()
    expect(watcher.titles()).toHaveLength(names.length)
    expect(watcher.pipeline.raw.map(({ repository }) => repository).sort()).toEqual(names.sort())
    await home.at(join(home.folder, 'new\nline')).commit('later')
    await watcher.until('the commit', () => watcher.titles().includes('later'))
  })

  test('with subjects of any bytes, and of any length', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('placeholder')
    const [tree, author, committer] = (await repository.git('cat-file', 'commit', 'HEAD')).split(
      '\n',
    )
    const made = [
      Buffer.from([0x61, 0xff, 0xfe, 0x20, 0xc3, 0x28, 0x0a]),
      Buffer.from('before\0after\n'),
      Buffer.from(`${'😀'.repeat(400)}\n`),
      Buffer.from(''),
    ]
    for (const [index, message] of made.entries()) {
      const file = join(home.folder, 'commit')
      const header = [tree, author, committer, '', ''].join('\n')
      await writeFile(file, Buffer.concat([Buffer.from(header), message]))
      const sha = await repository.git('hash-object', '-t', 'commit', '-w', '--literally', file)
      await repository.git('update-ref', `refs/heads/made-${index}`, sha)
    }
    const watcher = await watch()
    const byBranch = new Map(
      watcher.pipeline.raw.map(({ branch, subject }) => [branch, subject] as const),
    )
    expect(byBranch.get('made-0')).toBe('a\ufffd\ufffd \ufffd(')
    expect(byBranch.get('made-1')).toBe('before')
    expect(byBranch.get('made-2')?.length).toBeLessThanOrEqual(300)
    expect(byBranch.get('made-2')).toMatch(/^(😀)+…$/u)
    expect(byBranch.get('made-3')).toBe('')
  })
})

describe('where repositories are found', () => {
  test('down to three levels below the watched folder, and not further', async ({
    home,
    watch,
  }) => {
    for (const name of ['w/a', 'w/a/b', 'w/x/y/third', 'w/x/y/z/fourth', 'w/node_modules/lib'])
      await (await home.repository(name)).commit(`in ${name}`)
    const watcher = await watch({ folders: [join(home.folder, 'w')] })
    expect(watcher.titles().sort()).toEqual(['in w/a', 'in w/a/b', 'in w/x/y/third'])
    expect(watcher.source.overview().folders).toEqual([
      {
        path: join(home.folder, 'w'),
        origin: 'flag',
        state: 'watching',
        problem: null,
        repositories: 3,
      },
    ])
  })

  test('the watched folder itself, and the one around it', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('base')
    await mkdir(join(repository.path, 'src/deep'), { recursive: true })
    const watcher = await watch({ folders: [join(repository.path, 'src/deep')] })
    expect(watcher.repository('project').path).toBe(repository.path)
    expect(watcher.titles()).toEqual(['base'])
  })

  test('the same one under two watched folders, once', async ({ home, watch }) => {
    const repository = await home.repository('code/project')
    await repository.commit('base')
    const watcher = await watch({ folders: [join(home.folder, 'code'), repository.path] })
    expect(watcher.source.overview().repositories).toHaveLength(1)
    expect(watcher.source.overview().folders.map(({ repositories }) => repositories)).toEqual([
      1, 1,
    ])
  })

  test('behind links, also those that lead in a circle', async ({ home, watch }) => {
    const repository = await home.repository('elsewhere/project')
    await repository.commit('base')
    const code = join(home.folder, 'code')
    await mkdir(join(code, 'inner'), { recursive: true })
    await symlink(repository.path, join(code, 'link'))
    await symlink(code, join(code, 'inner/circle'))
    await symlink(join(home.folder, 'nothing'), join(code, 'broken'))
    const watcher = await watch({ folders: [code] })
    expect(watcher.source.overview().repositories.map(({ path }) => path)).toEqual([
      repository.path,
    ])
  })

  test('in a separate git folder', async ({ home, watch }) => {
    const folder = join(home.folder, 'code/project')
    const separate = `--separate-git-dir=${join(home.folder, 'elsewhere')}`
    const repository = await home.repository('code/project', { init: [separate] })
    await repository.commit('base')
    const watcher = await watch({ folders: [join(home.folder, 'code')] })
    expect(watcher.repository('project').path).toBe(folder)
    await repository.commit('noticed')
    await watcher.until('the commit', () => watcher.titles().includes('noticed'))
  })

  test('made while watching, three levels down', async ({ home, watch }) => {
    const watcher = await watch()
    expect(watcher.source.overview().folders[0]).toMatchObject({ state: 'empty', repositories: 0 })
    const repository = await home.repository('new/and/deep')
    await repository.commit('first')
    await watcher.until('the commit', () => watcher.titles().includes('first'))
    await repository.commit('second')
    await watcher.until('the next', () => watcher.titles().includes('second'))
    expect(watcher.source.overview().folders[0]).toMatchObject({ state: 'watching' })
  })

  test('moved while watching: its commits do not count again', async ({ home, watch }) => {
    const repository = await home.repository('before')
    await repository.commit('work')
    const watcher = await watch()
    await rename(repository.path, join(home.folder, 'after'))
    await watcher.until('the move', ({ repositories }) =>
      repositories.some(({ name, state }) => name === 'after' && state === 'watching'),
    )
    await watcher.allRead()
    expect(watcher.titles()).toEqual(['work'])
    expect(watcher.source.overview().repositories.map(({ name }) => name)).toEqual(['after'])
  })

  test('removed and made anew in the same place', async ({ home, watch }) => {
    const repository = await home.repository('project')
    await repository.commit('old', {
      files: { same: '1' },
      at: Math.floor(Date.now() / 1000) - 3600,
    })
    const watcher = await watch()
    await rm(repository.path, { recursive: true })
    await watcher.until('it to be gone', ({ repositories }) => repositories[0]?.state === 'missing')
    await (await home.repository('project')).commit('new', { files: { same: '1' } })
    await watcher.until('the commit', () => watcher.titles().includes('new'))
    await repository.commit('newer')
    await watcher.until('the next', () => watcher.titles().includes('newer'))
  })
})
