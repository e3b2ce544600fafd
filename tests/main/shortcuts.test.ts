import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Settings } from '../../src/shared/contract/settings'
import type { KeysPlatform } from '../../src/shared/domain/everyday-keys'
import { settingsService } from '../../src/main/wire-settings'
import { type TestDatabase, freshDatabase } from '../fixtures/database'
import { type TestProfile, makeProfile } from '../fixtures/profile'
import { createTestDesktop } from '../fixtures/test-desktop'

const NOW = Date.parse('2026-07-15T21:30:00Z')
const NONE: Settings['shortcuts'] = { 'toggle-pet': null, panel: null, focus: null }

let made: TestDatabase
let profile: TestProfile

beforeEach(async () => {
  made = await freshDatabase()
  profile = await makeProfile(made.database, NOW)
})
afterEach(() => made.drop())

/** Settings of a device with that system, or of one in a browser; all of them share one database. */
const on = (platform: KeysPlatform | null) => {
  const desktop = platform === null ? null : createTestDesktop(platform)
  return settingsService(
    made.database,
    profile.userId,
    () => NOW,
    { desktop },
    () => undefined,
  )
}

test('keys are refused where people of that system use them every day, in words, and nothing is kept', async () => {
  const panel = 'Ctrl+Alt+Q'
  await expect(on('win32').update({ shortcuts: { ...NONE, panel } })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message:
      'Ctrl+Alt+Q types a character, with AltGr, on many keyboards in other programs, and would do so no more. Choose keys such as Ctrl+Alt+P.',
  })
  await expect(
    on('win32').update({ shortcuts: { ...NONE, panel: 'Super+E' } }),
  ).rejects.toMatchObject({
    message:
      'Super+E belongs to your desktop itself, and would no longer do there what it is for. Choose keys such as Ctrl+Alt+P.',
  })
  await expect(
    on('linux').update({ shortcuts: { ...NONE, panel: 'Ctrl+C' } }),
  ).rejects.toMatchObject({ message: expect.stringContaining('Ctrl+C copies') as string })
  expect((await on('linux').read()).shortcuts).toEqual(NONE)
  for (const platform of ['linux', 'darwin', null] as const)
    expect((await on(platform).update({ shortcuts: { ...NONE, panel } })).shortcuts.panel).toBe(
      panel,
    )
})

test('keys that a device with another system has set keep nobody from setting others', async () => {
  const panel = 'Ctrl+Alt+Q'
  await on('linux').update({ shortcuts: { ...NONE, panel } })
  const focus = 'Ctrl+Alt+F9'
  const { shortcuts } = await on('win32').update({ shortcuts: { ...NONE, panel, focus } })
  expect(shortcuts).toEqual({ ...NONE, panel, focus })
})
