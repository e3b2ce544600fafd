import type { NoteLine } from '@shared/contract/updates'
import { readNotes } from './notes'

/** What a changelog (Keep a Changelog) says of a version; null where it says nothing. */
export function changelogSection(changelog: string, version: string): NoteLine[] | null {
  const lines = changelog.split(/\r?\n/)
  const from = lines.findIndex((line) => versionIn(line) === version)
  if (from === -1) return null
  const rest = lines.slice(from + 1)
  const end = rest.findIndex((line) => /^##? /.test(line))
  const notes = readNotes((end === -1 ? rest : rest.slice(0, end)).join('\n'))
  return notes.length === 0 ? null : notes
}

/** Of a heading such as `## [1.2.3] - 2026-11-26` or `## 1.2.3`. */
function versionIn(line: string): string | undefined {
  return /^## \[?v?(\d[^\]\s]*)\]?(?:\s|$)/.exec(line)?.[1]
}

/** Is a version newer than another, by Semantic Versioning? What cannot be read as one is not. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [parse(version), parse(than)]
  if (a === null || b === null) return false
  for (const [index, part] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0
    if (part !== other) return part > other
  }
  // A release comes after its own previews.
  if (a.preview === null || b.preview === null) return a.preview === null && b.preview !== null
  return a.preview.localeCompare(b.preview, 'en', { numeric: true }) > 0
}

function parse(version: string): { numbers: readonly number[]; preview: string | null } | null {
  const [, numbers, preview = null] =
    /^v?(\d+\.\d+\.\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(version) ?? []
  return numbers === undefined ? null : { numbers: numbers.split('.').map(Number), preview }
}
