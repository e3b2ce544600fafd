import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node.js'
import { messageOf } from './failure'
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

/** By then a log is full, and the next line begins a new one. */
export const MAX_LOG_BYTES: number = 1024 * 1024
/** Of one entry; the log is for what happened, not for what was in it. */
const MAX_ENTRY = 8_000
/** Looked at beyond the end of an entry, so that a secret is found whole also where the entry is cut. */
const MARGIN = 1_000
/** Of errors in errors, and things in things. */
const MAX_DEPTH = 8

/**
 * A log in `<folder>/familiar.log`, rotated to `familiar.old.log` at 1 MiB, with secrets taken out. It writes to no
 * console: what the user should read is printed by the entry, and is one line.
 */
export function openLog(folder: string, level: 'debug' | 'info' = 'info'): Log {
  makeFolder(folder)
  tellOfFailuresOnce()
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
        const clean = redact(told.slice(0, MAX_ENTRY + MARGIN))
        logger[as](`${part}: ${clean.slice(0, MAX_ENTRY)}`)
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

/** A disk that takes no log is no reason to end: the writer meets the same failure, and tells of it. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    tellOnce(error)
  }
}

let hasTold = false

/** electron-log tells its own console of each line that could not be written; whoever started us is told once. */
function tellOfFailuresOnce(): void {
  electronLog.transports.console.writeFn = ({ message }) => tellOnce(message.data.at(-1))
}

function tellOnce(problem: unknown): void {
  if (hasTold) return
  hasTold = true
  process.stderr.write(`The log cannot be written: ${redact(messageOf(problem))}\n`)
}

function describe(details: unknown, depth = 0): string {
  if (details instanceof Error) return describeError(details, depth)
  try {
    return JSON.stringify(details, plain(depth))
  } catch (error) {
    return `[cannot be written down: ${messageOf(error)}]`
  }
}

function describeError(error: Error, depth: number): string {
  if (depth > MAX_DEPTH) return '[and so on]'
  const more: readonly unknown[] = error instanceof AggregateError ? error.errors : []
  const causes = error.cause === undefined ? more : [error.cause, ...more]
  return [
    withoutValues(error),
    ...causes.map((cause) => `  caused by ${describe(cause, depth + 1)}`),
  ].join('\n')
}

/** Of an error JSON would keep nothing, and of a big number it would make an error. */
function plain(depth: number): (key: string, value: unknown) => unknown {
  return (_key, value) => {
    if (value instanceof Error) return describeError(value, depth + 1)
    return typeof value === 'bigint' ? value.toString() : value
  }
}

/** A failed query says what it was asked with: the user's own words, and up to a thousand of their events. */
function withoutValues(error: Error): string {
  const text = error.stack ?? error.message
  return 'params' in error ? text.replace(`\nparams: ${String(error.params)}`, '') : text
}
