// @ts-check
/**
 * Runs before `npm start` and `npm test`: installs the dependencies and builds the app, each only when needed; with
 * `--tests`, what only the tests need as well. Uses Node's own modules only, as nothing else may be there yet.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installLocked } from './npm.mjs'
import { BUILD_STAMP, ROOT, buildDigest, needsBuild, needsInstall } from './project.mjs'

const ELECTRONEGATIVITY = join(ROOT, 'scripts', 'electronegativity')
const OLDEST_NODE = [20, 19]

checkNode()
if (needsInstall()) install()
if (process.argv.includes('--tests') && needsInstall(ELECTRONEGATIVITY)) installForTests()
if (needsBuild()) build()

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  fail(`Familiar needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`)
}

function install() {
  say('Installing dependencies (once, about half a minute)…')
  // Where NODE_ENV is production npm would leave out what the build needs, and count that as installed.
  if (!installLocked(ROOT, ['--include=dev', '--include=optional']))
    fail(
      'The dependencies could not be installed. Check the connection to the npm registry and try again.',
    )
}

/** Where it cannot be had, every other test still runs before `npm test` fails for the want of it. */
function installForTests() {
  say('Installing Electronegativity for the tests (once, about half a minute)…')
  if (!installLocked(ELECTRONEGATIVITY))
    say('Electronegativity could not be installed. The other tests run, and then `npm test` fails.')
}

function build() {
  say('Building Familiar…')
  const digest = buildDigest()
  rmSync(BUILD_STAMP, { force: true })
  const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = spawnSync(process.execPath, [builder, 'build'], { cwd: ROOT, encoding: 'utf8' })
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}`)
    fail('Familiar could not be built. What the builder said is above.')
  }
  mkdirSync(dirname(BUILD_STAMP), { recursive: true })
  writeFileSync(BUILD_STAMP, digest)
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  say(sentence)
  process.exit(1)
}
