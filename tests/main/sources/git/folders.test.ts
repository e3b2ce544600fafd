import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderListingSchema, gitOverviewSchema } from '@shared/contract/git'
import { describe, expect } from 'vitest'
import { test } from '../../../fixtures/git-test'

describe('addFolder()', () => {
  test('reads what is in it, and remembers it for the next run', async ({ home, watch }) => {
    await (await home.repository('code/project')).commit('work')
    const watcher = await watch({ folders: [] })
    const overview = await watcher.source.addFolder('~/code/')
    expect(gitOverviewSchema.parse(overview)).toEqual(overview)
    expect(overview.folders).toEqual([
      {
        path: join(home.folder, 'code'),
        origin: 'chosen',
        state: 'watching',
        problem: null,
        repositories: 1,
      },
    ])
    await watcher.until('the commit', () => watcher.titles().includes('work'))
    await watcher.stop()
    const { pipeline, metadata } = watcher
    const again = await watch({ folders: [], pipeline, metadata })
    expect(again.source.overview().folders).toHaveLength(1)
    expect(again.titles()).toEqual(['work'])
  })

  test.for([
    ['code', 'BAD_INPUT', /not a full path/],
    ['~/nowhere', 'NOT_FOUND', /no folder/],
    ['~/file', 'BAD_INPUT', /is a file/],
    ['~/a\0b', 'BAD_INPUT', /not a full path/],
    ['~other/code', 'BAD_INPUT', /not a full path/],
  ] as const)('refuses %j with a sentence', async ([path, code, message], { home, watch }) => {
    await writeFile(join(home.folder, 'file'), '')
    const watcher = await watch({ folders: [] })
    await expect(watcher.source.addFolder(path)).rejects.toMatchObject({
      name: 'Failure',
      code,
      message: expect.stringMatching(message) as string,
    })
    expect(watcher.metadata).toEqual({})
  })

  test('takes a folder once, by whatever name', async ({ home, watch }) => {
    await (await home.repository('code/project')).commit('work')
    await symlink(join(home.folder, 'code'), join(home.folder, 'link'))
    const watcher = await watch({ folders: [] })
    for (const path of ['~/code', '~/code/', '~/link', '~/x/../code'])
      await watcher.source.addFolder(path)
    expect(watcher.source.overview().folders).toHaveLength(1)
  })

  test('a folder within another reaches further down', async ({ home, watch }) => {
    await (await home.repository('w/1/2/3/4/deep')).commit('deep down')
    const watcher = await watch({ folders: [join(home.folder, 'w')] })
    expect(watcher.titles()).toEqual([])
    await watcher.source.addFolder(join(home.folder, 'w/1/2'))
    await watcher.until('the commit', () => watcher.titles().includes('deep down'))
  })
})

describe('removeFolder()', () => {
  test('stops watching; watched again, a repository begins with its last 7 days', async ({
    home,
    watch,
  }) => {
    const repository = await home.repository('code/project')
    await repository.commit('before')
    const watcher = await watch({ folders: [] })
    await watcher.source.addFolder('~/code')
    await watcher.until('the first', () => watcher.titles().length === 1)
    const overview = await watcher.source.removeFolder('~/code')
    expect([overview.folders, overview.repositories]).toEqual([[], []])
    const old = Math.floor(Date.now() / 1000) - 30 * 24 * 60 * 60
    await repository.commit('long ago', { at: old })
    await repository.commit('while not watched')
    await watcher.source.addFolder('~/code')
    await watcher.until('the next', () => watcher.titles().length === 2)
    expect(watcher.titles()).toEqual(['before', 'while not watched'])
  })

  test('leaves a folder of --watch alone, and says why', async ({ home, watch }) => {
    const folder = join(home.folder, 'code')
    await (await home.repository('code/project')).commit('work')
    const watcher = await watch({ folders: [folder] })
    await expect(watcher.source.removeFolder(folder)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('--watch') as string,
    })
    await expect(watcher.source.removeFolder('/nowhere')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await watcher.source.addFolder(folder)
    expect(watcher.source.overview().folders).toMatchObject([{ origin: 'chosen' }])
    await watcher.source.removeFolder(folder)
    expect(watcher.source.overview().folders).toMatchObject([{ origin: 'flag', repositories: 1 }])
    expect(watcher.metadata['watchedFolders']).toEqual([])
  })

  test('takes away one that is missing', async ({ home, watch }) => {
    await (await home.repository('code/project')).commit('work')
    const watcher = await watch({ folders: [] })
    await watcher.source.addFolder('~/code')
    await rename(join(home.folder, 'code'), join(home.folder, 'gone'))
    await watcher.source.rescan()
    expect(watcher.source.overview().folders).toMatchObject([{ state: 'missing' }])
    const overview = await watcher.source.removeFolder('~/code')
    expect([overview.folders, overview.repositories]).toEqual([[], []])
  })
})

