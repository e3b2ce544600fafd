// @ts-check
/**
 * Reads the fuses out of a packed program, without the package that set them: what set them cannot vouch for itself.
 * The format is that of `@electron/fuses` (`src/index.ts`): a sentinel, a byte with the version of the wire, a byte with
 * its length, then one character for each fuse.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { FUSES } from './fuses.mjs'

export const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WIRE_VERSION = 1
const STATES = new Map([
  ['0', 'off'],
  ['1', 'on'],
  ['r', 'removed'],
])

/**
 * What is wrong with the fuses of a program, as a sentence without its full stop; null when all are as declared.
 * @param {Buffer} program @param {string} platform as Node names it
 * @returns {string | null}
 */
export function fuseProblem(program, platform) {
  let at = program.indexOf(SENTINEL)
  if (at === -1) return 'it has no fuses, so it is no Electron program'
  // A program for two kinds of processor is two programs, each with its own wire.
  for (; at !== -1; at = program.indexOf(SENTINEL, at + 1)) {
    const problem = wireProblem(program.subarray(at + SENTINEL.length), platform)
    if (problem !== null) return problem
  }
  return null
}

/** @param {Buffer} wire @param {string} platform @returns {string | null} */
function wireProblem(wire, platform) {
  const [version, length = 0] = wire
  if (version !== WIRE_VERSION)
    return `its fuses are of version ${version}, which is not known here`
  const states = wire.toString('latin1', 2, 2 + length)
  for (const [index, { name, on }] of FUSES.entries()) {
    const state = STATES.get(states[index] ?? '') ?? 'missing'
    const wanted = on(platform) ? 'on' : 'off'
    if (state !== wanted) return `the fuse ${name} is ${state} and should be ${wanted}`
  }
  return null
}

/**
 * The same for all that a packager has made, with the file it is about. Where there is no app to read, that is wrong.
 * @param {string} output the packager's @param {string} platform as Node names it
 * @returns {string | null}
 */
export function packedProblem(output, platform) {
  const apps = packedApps(output)
  if (apps.length === 0) return 'there is no packed app to read the fuses of'
  for (const app of apps) {
    const problem = fuseProblem(readFileSync(app), platform)
    if (problem !== null) return `${problem} (${relative(output, app)})`
  }
  return null
}

/**
 * Below a packager's output, the files that hold the fuses: the program, on macOS the library it is made of.
 * @param {string} output @returns {string[]}
 */
function packedApps(output) {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(output, name)
      if (/^mac(-|$)/.test(name)) {
        const frameworks = join(folder, 'Familiar.app', 'Contents', 'Frameworks')
        return join(frameworks, 'Electron Framework.framework', 'Electron Framework')
      }
      return join(folder, /^win(-|$)/.test(name) ? 'Familiar.exe' : 'familiar')
    })
    .filter((file) => existsSync(file))
}
