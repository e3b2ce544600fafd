import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BUILT_COMMAND } from '../fixtures/paths'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

let home: TempFolder

beforeEach(async () => {
  home = await tempFolder()
})
afterEach(() => home.remove())

test('who reads may have had enough: what was asked for is done to its end, without a complaint', async () => {
  const argv = ['hook', 'install', 'codex', '--yes', '--data-dir', join(home.path, 'data')]
  const child = spawn(process.execPath, [BUILT_COMMAND, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  expect(said).toBe('')
  expect(code).toBe(0)
  expect(existsSync(join(home.path, '.codex', 'hooks.json'))).toBe(true)
})
