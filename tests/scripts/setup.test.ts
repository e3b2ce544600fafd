import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, realpath, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const SCRIPTS = fileURLToPath(new URL('../../scripts', import.meta.url))

/** Stands in for npm: notes how it was called, and "installs" a builder that does nothing. */
const NPM = `
  const { mkdirSync, writeFileSync, appendFileSync } = require('node:fs')
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
  mkdirSync('node_modules/electron-vite/bin', { recursive: true })
  writeFileSync('node_modules/electron-vite/bin/electron-vite.js', '')
  writeFileSync('node_modules/.package-lock.json', '{}')
`

let project: TempFolder

beforeEach(async () => {
  project = await tempFolder()
  await cp(SCRIPTS, join(project.path, 'scripts'), {
    recursive: true,
    filter: (from) => !from.includes('node_modules'),
  })
  for (const folder of ['src', 'db']) await mkdir(join(project.path, folder))
  for (const file of ['electron.vite.config.ts', 'tsconfig.base.json', 'package-lock.json'])
    await writeFile(join(project.path, file), '{}')
  await writeFile(join(project.path, 'package.json'), '{"type":"commonjs"}')
  await writeFile(join(project.path, 'npm.js'), NPM)
})
afterEach(() => project.remove())

function setup(...args: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: project.path,
    env: { ...process.env, npm_execpath: join(project.path, 'npm.js'), NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  return { status, said: stderr }
}

test('installs all that the build needs, whatever NODE_ENV says, and once only', async () => {
  expect(setup().status).toBe(0)
  expect(setup()).toEqual({ status: 0, said: '' })
  const calls = await readFile(join(project.path, 'calls'), 'utf8')
  expect(calls.trimEnd().split('\n')).toHaveLength(1)
  expect(calls).toMatch(/^ci .*--include=dev .*--include=optional/)
})

describe.skipIf(process.platform === 'win32')('node_modules that are another checkout’s', () => {
  // npm ci empties what the link leads to: once, all that the first checkout had installed was gone.
  const link = async (lock: string): Promise<string> => {
    const other = join(project.path, 'other')
    await mkdir(join(other, 'node_modules', 'electron-vite', 'bin'), { recursive: true })
    await writeFile(join(other, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), '')
    await writeFile(join(other, 'node_modules', '.package-lock.json'), '{}')
    await writeFile(join(other, 'package-lock.json'), lock)
    await symlink(join(other, 'node_modules'), join(project.path, 'node_modules'))
    const later = new Date(Date.now() + 60_000)
    await utimes(join(project.path, 'package-lock.json'), later, later)
    return join(other, 'node_modules')
  }

  test('are used as they are where they are for the same packages', async () => {
    await link('{}')
    expect(setup().status).toBe(0)
    expect(existsSync(join(project.path, 'calls'))).toBe(false)
  })

  test('are never installed into, and it says so where they are for others', async () => {
    const modules = await link('{"packages": {}}')
    const { status, said } = setup()
    expect(status).toBe(1)
    expect(said).toContain(`is a link to ${await realpath(modules)}, which npm would empty`)
    expect(existsSync(join(project.path, 'calls'))).toBe(false)
    expect(existsSync(join(modules, '.package-lock.json'))).toBe(true)
  })
})

test('runs no script of a package it installs', async () => {
  expect(setup().status).toBe(0)
  expect(await readFile(join(project.path, 'calls'), 'utf8')).toContain(' --ignore-scripts')
})

test('builds again when the sources have changed, and says so when that fails', async () => {
  expect(setup().status).toBe(0)
  await writeFile(join(project.path, 'src', 'new.ts'), '')
  expect(setup().said).toContain('Building Familiar')
  const builder = join(project.path, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  await writeFile(builder, 'throw new Error("what the builder said")')
  await writeFile(join(project.path, 'src', 'new.ts'), 'broken')
  const { status, said } = setup()
  expect(status).toBe(1)
  expect(said).toContain('what the builder said')
  expect(said).toContain('Familiar could not be built')
  expect(setup().status).toBe(1)
})

test('installs for the tests alone what only they need, and once only', () => {
  expect(setup().said).not.toContain('Electronegativity')
  expect(setup('--tests').said).toContain('Installing Electronegativity')
  expect(setup('--tests')).toEqual({ status: 0, said: '' })
})

test('what only one test needs keeps the others from nothing where it cannot be installed', async () => {
  expect(setup().status).toBe(0)
  await writeFile(join(project.path, 'npm.js'), 'process.exit(1)')
  await writeFile(join(project.path, 'src', 'new.ts'), '')
  const { status, said } = setup('--tests')
  expect(status).toBe(0)
  expect(said).toContain('Electronegativity could not be installed.')
  expect(said).toContain('Building Familiar')
})
