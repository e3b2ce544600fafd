import { describe, expect, test } from 'vitest'
import { defaultDataFolder } from '../../../src/main/host/data-folder'

describe('defaultDataFolder()', () => {
  test.each([
    ['linux', {}, '/home/me/.local/share/familiar'],
    ['linux', { XDG_DATA_HOME: '/data/me' }, '/data/me/familiar'],
    // The specification has relative paths ignored.
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/me/.local/share/familiar'],
    ['freebsd', {}, '/home/me/.local/share/familiar'],
    ['darwin', {}, '/home/me/Library/Application Support/Familiar'],
  ] as const)('on %s with %j it is %s', (platform, env, folder) => {
    expect(defaultDataFolder(platform, env, '/home/me')).toBe(folder)
  })

  test('on Windows it is local to the computer, not roaming: a database must not travel', () => {
    const folder = defaultDataFolder(
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
      'C:\\Users\\me',
    )
    expect(folder).toContain('AppData\\Local')
    expect(folder).toMatch(/Familiar$/)
  })
})
