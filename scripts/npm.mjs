// @ts-check
import { spawnSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { linkedModules } from './project.mjs'

/**
 * Installs what a folder's lock file names, and nothing else. No package's own script runs: what the scripts would have
 * prepared, Familiar prepares itself. What npm says is shown.
 * @param {string} folder @param {readonly string[]} kinds more for npm, such as `--include=dev`
 * @returns {boolean} whether all of it is there now
 */
export function installLocked(folder, kinds = []) {
  const linked = linkedModules(folder)
  if (linked !== null) {
    process.stderr.write(
      `${join(folder, 'node_modules')} is a link to ${linked}, which npm would empty. Install in the checkout that it belongs to, or delete the link.\n`,
    )
    return false
  }
  const args = ['ci', ...kinds, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) return false
  // npm keeps the time of a lock file it finds unchanged; `needsInstall` asks for "installed after".
  const now = new Date()
  utimesSync(join(folder, 'node_modules', '.package-lock.json'), now, now)
  return true
}
