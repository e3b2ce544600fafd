// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
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
  const linked = linkedModules(root)
  // Of another checkout's nothing is newer or older than the lock file here: it is for the same packages, or it is not.
  if (linked !== null) return !sameLock(root, dirname(linked))
  return statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs
}

/**
 * Where `node_modules` leads when it is a link, as in a second checkout that shares those of the first. npm would empty
 * what it leads to.
 * @param {string} root
 * @returns {string | null}
 */
export function linkedModules(root) {
  const modules = join(root, 'node_modules')
  const found = lstatSync(modules, { throwIfNoEntry: false })
  return found?.isSymbolicLink() && existsSync(modules) ? realpathSync(modules) : null
}

/** @param {string} root @param {string} other @returns {boolean} */
function sameLock(root, other) {
  const theirs = join(other, 'package-lock.json')
  return (
    existsSync(theirs) && readFileSync(join(root, 'package-lock.json')).equals(readFileSync(theirs))
  )
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
