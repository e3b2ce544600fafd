import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openAddress } from '../../../../src/main/host/browser/open-address'
import { silentLog } from '../../../../src/main/log'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

let folder: TempFolder

beforeEach(async () => {
  folder = await tempFolder('opener')
  vi.stubEnv('PATH', `${folder.path}:/usr/bin:/bin`)
  vi.stubEnv('DISPLAY', ':99')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await folder.remove()
})

/** Puts an opener in the way that writes down what it was given, and ends with a code. */
async function opener(code: number): Promise<() => Promise<string>> {
  const seen = join(folder.path, 'seen')
  const script = join(folder.path, 'xdg-open')
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > '${seen}'\nexit ${code}\n`)
  await chmod(script, 0o755)
  return () => readFile(seen, 'utf8')
}

describe.runIf(process.platform === 'linux')('openAddress()', () => {
  test('gives the address to the system as one argument, whatever is in it', async () => {
    const seen = await opener(0)
    const address = `https://github.com/login/device?a=1&b=$(touch+${folder.path}/x);id|%26"'\``
    expect(await openAddress(address, silentLog)).toBe(true)
    const [count, given] = (await seen()).trim().split('\n')
    expect(count).toBe('1')
    expect(given).toBe(new URL(address).href)
  })

  test('opens a page of this computer', async () => {
    const seen = await opener(0)
    expect(await openAddress('http://127.0.0.1:4711/start/abc', silentLog)).toBe(true)
    expect(await seen()).toContain('http://127.0.0.1:4711/start/abc')
  })

  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@example.com/',
    '--help',
    '',
  ])('opens nothing for %j', async (address) => {
    const seen = await opener(0)
    expect(await openAddress(address, silentLog)).toBe(false)
    await expect(seen()).rejects.toThrow('ENOENT')
  })

  test('is false when the opener fails, or is not there', async () => {
    await opener(3)
    expect(await openAddress('https://example.com', silentLog)).toBe(false)
    vi.stubEnv('PATH', join(folder.path, 'nothing'))
    expect(await openAddress('https://example.com', silentLog)).toBe(false)
  })

  test('is false without a screen, and nothing is started', async () => {
    const seen = await opener(0)
    vi.stubEnv('DISPLAY', undefined)
    vi.stubEnv('WAYLAND_DISPLAY', undefined)
    expect(await openAddress('https://example.com', silentLog)).toBe(false)
    await expect(seen()).rejects.toThrow('ENOENT')
  })
})
