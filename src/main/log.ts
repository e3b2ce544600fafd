import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node.js'
import { redact } from './redact'

/** A module's voice in the log. Expected failures are warnings, with the cause; nothing here is shown to the user. */
export interface Log {
  debug(message: string, details?: unknown): void
  info(message: string, details?: unknown): void
  warn(message: string, details?: unknown): void
  error(message: string, details?: unknown): void
  /** The same log under the name of a part of the app. */
  for(part: string): Log
}

const MAX_LOG_BYTES = 1024 * 1024
/** Of one entry; the log is for what happened, not for what was in it. */
const MAX_ENTRY = 8_000

/**
 * A log in `<folder>/familiar.log`, rotated to `familiar.old.log` at 1 MiB, with secrets taken out. It writes to no
 * console: what the user should read is printed by the entry, and is one line.
 */
export function openLog(folder: string, level: 'debug' | 'info' = 'info'): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const logger = electronLog.create({ logId: folder })
  logger.transports.console.level = false
  // Else it looks for a package.json around the current folder, and without one writes nothing at all.
  logger.transports.file.setAppName('Familiar')
  logger.transports.file.level = level
  logger.transports.file.maxSize = MAX_LOG_BYTES
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  logger.transports.file.resolvePathFn = () => join(folder, 'familiar.log')
  const voice = (part: string): Log => {
    const write =
      (as: 'debug' | 'info' | 'warn' | 'error') => (message: string, details?: unknown) => {
        const told = details === undefined ? message : `${message} ${describe(details)}`
        logger[as](`${part}: ${redact(told.slice(0, MAX_ENTRY))}`)
      }
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      for: voice,
    }
  }
  return voice('app')
}

/** A log that keeps nothing, for tests and for pure tools. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  for: () => silentLog,
}

function describe(details: unknown): string {
  if (!(details instanceof Error)) return JSON.stringify(details)
  const cause = details.cause === undefined ? '' : `\n  caused by ${describe(details.cause)}`
  return `${withoutValues(details)}${cause}`
}

/** A failed query says what it was asked with: the user's own words, and up to a thousand of their events. */
function withoutValues(error: Error): string {
  const text = error.stack ?? error.message
  return 'params' in error ? text.replace(`\nparams: ${String(error.params)}`, '') : text
}
