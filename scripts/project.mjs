// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Everything under scripts/ that runs before dependencies exist uses Node's own modules only. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** What the build is made of: a change in any of these makes it stale. */
const BUILD_INPUTS = [
  'src',
  'db',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
]

export const BUILD_STAMP = join(ROOT, 'out', '.built-from')

/**
 * Are the dependencies missing, older than the lock file, or left half-installed? npm writes its own copy of the lock
 * file into node_modules last.
 * @param {string} root
 * @returns {boolean}
 */
export function needsInstall(root = ROOT) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return true
  return statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs
}

/**
 * A digest of everything the build is made of, by content: times say nothing after a checkout.
 * @param {string} root
 * @returns {string}
 */
export function buildDigest(root = ROOT) {
  const hash = createHash('sha256')
  for (const input of BUILD_INPUTS) {
    for (const file of filesIn(join(root, input))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * Is there no build of exactly these sources?
 * @returns {boolean}
 */
export function needsBuild() {
  return !existsSync(BUILD_STAMP) || readFileSync(BUILD_STAMP, 'utf8') !== buildDigest()
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
