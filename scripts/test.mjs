// @ts-check
/**
 * `npm test`: everything that must hold, in the order in which it fails fastest. The app has been built before
 * (`scripts/setup.mjs`); a browser for the end-to-end tests is found or fetched here.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './project.mjs'
import { findOrFetchBrowser } from './test-browser.mjs'

const PROJECTS = ['shared', 'node', 'web', 'preload', 'tests', 'species']

/** @type {Readonly<Record<string, string>>} */
const PROGRAMS = {
  electronegativity: 'scripts/electronegativity/index.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  'typescript/tsc': 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  '@playwright/test': 'node_modules/@playwright/test/cli.js',
}

/** Tests that run Electronegativity. */
const NEEDS_INSTALL = 'tests/scripts/electronegativity.test.ts'

/** What runs at the moment. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

try {
  process.env['FAMILIAR_CHROMIUM'] = await findOrFetchBrowser()
  // Linting takes longest by far and waits for nothing, the tests wait a lot: they fill each other's gaps.
  await Promise.all([
    step('lint', [
      ['prettier', '--check', '--log-level=warn', '.'],
      ['eslint', '.'],
    ]),
    step(
      'types',
      PROJECTS.map((project) => ['typescript/tsc', '-p', `tsconfig.${project}.json`]),
    ).then(() => step('unit and integration', [['vitest', 'run', '--exclude', NEEDS_INSTALL]])),
  ])
  await step('end to end', [['@playwright/test', 'test']])
  // Last: it is installed apart from the rest, and a computer that cannot have it has still run all the others.
  await step('known mistakes of Electron apps', [
    ['electronegativity'],
    ['vitest', 'run', NEEDS_INSTALL],
  ])
} catch (error) {
  // What ran beside the step that failed has nothing more to say.
  for (const child of running) child.kill()
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/**
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands
 */
async function step(name, commands) {
  const began = Date.now()
  for (const command of commands) await run(command)
  process.stdout.write(`✔ ${name} (${Math.round((Date.now() - began) / 1000)} s)\n`)
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<void>}
 */
function run([name = '', ...args]) {
  const program = join(ROOT, PROGRAMS[name] ?? name)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' })
    running.add(child)
    child.once('error', reject)
    child.once('exit', (code) => {
      running.delete(child)
      if (code === 0) resolve()
      else reject(new Error(`✘ ${name} ${args.join(' ')}`))
    })
  })
}
