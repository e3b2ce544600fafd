import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { RouteResult } from '../../src/shared/contract/errors'
import { type PageSocket, openPageSocket, signIn } from '../fixtures/page-socket'
import { type AppProcess, queryApp, startApp } from '../fixtures/running-app'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

let folder: TempFolder
let app: AppProcess
let settings: PageSocket

beforeAll(async () => {
  folder = await tempFolder()
  app = startApp(join(folder.path, 'data'))
  settings = await openPageSocket(await signIn(await app.ready), 'settings')
  settings.ready()
}, 60_000)
afterAll(async () => {
  await app.stop()
  await folder.remove()
})

const dataOf = (result: RouteResult<unknown>): unknown => {
  if (!result.ok) throw new Error(result.error.message)
  return result.data
}
const ask = async (route: string, input?: unknown): Promise<unknown> =>
  dataOf(await settings.request(route, input))
const petName = async (): Promise<string> =>
  z.object({ name: z.string() }).parse(await ask('pet.get')).name

test('an import goes on in the running app: the old pet is back, and work done afterwards is counted once', async () => {
  await ask('pet.rename', { name: 'Before' })
  const { file } = z.object({ file: z.string() }).parse(await ask('data.export'))
  await ask('pet.rename', { name: 'After' })
  await app.post({ id: 'lost', type: 'commit.push', meta: { title: 'Done after the export' } })
  const meanwhile = ask('data.import', { path: file })
  // Asked while the household moves: it waits for the next one.
  const asked = petName()
  const { backup } = z.object({ backup: z.string() }).parse(await meanwhile)
  expect(['Before', 'After']).toContain(await asked)
  expect(await petName()).toBe('Before')
  expect(settings.pushes.some(({ type }) => type === 'data.replaced')).toBe(true)
  await app.post({ id: 'kept', type: 'commit.push', meta: { title: 'Done after the import' } })
  const titles = () =>
    queryApp<{ title: string }>(
      join(folder.path, 'data'),
      `select meta ->> 'title' as title from events where type = 'commit.push' and scored`,
    )
  await expect.poll(titles).toEqual([{ title: 'Done after the import' }])
  await ask('data.import', { path: backup })
  expect(await petName()).toBe('After')
  await expect.poll(titles).toEqual([{ title: 'Done after the export' }])
}, 60_000)

test('a spoilt file changes nothing, and the app goes on', async () => {
  expect(
    await settings.request('data.import', { path: join(folder.path, 'data', 'device.json') }),
  ).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  expect(await petName()).toBe('After')
})
