import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import MissingRuntimeReporter from '../electron/missing-runtime-reporter'
import { RUNTIME_EXPECTED } from '../electron/runtime'
import { ROOT } from '../fixtures/paths'

const GITHUB = join(ROOT, '.github')
const workflows = await readdir(join(GITHUB, 'workflows'))
const read = (name: string): Promise<string> => readFile(join(GITHUB, name), 'utf8')

describe('the workflows', () => {
  // One `npm ci` by hand, and the scripts of 500 packages run where the release is signed.
  test.each(workflows)(
    '%s installs by the lock file, and runs no script of a package',
    async (name) => {
      const commands = (await read(join('workflows', name)))
        .split('\n')
        .filter((line) => !line.trim().startsWith('#'))
      expect(commands.filter((line) => /\bnpm (i|install|ci|add|update)\b/.test(line))).toEqual([])
      // These install by scripts/npm.mjs, each before it does anything else.
      expect(
        commands.some((line) =>
          /run: (npm (test|run package)|node scripts\/setup\.mjs)$/.test(line),
        ),
      ).toBe(true)
    },
  )

  test('nothing in them may write to the repository but the job that drafts a release', async () => {
    for (const name of workflows) {
      const text = await read(join('workflows', name))
      expect(text, name).toMatch(/^permissions:\n {2}contents: read$/m)
      const writes = [...text.matchAll(/^ {4}permissions:\n(?: {6}.*\n)*? {6}.*: write$/gm)]
      expect(writes.length, name).toBe(name === 'release.yml' ? 1 : 0)
    }
  })

  test('the whole of the tests runs for each change, on three systems', async () => {
    const ci = await read(join('workflows', 'ci.yml'))
    expect(ci).toMatch(/^ {2}pull_request:$/m)
    expect(ci).toMatch(/^ {6}- run: npm test$/m)
    expect(ci).toContain('os: [ubuntu-latest, windows-latest, macos-latest]')
  })
})

describe('the suite that runs in Electron', () => {
  const end = async (): Promise<string> => (await new MissingRuntimeReporter().onEnd()).status
  afterEach(() => vi.unstubAllEnvs())

  test('is skipped where there is no runtime', async () => {
    vi.stubEnv(RUNTIME_EXPECTED, undefined)
    expect(await end()).toBe('passed')
  })

  // An installer that installs nothing and says nothing would leave a green job that has tried nothing.
  test('fails without one in the workflow that has installed it, on three systems', async () => {
    const ci = await read(join('workflows', 'ci.yml'))
    const job = ci.slice(ci.indexOf('\n  electron:\n'))
    expect(job).toContain('os: [ubuntu-latest, windows-latest, macos-latest]')
    expect(job).toMatch(
      new RegExp(`run: npm run test:electron\\n +env:[^-]*${RUNTIME_EXPECTED}: '1'`),
    )
    vi.stubEnv(RUNTIME_EXPECTED, '1')
    expect(await end()).toBe('failed')
  })
})

describe('Dependabot', () => {
  const updates = async (): Promise<string[]> =>
    (await read('dependabot.yml')).split(/^ {2}- /m).slice(1)

  test('Electron is looked after every week, and by itself', async () => {
    const root = (await updates()).find((block) =>
      /^package-ecosystem: npm\n {4}directory: \/$/m.test(block),
    )
    expect(root).toContain('interval: weekly')
    expect(root).toMatch(/electron:\n {8}patterns: \[electron\]/)
    expect(root).toContain('exclude-patterns: [electron]')
  })

  test.each(['/', '/scripts/package', '/scripts/electronegativity'])(
    'what is installed in %s is looked after',
    async (folder) => {
      const found = (await updates()).filter(
        (block) =>
          block.startsWith('package-ecosystem: npm') && block.includes(`directory: ${folder}\n`),
      )
      expect(found).toHaveLength(1)
      expect(found[0]).toContain('interval: weekly')
    },
  )
})
