import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BUILT_COMMAND } from '../fixtures/paths'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

let home: TempFolder

beforeEach(async () => {
  home = await tempFolder()
})
afterEach(() => home.remove())

interface Ended {
  readonly code: number | null
  readonly err: string
}

/** Runs `command` with `hook install codex` of the built command behind it; nobody reads what it has to say. */
async function install(command: string, ...first: readonly string[]): Promise<Ended> {
  const argv = ['hook', 'install', 'codex', '--yes', '--data-dir', join(home.path, 'data')]
  const child = spawn(command, [...first, BUILT_COMMAND, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, err }
}

// It ended with the stack of an error in Node's own words.
test.skipIf(process.platform === 'win32')(
  'whoever stands in a folder that has been deleted is answered as from any other',
  async () => {
    const folder = join(home.path, 'gone')
    await mkdir(folder)
    const command = `rmdir "$PWD" && exec "$0" "$@"`
    const argv = ['status', '--json', '--data-dir', join(home.path, 'data')]
    const child = spawn('/bin/sh', ['-c', command, process.execPath, BUILT_COMMAND, ...argv], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: home.path },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    await once(child, 'close')
    expect({ code: child.exitCode, err }).toEqual({ code: 3, err: '' })
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { exit: 3 } })
  },
)

test('who reads may have had enough: what was asked for is done to its end, without a complaint', async () => {
  expect(await install(process.execPath)).toEqual({ code: 0, err: '' })
  expect(existsSync(join(home.path, '.codex', 'hooks.json'))).toBe(true)
})

test.skipIf(process.platform === 'win32')(
  'where nothing can be written, as on a full disk, no half of a file is left',
  async () => {
    const script = 'ulimit -f 0; exec "$0" "$@"'
    const { code, err } = await install('sh', '-c', script, process.execPath)
    expect(err).toContain('cannot be written')
    expect(code).toBe(1)
    expect(existsSync(join(home.path, 'data', 'hooks'))).toBe(false)
  },
)
