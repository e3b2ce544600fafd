// @ts-check
/**
 * Runs Electronegativity, which knows the mistakes Electron apps have been broken by, over `src` (or a folder given).
 * Each of its findings must be explained in `explained.json`, and each explanation still be needed. It is installed beside
 * this file, once, by `npm test`: it brings 400 packages, which running Familiar from its source need not.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT, needsInstall } from '../project.mjs'
import { judge } from './judge.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))

const [folder = join(ROOT, 'src')] = process.argv.slice(2)
if (needsInstall(HERE))
  fail(
    'Electronegativity is not installed, so nothing looked for known mistakes. `npm test` installs it once, and needs a connection to the npm registry for that.',
  )

const { scan } = await import('./scan.mjs')
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const explained = JSON.parse(readFileSync(join(HERE, 'explained.json'), 'utf8'))
const findings = await scan(resolve(folder), devDependencies.electron).catch(
  (/** @type {unknown} */ error) => fail(error instanceof Error ? error.message : String(error)),
)
const wrong = judge(findings, explained)
if (wrong.length > 0)
  fail(
    `${wrong.join('\n')}\nMend it, or explain it in scripts/electronegativity/explained.json (docs/security.md says how).`,
  )

/** @param {string} text @returns {never} */
function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
