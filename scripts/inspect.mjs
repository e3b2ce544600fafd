// @ts-check
/**
 * `npm run inspect`: Familiar under Electron as its developers may have it, with the inspector in its menu
 * (Develop → Inspector). Builds anew; the next `npm start`, `npm test` or `npm run package` builds it back.
 */
import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { electronProgram, installElectron } from './electron-runtime.mjs'
import { BUILD_STAMP, ROOT } from './project.mjs'
import { xwaylandSwitches } from './xwayland.mjs'

const program = electronProgram() ?? (await fetchedProgram())

// What is built here is for nobody else: without its stamp it is taken for none.
rmSync(BUILD_STAMP, { force: true })
const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const built = spawnSync(process.execPath, [builder, 'build', '--mode', 'development'], {
  cwd: ROOT,
  stdio: 'inherit',
})
if (built.status !== 0) fail('Familiar could not be built. What the builder said is above.')

const args = process.argv.slice(2)
const switches = await xwaylandSwitches(process.platform, process.env, args)
const child = spawn(program, [...switches, ROOT, ...args], { stdio: 'inherit' })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))
child.once('error', (error) => fail(`Electron did not start: ${error.message}`))
child.once('exit', (code) => process.exit(code ?? 1))

/** @returns {Promise<string>} */
async function fetchedProgram() {
  const result = await installElectron()
  return result.ok
    ? result.program
    : fail(`The inspector needs the Electron runtime: ${result.reason}.`)
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
