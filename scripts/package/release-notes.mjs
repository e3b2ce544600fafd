// @ts-check
/**
 * The section of a version in the changelog, for the notes of its release: what installed copies show before anybody
 * downloads it. `node scripts/package/release-notes.mjs v1.2.0`; fails where the changelog does not speak of the version.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../project.mjs'

const version = (process.argv[2] ?? '').replace(/^v/, '')
const lines = readFileSync(process.env['CHANGELOG'] ?? join(ROOT, 'CHANGELOG.md'), 'utf8').split(
  '\n',
)
const from = lines.findIndex((line) => {
  const [mark, name] = line.split(' ')
  return mark === '##' && name?.replace(/^\[?v?|\]$/g, '') === version
})
if (version === '' || from === -1) {
  process.stderr.write(
    `The changelog does not speak of ${version || 'a version that was not named'}. Give its section “Unreleased” the version first.\n`,
  )
  process.exit(1)
}
const rest = lines.slice(from + 1)
const end = rest.findIndex((line) => line.startsWith('## '))
process.stdout.write(`${(end === -1 ? rest : rest.slice(0, end)).join('\n').trim()}\n`)
