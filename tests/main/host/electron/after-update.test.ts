import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Flags } from '../../../../src/main/host/flags'
import { keepFlags, takeFlags } from '../../../../src/main/host/electron/after-update'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'
import { type Entry, enter } from './entry'

const NOW = Date.parse('2026-11-19T12:00:00Z')
const NONE: Flags = { host: null, dataDir: null, port: 0, open: true, watch: [], smoke: false }
const GIVEN: Flags = {
  ...NONE,
  host: 'electron',
  dataDir: '/data',
  port: 4747,
  open: false,
  watch: ['/a', '/b c'],
}
const KEPT = { dataDir: '/data', port: 4747, open: false, watch: ['/a', '/b c'] }

let folder: TempFolder
let file: string
beforeEach(async () => {
  folder = await tempFolder()
  file = join(folder.path, 'not made yet', 'after-update.json')
})
afterEach(() => folder.remove())

describe('what an update was started with', () => {
  it('comes back with the first start of the version that was put in place, and with no other', async () => {
    await keepFlags(file, GIVEN, '0.2.0', NOW)
    expect(await takeFlags(file, '0.2.0', NOW + 60_000)).toEqual(KEPT)
    expect(existsSync(file)).toBe(false)
    expect(await takeFlags(file, '0.2.0', NOW + 60_000)).toBeNull()
  })

  it.each([
    ['the old version, long after the installer has left it in place', '0.1.0', 10 * 60_000 + 1],
    ['a start long after', '0.2.0', 10 * 60_000 + 1],
    ['a start before it, by a clock that was set back', '0.2.0', -1],
  ])('is none of the business of %s, and is forgotten', async (_who, version, later) => {
    await keepFlags(file, GIVEN, '0.2.0', NOW)
    expect(await takeFlags(file, version, NOW + later)).toBeNull()
    expect(await takeFlags(file, '0.2.0', NOW)).toBeNull()
  })

  it('is left for the new version by the old one, started while that is being put in place', async () => {
    await keepFlags(file, GIVEN, '0.2.0', NOW)
    expect(await takeFlags(file, '0.1.0', NOW + 1_000)).toBeNull()
    expect(await takeFlags(file, '0.2.0', NOW + 5_000)).toEqual(KEPT)
  })

  it('is nothing where nothing was given, also where an earlier note was left', async () => {
    await keepFlags(file, GIVEN, '0.2.0', NOW)
    await keepFlags(file, NONE, '0.2.0', NOW)
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['{"version":"0.2.0"', 'cut off'],
    [JSON.stringify({ version: '0.2.0', at: NOW, flags: { ...KEPT, port: 70_000 } }), 'no port'],
    [JSON.stringify({ version: '0.2.0', at: NOW, flags: { ...KEPT, watch: 'a' } }), 'no list'],
  ])('keeps no start back where the note is damaged: %s (%s)', async (text) => {
    await keepFlags(file, GIVEN, '0.2.0', NOW)
    expect(readFileSync(file, 'utf8')).toContain('4747')
    writeFileSync(file, text)
    expect(await takeFlags(file, '0.2.0', NOW)).toBeNull()
    expect(existsSync(file)).toBe(false)
  })
})

describe('a start after an update', () => {
  const start = async (argv: readonly string[]): Promise<Entry> =>
    enter({
      platform: 'linux',
      dataDir: null,
      argv,
      before: async ({ app }, { root, dataFolder }) => {
        app.isPackaged = true
        // Or it would be handed over to one under XWayland.
        vi.stubEnv('XDG_SESSION_TYPE', 'x11')
        vi.stubEnv('WAYLAND_DISPLAY', '')
        const flags = { ...GIVEN, dataDir: dataFolder }
        const note = join(root, 'familiar', 'after-update.json')
        await keepFlags(note, flags, app.getVersion(), Date.now())
      },
    })

  it('opens the data that the one before it had', async () => {
    const entry = await start([])
    await entry.ready()
    expect(entry.app.options).toMatchObject({
      dataFolder: entry.folders.dataFolder,
      flags: { port: 4747, open: false, watch: ['/a', '/b c'] },
    })
  })

  it('with arguments of its own goes by these', async () => {
    const entry = await start(['--port', '0'])
    await entry.ready()
    expect(entry.app.options).toMatchObject({
      dataFolder: join(entry.folders.root, 'familiar'),
      flags: { dataDir: null, port: 0, open: true, watch: [] },
    })
  })
})
