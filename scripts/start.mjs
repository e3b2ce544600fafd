// @ts-check
/**
 * `npm start`: opens Familiar under Electron, or where that is not to be had in the browser host, and says why.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { electronProgram, failedLately, installElectron } from './electron-runtime.mjs'
import { ROOT } from './project.mjs'
import { xwaylandSwitches } from './xwayland.mjs'

const args = process.argv.slice(2)
const wanted = hostIn(args)

if (wanted === 'electron' || wanted === null) {
  const program = await electron(wanted === 'electron')
  if (program !== null) await runElectron(program)
  else await runBrowserHost()
} else {
  // Also for a value it does not know: the app itself says so, as for every other flag.
  await runBrowserHost()
}

/**
 * @param {readonly string[]} argv
 * @returns {string | null}
 */
function hostIn(argv) {
  const at = argv.findIndex((arg) => arg === '--host' || arg.startsWith('--host='))
  const arg = argv[at]
  if (arg === undefined) return null
  return arg.includes('=') ? arg.slice('--host='.length) : (argv[at + 1] ?? '')
}

/**
 * @param {boolean} insisted
 * @returns {Promise<string | null>}
 */
async function electron(insisted) {
  const installed = electronProgram()
  if (installed !== null) return installed
  if (!insisted && failedLately()) {
    say(
      'Electron could not be downloaded lately, so Familiar opens in the browser (--host=electron tries again).',
    )
    return null
  }
  const result = await installElectron()
  if (result.ok) return result.program
  if (insisted) {
    say(
      `The Electron runtime could not be installed: ${result.reason}. Without --host=electron, Familiar opens in the browser.`,
    )
    process.exit(1)
  }
  say(`Electron is not available (${result.reason}), so Familiar opens in the browser.`)
  return null
}

/** @param {string} program */
async function runElectron(program) {
  const switches = await xwaylandSwitches(process.platform, process.env, args)
  const child = spawn(program, [...switches, ROOT, ...args], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.once('error', (error) => {
    say(`Electron did not start: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}

async function runBrowserHost() {
  await import(pathToFileURL(join(ROOT, 'out', 'main', 'browser.js')).href)
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}
