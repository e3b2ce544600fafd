import { resolve } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { defaultDataFolder } from '../main/host/data-folder'
import { messageOf } from '../main/failure'
import { EXIT, Problem } from './outcome'
import type { Terminal } from './terminal'

/** What every command takes. */
const COMMON = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  'data-dir': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** A command line as it was understood. */
export interface Arguments {
  readonly words: readonly string[]
  readonly help: boolean
  readonly json: boolean
  /** The folder of the Familiar that is meant. */
  readonly dataFolder: string
  readonly text: (name: string) => string | null
  readonly flag: (name: string) => boolean
}

/** Reads the arguments of a command. Throws a Problem with one sentence for what it does not know. */
export function readArguments(
  argv: readonly string[],
  options: ParseArgsOptionsConfig,
  { most, usage }: { readonly most: number; readonly usage: string },
  terminal: Terminal,
): Arguments {
  const { values, positionals } = parse(argv, { ...COMMON, ...options }, usage)
  const help = values['help'] === true
  const stray = positionals[most]
  if (stray !== undefined && !help)
    throw new Problem(EXIT.usage, `“${stray}” is one word too many. Usage: ${usage}`)
  const text = (name: string): string | null => {
    const value = values[name]
    if (value === '') throw new Problem(EXIT.usage, `--${name} needs a value.`)
    return typeof value === 'string' ? value : null
  }
  const dataDir = text('data-dir')
  return {
    words: positionals,
    help,
    json: values['json'] === true,
    dataFolder:
      dataDir === null
        ? defaultDataFolder(terminal.platform, terminal.env, terminal.home)
        : resolve(terminal.workingFolder, dataDir),
    text,
    flag: (name) => values[name] === true,
  }
}

function parse(
  argv: readonly string[],
  options: ParseArgsOptionsConfig,
  usage: string,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
  } catch (cause) {
    // Node's sentences go on with advice about `--`, in further lines or not; the first says what is wrong.
    const [what = 'An option could not be read'] = messageOf(cause).split(/\. |\n/)
    throw new Problem(EXIT.usage, `${what.replace(/\.$/, '')}. Usage: ${usage}`, { cause })
  }
}
