import type { ErrorCode } from '@shared/contract/errors'

/**
 * An expected failure: a stable code and a sentence a person can act on. It is shown as it is, so it carries no secret
 * and no stack; the cause goes to the log.
 */
export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly details?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.details = options.details
  }

  readonly details: unknown
}

/** The text of anything thrown, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What lies at the bottom of an error: libraries wrap the server's own words in theirs. */
export function rootMessageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] !== undefined)
    return rootMessageOf(error.errors[0])
  if (error instanceof Error && error.cause !== undefined) return rootMessageOf(error.cause)
  return messageOf(error)
}

/** The system's own code of an error, such as `ENOENT` or Postgres' `23505`; null where it has none. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : null
}
