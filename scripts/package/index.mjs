// @ts-check
/**
 * `npm run package`: packages of this version for this computer's system, in `dist/packages`. `-- --dir` makes the
 * folder that would be packed, and no installer. What it needs besides the app's own packages is installed here, once.
 */
import { spawnSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronProgram, installElectron } from '../electron-runtime.mjs'
import { installLocked } from '../npm.mjs'
import { ROOT, needsInstall } from '../project.mjs'
import { builderConfig } from './builder-config.mjs'
import { debScripts } from './deb-scripts.mjs'
import { packedProblem } from './fuse-wire.mjs'
import { isSigned, packagerEnv } from './signing.mjs'
import { filesIn, stage } from './stage.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const DIST = join(ROOT, 'dist')
const KNOWN = new Set(['--dir'])

const unknown = process.argv.slice(2).find((argument) => !KNOWN.has(argument))
if (unknown !== undefined) fail(`${unknown} is not known here; npm run package -- --dir is.`)
const onlyFolder = process.argv.includes('--dir')

const app = join(DIST, 'app')
const { version, packages, releases } = layOut()
say(`Familiar ${version}: ${filesIn(app).length} files, ${megabytes(app)} MB before packing.`)
say(`Packages beside the bundle: ${packages.join(', ')}.`)
say(
  releases === null
    ? 'It has no place to look for updates: name one with FAMILIAR_RELEASES=owner/repository.'
    : `It looks for updates at https://github.com/${releases}/releases.`,
)
installPackager()
const electron = electronProgram() ?? (await runtime())
pack(electron)
for (const name of readdirSync(join(DIST, 'packages')))
  if (/\.(exe|dmg|zip|AppImage|deb)$/.test(name))
    say(`dist/packages/${name}: ${megabytes(join(DIST, 'packages', name))} MB`)

function layOut() {
  try {
    return stage({ root: ROOT, into: app, platform: process.platform, arch: process.arch })
  } catch (error) {
    return fail(`No package was made: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** @returns {Promise<string>} */
async function runtime() {
  const installed = await installElectron()
  if (installed.ok) return installed.program
  return fail(
    `No package was made: the Electron runtime could not be downloaded (${installed.reason}). Check the connection and run npm run package again.`,
  )
}

function installPackager() {
  if (!needsInstall(HERE)) return
  say('Installing what makes packages (once)…')
  if (!installLocked(HERE)) fail('What makes packages could not be installed. Try again online.')
}

/** @param {string} program the Electron program */
function pack(program) {
  const output = join(DIST, 'packages')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const config = join(DIST, 'builder.json')
  const electronVersion = JSON.parse(
    readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8'),
  ).version
  const electronDist = distOf(program)
  writeFileSync(
    config,
    JSON.stringify(
      builderConfig({
        root: ROOT,
        app,
        output,
        electronDist,
        electronVersion,
        releases,
        signed: isSigned(process.env),
        deb: debScripts({
          templates: join(HERE, 'node_modules', 'app-builder-lib', 'templates', 'linux'),
          into: join(DIST, 'deb'),
        }),
      }),
    ),
  )
  const builder = join(HERE, 'node_modules', 'electron-builder', 'cli.js')
  const args = ['build', '--config', config, '--projectDir', ROOT, '--publish', 'never']
  const result = spawnSync(process.execPath, [builder, ...args, ...(onlyFolder ? ['--dir'] : [])], {
    cwd: ROOT,
    env: packagerEnv(process.env),
    stdio: 'inherit',
  })
  if (result.status !== 0) fail('No package was made. What the packager said is above.')
  // What was asked of the packager is one thing, what is in the program another.
  const problem = packedProblem(output, process.platform)
  if (problem !== null) fail(`Do not give this package out: ${problem}.`)
  say('The fuses are as declared.')
}

/** The folder of the runtime: on macOS the program lies deep inside it. @param {string} program */
function distOf(program) {
  const bundle = program.indexOf('Electron.app')
  return bundle === -1 ? dirname(program) : program.slice(0, bundle)
}

/** @param {string} path */
function megabytes(path) {
  const files = statSync(path).isDirectory()
    ? filesIn(path).map((file) => join(path, file))
    : [path]
  // A link counts as one, not as what it leads to.
  const bytes = files.reduce((sum, file) => sum + lstatSync(file).size, 0)
  return (bytes / 1e6).toFixed(1)
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}

/** @param {string} line @returns {never} */
function fail(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
