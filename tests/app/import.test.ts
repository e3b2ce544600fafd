import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { RouteResult } from '../../src/shared/contract/errors'
import { BUILT_COMMAND } from '../fixtures/paths'
import { type PageSocket, openPageSocket, signIn } from '../fixtures/page-socket'
import { type AppProcess, queryApp, startApp } from '../fixtures/running-app'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

let folder: TempFolder
let app: AppProcess
let settings: PageSocket
let pet: PageSocket

beforeAll(async () => {
  folder = await tempFolder()
  app = startApp(join(folder.path, 'data'))
  const visitor = await signIn(await app.ready)
  settings = await openPageSocket(visitor, 'settings')
  settings.ready()
  pet = await openPageSocket(visitor, 'pet')
  pet.ready()
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

/** Runs the built `familiar` as a shell would, from anywhere. */
function familiar(
  ...argv: readonly string[]
): Promise<{ code: unknown; out: string; err: string }> {
  const all = [BUILT_COMMAND, ...argv, '--data-dir', join(folder.path, 'data')]
  return new Promise((resolve) => {
    execFile(process.execPath, all, { cwd: tmpdir() }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    )
  })
}

test('the command exports and imports as the settings do, and tells how the pet is', async () => {
  await ask('pet.rename', { name: 'Earlier' })
  const file = join(folder.path, 'moved.jsonl.gz')
  expect(await familiar('export', file)).toMatchObject({ code: 0, err: '' })
  expect(existsSync(file)).toBe(true)
  expect(await familiar('export', file), 'no file is written over').toMatchObject({ code: 1 })
  await ask('pet.rename', { name: 'Later' })
  expect(await familiar('import', file), 'nobody to ask').toMatchObject({ code: 5 })
  expect(await petName()).toBe('Later')
  expect(await familiar('import', file, '--yes')).toMatchObject({ code: 0, err: '' })
  expect(await petName()).toBe('Earlier')
  const spoilt = join(folder.path, 'data', 'device.json')
  expect(await familiar('import', spoilt, '--yes')).toMatchObject({ code: 4 })
  const { out } = await familiar('status', '--json')
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    data: { pet: { name: 'Earlier' }, app: { database: { state: 'up' } } },
  })
  expect((await familiar('status')).out).toMatch(/^Earlier is .*: level 1 .*\nAll is well\.\n$/)
}, 60_000)

test('what a coding agent is at reaches the pet’s page and is not kept; its turns are scored', async () => {
  const agent = '{"agent":"Codex"}'
  expect(await familiar('emit', 'agent.waiting', '--meta', agent)).toMatchObject({ code: 0 })
  expect(await familiar('emit', 'agent.turn', '--meta', agent)).toMatchObject({ code: 0 })
  const kept = () =>
    queryApp<{ type: string; scored: boolean }>(
      join(folder.path, 'data'),
      `select type, scored from events where type like 'agent.%'`,
    )
  await expect.poll(kept).toEqual([{ type: 'agent.turn', scored: true }])
  expect(pet.pushes).toContainEqual({
    type: 'agent.told',
    act: 'wave',
    words: { full: 'Codex waits for you.', short: 'Codex: waits' },
  })
  expect(settings.pushes.some(({ type }) => type === 'agent.told')).toBe(false)
})
