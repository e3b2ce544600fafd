/** One thing that was looked at, for a report. */
export interface Finding {
  readonly what: string
  readonly ok: boolean
  /** How it is, or what is wrong, in words. */
  readonly said: string
}

/** What a report does not say: where the user's files are, and what they and their work are called. */
export interface Hidden {
  /** Familiar's own folder; named as such. */
  readonly dataFolder: string
  readonly home: string
  /** Names of the user, of repositories, of whatever else is nobody's business. */
  readonly names: readonly string[]
}

/** Whether a file that others could read holds a secret: `mode` is of a POSIX system, null where there is no such thing. */
export function privacyOf(mode: number | null): Omit<Finding, 'what'> {
  if (mode === null || (mode & 0o077) === 0) return { ok: true, said: 'private' }
  return {
    ok: false,
    said: `others may read it (mode ${(mode & 0o777).toString(8)}): make it 600`,
  }
}

/** The newest lines of a log that tell of trouble, the oldest first. */
export function troubleLinesIn(log: string, most: number): string[] {
  return log
    .split('\n')
    .filter((line) => /\[(?:warn|error)\]/i.test(line))
    .slice(-most)
}

/** Parts whose lines are of Familiar itself, and of the user's work at most by a path. */
const OWN_PARTS: ReadonlySet<string> = new Set([
  ...['app', 'backup', 'database', 'desktop', 'fullscreen', 'host', 'pages', 'pet window'],
  ...['pipeline', 'postgres', 'server', 'status', 'tray', 'update', 'updates', 'vault'],
])

/** Of the lines of a log, those that can be handed on where it is not known what the user's work is called. */
export function linesOfOwnParts(lines: readonly string[]): string[] {
  return lines.filter(isOfOwnPart)
}

/** Is a line of the log of Familiar itself? */
export function isOfOwnPart(line: string): boolean {
  const part = /\[(?:warn|error)\]\s+([^:]*):/i.exec(line)?.[1]
  return part !== undefined && OWN_PARTS.has(part)
}

/** What git quotes: branches, files, words of the user's. */
const QUOTED = /(?<![\p{L}\p{N}])'[^'\n]+'(?![\p{L}\p{N}])/gu

/** A line of the log without what is quoted in it, which has names nobody knows. Of Familiar's own it is let stand. */
export function withoutQuotes(line: string): string {
  return isOfOwnPart(line) ? line : line.replace(QUOTED, `'${HIDDEN}'`)
}

/** Findings and log as text to hand to somebody. They must be clean already. */
export function reportText(findings: readonly Finding[], log: readonly string[]): string {
  return [
    ...findings.map(({ what, ok, said }) => `${ok ? 'ok ' : 'NO '} ${what}: ${said}`),
    ...(log.length > 0 ? ['', 'The last warnings and errors of the log:', ...log] : []),
  ].join('\n')
}

const HIDDEN = '[hidden]'
/** Too short or too common to be anybody's: taken out, they would take half the words with them. */
const NOBODYS: ReadonlySet<string> = new Set([
  ...['root', 'admin', 'administrator', 'user', 'node', 'runner', 'git', 'main', 'src', 'app'],
  ...['postgres', 'localhost', '127.0.0.1', 'github.com'],
  ...['familiar', 'database', 'log', 'error', 'warn', 'info', 'data', 'code', 'test'],
])
const LEAST_NAME = 3
/** Fields of the log's details that name a place or a work of the user's. */
const TELLING =
  /("(?:path|folder|folders|repository|root|cwd|place|title|branch|remote)":)("[^"]*"|\[[^\]]*\])/g

/** A server, after the code of what went wrong on the way to it; one's own computer is no secret. */
const SERVER =
  /\b(ENOTFOUND|EAI_AGAIN|E(?:CONN|HOST|NET)[A-Z]+|ETIMEDOUT) (?!127\.0\.0\.1\b|::1\b|localhost\b)[\w.:[\]-]+/g
/** Who asked a database, and for which, in its own words. */
const ASKED_OF_SERVER = /\b(role|user|database|host) (\\*")[^"\\\n]+\2/g

/**
 * The text without what is hidden. Secrets are another matter: they have to be out already. A path below the home
 * becomes `~/[hidden]` and any other full path `[hidden]`, with a program's file and line where it ends in one.
 */
export function withoutNames(text: string, { dataFolder, home, names }: Hidden): string {
  const told = [dataFolder, dataFolder.replaceAll('\\', '\\\\')]
    .filter((folder) => folder.length > 1)
    .reduce((clean, folder) => clean.replaceAll(folder, '[data folder]'), text)
    .replace(TELLING, `$1"${HIDDEN}"`)
    .replace(SERVER, `$1 ${HIDDEN}`)
    .replace(ASKED_OF_SERVER, `$1 $2${HIDDEN}$2`)
  const telling = [...new Set(names)]
    .filter((name) => name.length >= LEAST_NAME && !NOBODYS.has(name.toLowerCase()))
    .sort((a, b) => b.length - a.length)
  const without = (clean: string, name: string): string => clean.replace(wholeWord(name), HIDDEN)
  // A path ends at a space for whoever does not know the name with the space in it.
  const spaced = telling.filter((name) => name.includes(' '))
  const homeless = homesIn(home).reduce(withoutHome, spaced.reduce(without, told))
  // Also where nobody told of it: what is no more, or was never known, has a name too.
  return telling.reduce(without, homeless).replace(ANY_PATH, hiddenPlace)
}

/** A full path: of a POSIX system, of Windows, of a file's address. None is what follows a host's name or `~`. */
const ANY_PATH =
  /(?:(?<=file:\/{2})|(?<![\w/:.~\]%-]))(?:\/|\b[a-z]:[\\/]|\\\\)[^\s"'`<>|*?(),;/\\~[][^\s"'`<>|*?(),;]*/gi

function hiddenPlace(path: string): string {
  const code = CODE_PLACE.exec(path)?.[1]
  return code === undefined ? HIDDEN : `${HIDDEN}/${code}`
}

/** A program's file, with the line, at the end of a path. */
const CODE_PLACE = /[\\/]([\w.-]+\.[cm]?[jt]sx?(?::\d+)*:?)$/

/** The home as it is, and as it stands in the address of a file, such as in a stack. */
function homesIn(home: string): string[] {
  if (home.length <= 1) return []
  return [...new Set([home, encodeURI(home.replaceAll('\\', '/'))])]
}

/** In any case: where a system tells them apart, too much is hidden and not too little. */
function withoutHome(text: string, home: string): string {
  const start = escaped(home).replaceAll('\\\\', '[\\\\/]+')
  const rest = new RegExp(`${start}(?![\\w.-])(?:[\\\\/][^\\s"'\`<>|*?(),;]*)?`, 'gi')
  return text.replace(rest, (path) => {
    if (path.length === home.length) return '~'
    return `~/${hiddenPlace(path)}`
  })
}

/** Not as a part of another word; a path is one by itself. */
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'gu')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
