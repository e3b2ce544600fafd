// @ts-check
import { createRequire } from 'node:module'
import { sep } from 'node:path'

const require = createRequire(import.meta.url)
const TOOL = '@doyensec/electronegativity'

/**
 * This one fetches Electron's release notes and writes them to the folder it stands in. Whether ours is current is
 * Dependabot's to say.
 */
const LEFT_OUT = ['availablesecurityfixesglobalcheck']

/**
 * What Electronegativity finds in a folder of sources. Throws where a file could not be read by it: what it has not
 * read, it has not judged.
 * @param {string} folder @param {string} electronVersion whose defaults hold
 * @returns {Promise<import('./judge.mjs').Finding[]>}
 */
export async function scan(folder, electronVersion) {
  stayOffline()
  const say = console.log
  // Its greeting and its excuse for not being online.
  console.log = () => undefined
  try {
    const { issues, errors } = await require(TOOL)({
      input: folder,
      customScan: [],
      excludeFromScan: LEFT_OUT,
      parserPlugins: [],
      electronVersionOverride: electronVersion,
      isRelative: true,
    })
    const unread = errors.map((/** @type {any} */ { file, message }) => `${file}: ${message}`)
    if (unread.length > 0)
      throw new Error(['Electronegativity could not read:', ...unread].join('\n'))
    return issues.map((/** @type {any} */ { id, file, sample }) => ({
      rule: id,
      file: file.split(sep).join('/'),
      line: (sample ?? '').trim(),
    }))
  } finally {
    console.log = say
  }
}

/** It looks for newer translations of its own words at every run. A test has no business on the network. */
function stayOffline() {
  process.env['LANG'] = 'en-US'
  const path = createRequire(require.resolve(TOOL)).resolve('got')
  require.cache[path] = /** @type {NodeJS.Module} */ (
    /** @type {unknown} */ ({ exports: () => Promise.reject(new Error('not asked for')) })
  )
}
