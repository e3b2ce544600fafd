import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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
