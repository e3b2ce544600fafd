import type { Remedy, TroubleCode } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'

export interface TroubleOptions {
  readonly cause?: unknown
  /** The provider named the earliest time for another try. */
  readonly retryAt?: EpochMs
}

/**
 * Why a provider could not be read or signed in to: a code and a sentence a person can act on. Its message is shown as
 * it is, so it carries no token, no address with a query and nothing a provider wrote.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly retryAt: EpochMs | null

  constructor(
    readonly code: TroubleCode,
    message: string,
    options: TroubleOptions = {},
  ) {
    super(message, { cause: options.cause })
    this.retryAt = options.retryAt ?? null
  }
}

const REMEDIES: Readonly<Record<TroubleCode, Remedy>> = {
  offline: 'retry',
  unreachable: 'retry',
  'rate-limited': null,
  reconnect: 'reconnect',
  forbidden: 'reconnect',
  retired: 'reconnect',
  misconfigured: 'choose',
  unreadable: 'retry',
  locked: 'reconnect',
  database: 'retry',
  internal: 'retry',
}

/** The one thing a user can do about a trouble. */
export function remedyFor(code: TroubleCode): Remedy {
  return REMEDIES[code]
}
