import type { WatchedFolder } from '@shared/contract/git'
import { expect, test } from 'vitest'
import { repositoriesByFolder } from '../../../src/renderer/ui/folders/repositories-by-folder'
import { repository } from '../../fakes/worlds/repository'

const folder = (path: string): WatchedFolder => ({
  path,
  origin: 'chosen',
  state: 'watching',
  problem: null,
  repositories: 0,
})
const sort = (folders: string[], repositories: string[]) =>
  repositoriesByFolder({
    gitVersion: '2',
    problem: null,
    aliases: [],
    paused: false,
    folders: folders.map(folder),
    repositories: repositories.map((path) => repository(path, 0, null)),
  }).map((section) => [section.folder?.path ?? null, section.repositories.map(({ path }) => path)])

test('puts a repository under the deepest folder that watches it', () => {
  expect(sort(['/code', '/code/work'], ['/code/a', '/code/work/b'])).toEqual([
    ['/code', ['/code/a']],
    ['/code/work', ['/code/work/b']],
  ])
})

test('does not take a folder for the parent of one that only begins alike', () => {
  expect(sort(['/code'], ['/codex/a', '/code'])).toEqual([
    ['/code', ['/code']],
    [null, ['/codex/a']],
  ])
})

test('understands the paths of Windows', () => {
  expect(sort(['C:\\code'], ['C:\\code\\a'])).toEqual([['C:\\code', ['C:\\code\\a']]])
})

test('shows trouble first, so that folding away the rest does not hide it', () => {
  const overview = {
    gitVersion: '2',
    problem: null,
    aliases: [],
    paused: false,
    folders: [folder('/code')],
    repositories: [
      repository('/code/a', 0, null),
      repository('/code/z', 0, null, { state: 'denied', problem: 'No right to read it.' }),
    ],
  } as const
  const [section] = repositoriesByFolder({
    ...overview,
    folders: [...overview.folders],
    repositories: [...overview.repositories],
    aliases: [],
    paused: false,
  })
  expect(section?.repositories.map(({ name }) => name)).toEqual(['z', 'a'])
})
