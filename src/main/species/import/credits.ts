import type { Credits } from '@shared/contract/species'
import { type Files, folderOf } from '../package/files'

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:\.(?:txt|md))?$/i
const LONGEST_LICENCE = 20_000

/** Whose work a package is: what its manifest says, and the licence file beside it. */
export function creditsOf(
  files: Files,
  said: { readonly author?: unknown; readonly licence?: unknown; readonly source?: unknown },
): Credits {
  const licenceText = licenceIn(files)
  return {
    author: line(nameIn(said.author), 200),
    licence: line(nameIn(said.licence), 200) ?? line(licenceText, 200),
    source: line(said.source, 500),
    licenceText,
  }
}

/** The licence file nearest to the top. */
function licenceIn(files: Files): string | null {
  const found = [...files]
    .filter(([path]) => LICENCE_FILE.test(path.slice(folderOf(path).length).replace(/^\//, '')))
    .sort(([a], [b]) => a.split('/').length - b.split('/').length)[0]
  if (!found) return null
  const text = new TextDecoder('utf-8').decode(found[1].subarray(0, LONGEST_LICENCE * 4))
  const clean = text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim()
  return clean === '' ? null : clean.slice(0, LONGEST_LICENCE)
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
