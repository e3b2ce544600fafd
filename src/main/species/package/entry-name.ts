import { refuse, shown } from '../problem'

const LONGEST = 240
const DEEPEST = 12

/** What file managers leave behind. */
const JUNK = /^(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|\.git)$/i

/**
 * The path of a file inside its package, with `/` between its steps; null for what no pet is made of. Refuses whatever
 * could lead out of the package: that it is only read, and never written under its own name, is a second wall.
 */
export function entryName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/')
  const at = { file: raw }
  if (/\p{Cc}/u.test(name)) refuse('path', 'A file’s name has characters no name has.', at)
  if (name.startsWith('/') || /^[a-z]:/i.test(name))
    refuse('path', `“${shown(raw)}” is a full path; a package only has paths inside itself.`, at)
  const steps = name.split('/').filter((step) => step !== '' && step !== '.')
  if (steps.includes('..')) refuse('path', `“${shown(raw)}” leads out of the package.`, at)
  if (name.length > LONGEST || steps.length > DEEPEST)
    refuse('path', `“${shown(raw)}” is longer or deeper than a pet’s files need to be.`, at)
  if (steps.length === 0 || steps.some((step) => JUNK.test(step))) return null
  return steps.join('/').normalize('NFC')
}
