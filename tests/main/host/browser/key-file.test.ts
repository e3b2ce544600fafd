import { randomBytes } from 'node:crypto'
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createKeyFile } from '../../../../src/main/host/browser/key-file'
import type { SecretStore } from '../../../../src/main/host/secret-store'
import { type ListeningLog, listeningLog } from '../../../fixtures/listening-log'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

let folder: TempFolder
let log: ListeningLog
const secret = randomBytes(32)
const file = (): string => join(folder.path, 'vault.key')
const start = (): SecretStore =>
  createKeyFile({ dataFolder: folder.path, clock: () => Date.UTC(2026, 10, 25), log })

beforeEach(async () => {
  folder = await tempFolder('key-file')
  log = listeningLog()
})
afterEach(() => folder.remove())

test('unwraps what it wrapped, after a restart too, and says how good it is', async () => {
  const wrapped = await start().wrap(secret)
  expect(await start().unwrap(wrapped)).toEqual({ plain: secret, rewrap: false })
  expect(wrapped.includes(secret)).toBe(false)
  expect(await start().protection()).toBe('key-file')
})

test('its key is random, whole, and only for this account', async () => {
  await start().wrap(secret)
  expect((await readFile(file())).length).toBe(32)
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect(await readdir(folder.path)).toEqual(['vault.key'])
})

test('two processes that need it first at the same moment end with one key', async () => {
  const stores = Array.from({ length: 8 }, start)
  const wrapped = await Promise.all(stores.map((store) => store.wrap(secret)))
  for (const each of wrapped) expect((await start().unwrap(each)).plain).toEqual(secret)
})

test('does not open what was changed, cut short, or wrapped elsewhere', async () => {
  const wrapped = await start().wrap(secret)
  const changed = Buffer.from(wrapped)
  changed[30] = (changed[30] ?? 0) ^ 1
  for (const bad of [changed, wrapped.subarray(0, -1), wrapped.subarray(0, 5), Buffer.alloc(0)])
    await expect(start().unwrap(bad)).rejects.toThrow('another vault.key')
})

test('makes no new key only to fail to open with it', async () => {
  const wrapped = await start().wrap(secret)
  await rm(file())
  await expect(start().unwrap(wrapped)).rejects.toThrow('missing')
  expect(await readdir(folder.path)).toEqual([])
})

test('sets a damaged key aside, says so, and goes on with another', async () => {
  await writeFile(file(), 'half a k')
  await expect(start().unwrap(Buffer.alloc(60))).rejects.toThrow('damaged')
  const wrapped = await start().wrap(secret)
  expect((await start().unwrap(wrapped)).plain).toEqual(secret)
  const [aside] = (await readdir(folder.path)).filter((name) => name.includes('damaged'))
  expect(aside).toContain('2026-11-25')
  expect(await readFile(join(folder.path, aside ?? ''), 'utf8')).toBe('half a k')
  expect(log.lines.join('\n')).toContain('set aside')
})