describe('createGitSource()', () => {
  test('refuses a flag that is no full path', ({ begin }) => {
    expect(() => begin({ folders: ['code'] })).toThrow(/not a full path/)
  })

  test('takes settings it does not understand for none', async ({ home, watch }) => {
    await (await home.repository('project')).commit('work')
    const metadata = { device: 'x', watchedFolders: 'nonsense', aliases: [1] }
    const watcher = await watch({ metadata })
    expect(watcher.titles()).toEqual(['work'])
    await watcher.source.setAliases(['a@example.org'])
    expect(watcher.metadata).toMatchObject({ device: 'x', aliases: ['a@example.org'] })
  })

  test('announces at most twice a second, and the last state always', async ({ home, begin }) => {
    for (let number = 0; number < 8; number += 1)
      await (await home.repository(`project ${number}`)).commit(`in ${number}`)
    const times: number[] = []
    const watcher = begin({
      timing: { announceMs: 500 },
      announced: () => times.push(performance.now()),
    })
    await watcher.until(
      'all to be read',
      ({ repositories }) =>
        repositories.length === 8 && repositories.every(({ state }) => state === 'watching'),
    )
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.min(...gaps, 500)).toBeGreaterThan(480)
  })
})

describe('listFolders()', () => {
  test('lists folders by name, hidden ones last, and marks repositories', async ({
    home,
    watch,
  }) => {
    await home.repository('list/b')
    await home.repository('list/bare.git', { bare: true })
    for (const name of ['a10', 'a9', '.hidden', 'Ö']) await mkdir(join(home.folder, 'list', name))
    await writeFile(join(home.folder, 'list/file'), '')
    await symlink(join(home.folder, 'list/b'), join(home.folder, 'list/link'))
    await symlink(join(home.folder, 'nothing'), join(home.folder, 'list/broken'))
    const watcher = await watch({ folders: [] })
    const listing = await watcher.source.listFolders('~/list')
    expect(folderListingSchema.parse(listing)).toEqual(listing)
    expect(listing).toMatchObject({ parent: home.folder, truncated: false })
    expect(listing.folders.map(({ name, isRepository }) => [name, isRepository])).toEqual([
      ['a9', false],
      ['a10', false],
      ['b', true],
      ['bare.git', true],
      ['link', true],
      ['Ö', false],
      ['.hidden', false],
    ])
    expect((await watcher.source.listFolders()).path).toBe(home.folder)
    expect((await watcher.source.listFolders('/')).parent).toBeNull()
  })

  test('lists no more than a person can look through', async ({ home, watch }) => {
    for (let number = 0; number <= 500; number += 1)
      await mkdir(join(home.folder, `many/${number}`), { recursive: true })
    const watcher = await watch({ folders: [] })
    const listing = await watcher.source.listFolders('~/many')
    expect([listing.folders.length, listing.truncated]).toEqual([500, true])
    await expect(watcher.source.listFolders('~/nowhere')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
