import type { EpochMs } from '@shared/domain/local-day'

/** What a provider has given, to read with. */
export interface Tokens {
  readonly accessToken: string
  /** Null: it cannot be renewed. */
  readonly refreshToken: string | null
  /** Null: it is good until it is taken back. */
  readonly expiresAt: EpochMs | null
  readonly obtainedAt: EpochMs
}
