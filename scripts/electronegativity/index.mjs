// @ts-check
/**
 * Runs Electronegativity, which knows the mistakes Electron apps have been broken by, over `src` (or a folder given).
 * Each of its findings must be explained in `explained.json`, and each explanation still be needed. It is installed here,
 * once: it brings 400 packages, which running Familiar from its source need not.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installLocked } from '../npm.mjs'
import { ROOT, needsInstall } from '../project.mjs'
import { judge } from './judge.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))

const [folder = join(ROOT, 'src')] = process.argv.slice(2)
if (needsInstall(HERE)) {
  process.stderr.write('Installing Electronegativity (once, about half a minute)…\n')
  if (!installLocked(HERE))
    fail(
      'Electronegativity could not be installed, so nothing looked for known mistakes. Check the connection to the npm registry and try again.',
    )
}

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
