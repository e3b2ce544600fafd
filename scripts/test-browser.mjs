// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'

/** The newest that still runs on Node 20. */
const SPARTICUZ = '147.0.2'

/**
 * A Chromium for the tests: one that is here, or one that can be fetched. Fails with a sentence rather than letting
 * tests be skipped.
 * @returns {Promise<string>}
 */
export async function findOrFetchBrowser() {
  const here = process.env['FAMILIAR_CHROMIUM'] || systemBrowser() || (await playwrightBrowser())
  if (here) return here
  say('No Chromium-based browser was found; fetching one for the tests…')
  const fetched = fetchWithApt() ?? (await fetchWithPlaywright()) ?? (await fetchSparticuz())
  if (fetched) return fetched
  throw new Error(
    'The tests need a Chromium-based browser and none could be fetched. Install Chrome, Edge or Chromium, or name one in FAMILIAR_CHROMIUM.',
  )
}

/** @returns {string | null} */
function systemBrowser() {
  const file = join(ROOT, 'src', 'main', 'host', 'browser', 'browser-candidates.json')
  const { onPath, macApps, windowsPaths } = JSON.parse(readFileSync(file, 'utf8'))
  const paths = {
    darwin: () =>
      macApps.map((/** @type {string} */ app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
    win32: () =>
      [
        process.env['PROGRAMFILES'],
        process.env['PROGRAMFILES(X86)'],
        process.env['LOCALAPPDATA'],
      ].flatMap((folder) =>
        folder ? windowsPaths.map((/** @type {string} */ path) => join(folder, path)) : [],
      ),
    linux: () =>
      (process.env['PATH'] ?? '')
        .split(delimiter)
        .flatMap((folder) => onPath.map((/** @type {string} */ name) => join(folder, name))),
  }
  const candidates = paths[/** @type {'linux'} */ (process.platform)] ?? paths.linux
  return candidates().find((/** @type {string} */ path) => existsSync(path)) ?? null
}

/** @returns {Promise<string | null>} */
async function playwrightBrowser() {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** @returns {string | null} */
function fetchWithApt() {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (!isDebianRoot) return null
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' }).status === 0
  apt('update')
  return apt('install', '-y', '--no-install-recommends', 'chromium') ? systemBrowser() : null
}

/** @returns {Promise<string | null>} */
async function fetchWithPlaywright() {
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  })
  return status === 0 ? playwrightBrowser() : null
}

/** @returns {Promise<string | null>} */
async function fetchSparticuz() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = join(ROOT, 'node_modules', '.cache', 'familiar', 'chromium')
  const manifest = join(folder, 'package.json')
  if (!existsSync(join(folder, 'node_modules', '@sparticuz', 'chromium'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(manifest, '{ "private": true }\n')
    // In the folder rather than with --prefix, which would also look for npm's settings of this computer there.
    const args = ['install', '--no-audit', '--no-fund', '--loglevel=error']
    args.push(`@sparticuz/chromium@${SPARTICUZ}`)
    const npm = process.env['npm_execpath']
    const [program, ...before] = npm ? [process.execPath, npm] : ['npm']
    const { status } = spawnSync(program, [...before, ...args], { cwd: folder, stdio: 'inherit' })
    if (status !== 0) return null
  }
  const { default: chromium } = await import(
    pathToFileURL(createRequire(manifest).resolve('@sparticuz/chromium')).href
  )
  return chromium.executablePath()
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}
