import type { Credits } from '@shared/contract/species'
import { type Files, folderOf } from '../package/files'

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:\.(?:txt|md))?$/i
const README_FILE = /^read[-_]?me(?:\.(?:txt|md))?$/i
const CREDITS = /\b(?:credits?|licen[cs]e[sd]?|attributions?|copyright)\b|©/i
const HEADS_CREDITS = new RegExp(`^#{1,6}[^\\n]*(?:${CREDITS.source})`, 'i')
/** Characters of a licence that are kept. */
const LONGEST_TEXT = 20_000
/** Bytes of a licence or a read-me that are looked at. */
const MOST_BYTES = 200_000

interface Said {
  readonly author?: unknown
  readonly licence?: unknown
  readonly source?: unknown
}

/**
 * Whose work the pet of a folder is: what its manifest says, and the licence file that lies nearest to it, there or in a
 * folder above, up to the package's root; else anywhere.
 */
export function creditsOf(files: Files, said: Said, folder = ''): Credits {
  const licenceText = nearestText(files, folder, LICENCE_FILE)?.slice(0, LONGEST_TEXT) ?? null
  return {
    author: line(nameIn(said.author), 200),
    licence: line(nameIn(said.licence), 200) ?? line(licenceText, 200),
    source: line(said.source, 500),
    licenceText,
  }
}

/** The same for a pet whose kind names its artists in a read-me: what that says of them goes before the licence. */
export function creditsWithReadme(files: Files, folder: string): Credits {
  const credits = creditsOf(files, {}, folder)
  const readme = nearestText(files, folder, README_FILE)
  const texts = [readme === null ? '' : partOnCredits(readme), credits.licenceText ?? '']
  const text = texts.filter((one) => one !== '').join('\n\n')
  return { ...credits, licenceText: text === '' ? null : text.slice(0, LONGEST_TEXT) }
}

/** Sections of a read-me that are about whose work it is; without such headings, paragraphs that speak of it. */
function partOnCredits(readme: string): string {
  /** Of the heading we are below; 7 while it is none of ours. */
  let level = 7
  const sections = readme.split(/^(?=#{1,6}\s)/m).filter((section) => {
    const own = /^#*/.exec(section)?.[0].length ?? 0
    if (own <= level) level = HEADS_CREDITS.test(section) ? own : 7
    return level < 7
  })
  const parts =
    sections.length > 0 ? sections : readme.split(/\n{2,}/).filter((part) => CREDITS.test(part))
  return parts.map((part) => part.trim()).join('\n\n')
}

/** The text of the file of a name that lies nearest to a folder; null where there is none, or nothing in it. */
function nearestText(files: Files, folder: string, name: RegExp): string | null {
  const found = [...files]
    .filter(([path]) => name.test(path.slice(folderOf(path).length).replace(/^\//, '')))
    .map(([path, bytes]) => ({ bytes, distance: distanceBetween(folderOf(path), folder) }))
    .sort((a, b) => a.distance - b.distance)[0]
  if (!found) return null
  const text = new TextDecoder('utf-8').decode(found.bytes.subarray(0, MOST_BYTES))
  const clean = text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim()
  return clean === '' ? null : clean
}

/** How many steps up a folder is from another one; any that is not above it is farther than all that are. */
function distanceBetween(folder: string, from: string): number {
  const steps = stepsTo(from)
  const isAbove = folder === '' || folder === from || from.startsWith(`${folder}/`)
  return isAbove ? steps - stepsTo(folder) : steps + stepsTo(folder)
}

function stepsTo(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length
}

/** Some write a name, some `{name, url}`. */
function nameIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value
}

/** The first line of a text, cut to a length; null where there is none. */
function line(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  const first = value
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, '\n')
    .split('\n')
    .map((part) => part.trim())
    .find((part) => part !== '')
  return first === undefined ? null : first.slice(0, longest)
}

/** A text from outside, in one line: a name, a description. */
export function plainText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return ''
  return value
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .slice(0, longest)
}

/** The first of some texts from outside that can be a pet's name. */
export function firstName(...candidates: readonly unknown[]): string {
  const names = candidates.map((candidate) => plainText(candidate, 80))
  return names.find((name) => name !== '') ?? 'Pet'
}
