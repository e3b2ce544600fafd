import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../fixtures/paths'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const PROGRAMS = [
  'eslint/bin/eslint.js',
  'prettier/bin/prettier.cjs',
  'typescript/bin/tsc',
  'vitest/vitest.mjs',
  '@playwright/test/cli.js',
]

let project: TempFolder

/** A project in which every tool notes that it ran, and finds nothing wrong. */
beforeEach(async () => {
  project = await tempFolder('npm-test')
  await cp(join(ROOT, 'scripts'), join(project.path, 'scripts'), {
    recursive: true,
    filter: (from) => !from.includes('node_modules'),
  })
  for (const program of PROGRAMS) {
    const file = join(project.path, 'node_modules', program)
    await mkdir(dirname(file), { recursive: true })
    const note = `appendFileSync('ran', '${program} ' + process.argv.slice(2).join(' ') + '\\n')`
    await writeFile(
      file,
      program.endsWith('.mjs')
        ? `import { appendFileSync } from 'node:fs'\n${note}`
        : `const { appendFileSync } = require('node:fs')\n${note}`,
    )
  }
})
afterEach(() => project.remove())

test('without Electronegativity everything else is tested, and then one sentence says why that is not enough', async () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/test.mjs'], {
    cwd: project.path,
    env: { ...process.env, FAMILIAR_CHROMIUM: process.execPath },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Electronegativity is not installed, so nothing looked for .*\.\n\n✘ /)
  const ran = (await readFile(join(project.path, 'ran'), 'utf8')).trimEnd().split('\n')
  for (const program of PROGRAMS)
    expect(
      ran.some((line) => line.startsWith(program)),
      program,
    ).toBe(true)
  expect(ran.filter((line) => line.startsWith('typescript'))).toHaveLength(6)
  expect(ran.filter((line) => line.startsWith('vitest'))).toEqual([
    'vitest/vitest.mjs run --exclude tests/scripts/electronegativity.test.ts',
  ])
})
