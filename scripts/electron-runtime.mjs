// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
/** Remembers that the download failed, so that not every start waits for it again. */
const FAILED = join(ROOT, 'node_modules', '.cache', 'familiar', 'electron-failed')
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000
/** Longest wait for the first byte, and between two. */
const SILENCE_MS = 5_000

/**
 * The Electron program, when its runtime is installed.
 * @returns {string | null}
 */
export function electronProgram() {
  const pathFile = join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return null
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist')
  const program = join(folder, readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

/**
 * Did a download fail within the last day?
 * @returns {boolean}
 */
export function failedLately() {
  return existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < RETRY_AFTER_MS
}

/**
 * Downloads the runtime, showing how far it is, and lets Electron's own installer unpack it.
 * @returns {Promise<{ok: true, program: string} | {ok: false, reason: string}>}
 */
export async function installElectron() {
  try {
    await download()
    const unpacked = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
      encoding: 'utf8',
    })
    const program = electronProgram()
    if (unpacked.status !== 0 || program === null) {
      throw new Error(unpacked.stderr.split('\n')[0] || 'its installer failed')
    }
    rmSync(FAILED, { force: true })
    return { ok: true, program }
  } catch (error) {
    mkdirSync(dirname(FAILED), { recursive: true })
    writeFileSync(FAILED, '')
    return { ok: false, reason: reasonOf(error) }
  }
}

async function download() {
  const require = createRequire(join(PACKAGE, 'package.json'))
  const { version } = require(join(PACKAGE, 'package.json'))
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  const silence = new AbortController()
  let patience = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: require(join(PACKAGE, 'checksums.json')),
      platform: process.platform,
      arch: process.arch,
      downloadOptions: {
        quiet: true,
        signal: silence.signal,
        getProgressCallback: (/** @type {{percent: number}} */ { percent }) => {
          clearTimeout(patience)
          patience = setTimeout(() => silence.abort(), SILENCE_MS)
          show(percent)
        },
      },
    })
  } finally {
    clearTimeout(patience)
    if (shown !== '' && process.stderr.isTTY) process.stderr.write('\n')
  }
}

let shown = ''

/** @param {number} percent 0 to 1 */
function show(percent) {
  const line = `Downloading the Electron runtime: ${Math.floor(percent * 100)} %`
  if (line === shown) return
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
  else if (shown === '') process.stderr.write('Downloading the Electron runtime…\n')
  shown = line
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError' || error.message === 'fetch failed')
    return 'its download site cannot be reached'
  return error.message
}
