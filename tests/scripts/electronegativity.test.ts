import { spawnSync } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { judge } from '../../scripts/electronegativity/judge.mjs'
import { ROOT } from '../fixtures/paths'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const found = { rule: 'SANDBOX_JS_CHECK', file: 'main/windows.ts', line: 'new BrowserWindow(a)' }
const explained = { ...found, why: 'It is on in what it is given.' }

describe('judge()', () => {
  test('has nothing to say where all is explained', () => {
    expect(judge([found], [explained])).toEqual([])
  })

  test('an explanation is for one line: a second window in the same file needs its own', () => {
    const second = { ...found, line: 'new BrowserWindow(b)' }
    expect(judge([found, second], [explained])).toEqual([
      'SANDBOX_JS_CHECK in main/windows.ts is not explained: new BrowserWindow(b)',
    ])
  })

  test('an explanation of what is gone does not stay, to excuse what comes there later', () => {
    expect(judge([], [explained])).toEqual([
      'SANDBOX_JS_CHECK in main/windows.ts is explained, but not found: new BrowserWindow(a)',
    ])
  })

  test('an explanation explains', () => {
    expect(judge([found], [{ ...found, why: 'fine' }])).toEqual([
      'SANDBOX_JS_CHECK in main/windows.ts wants a reason, in words.',
    ])
  })
})

test('where it is not installed, one sentence says so, and nothing passes unseen', async () => {
  const folder = await tempFolder('electronegativity')
  await cp(join(ROOT, 'scripts'), join(folder.path, 'scripts'), {
    recursive: true,
    filter: (from) => !from.includes('node_modules'),
  })
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(folder.path, 'scripts', 'electronegativity', 'index.mjs')],
    { encoding: 'utf8' },
  )
  await folder.remove()
  expect(status).toBe(1)
  expect(stderr).toBe(
    'Electronegativity is not installed, so nothing looked for known mistakes. `npm test` installs it once, and needs a connection to the npm registry for that.\n',
  )
})

describe('a copy of the sources', () => {
  let folder: TempFolder
  beforeEach(async () => {
    folder = await tempFolder('electronegativity')
    await cp(join(ROOT, 'src'), folder.path, { recursive: true })
  })
  afterEach(() => folder.remove())

  const run = (): { status: number | null; stderr: string } =>
    spawnSync(
      process.execPath,
      [join(ROOT, 'scripts', 'electronegativity', 'index.mjs'), folder.path],
      { encoding: 'utf8' },
    )

  // Were the tool unable to read our TypeScript, it would find nothing anywhere and all would be well.
  test('with a window that is open to Node does not pass, and its line is named', async () => {
    const line = 'export const w = new BrowserWindow({ webPreferences: { nodeIntegration: true } })'
    await mkdir(join(folder.path, 'main', 'host', 'electron'), { recursive: true })
    await writeFile(
      join(folder.path, 'main', 'host', 'electron', 'planted.ts'),
      `import { BrowserWindow, type Session } from 'electron'\nexport const none = null satisfies Session | null\n${line}\n`,
    )
    const { status, stderr } = run()
    expect(status).toBe(1)
    expect(stderr).toContain(
      `NODE_INTEGRATION_JS_CHECK in main/host/electron/planted.ts is not explained: ${line}`,
    )
  })

  test('with a file that cannot be read does not pass either', async () => {
    const file = join(folder.path, 'main', 'broken.ts')
    await writeFile(file, 'export const = {')
    const { status, stderr } = run()
    expect(status).toBe(1)
    expect(stderr).toContain(`Electronegativity could not read:\n${file}: `)
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })
})
