import { expect } from 'vitest'
import { test } from '../../../fixtures/git-test'

test('what the work is called is known once it has been looked around, and still when it is watched no more', async ({
  home,
  begin,
}) => {
  await (await home.repository('code/secret-plan')).commit('work')
  const watcher = begin({ folders: [], metadata: { watchedFolders: [`${home.folder}/code`] } })
  expect(watcher.source.names()).toEqual({ names: new Set(), areAll: false })
  await watcher.until('the repository', ({ repositories }) => repositories.length === 1)
  await watcher.source.rescan()
  expect(watcher.source.names().areAll).toBe(true)

  await watcher.source.setAliases(['robin@acme.example'])
  await watcher.source.setAliases([])
  await watcher.source.removeFolder(`${home.folder}/code`)
  expect(watcher.source.overview()).toMatchObject({ folders: [], repositories: [] })
  const { names } = watcher.source.names()
  for (const name of ['secret-plan', 'code', 'robin@acme.example']) expect(names).toContain(name)
})
