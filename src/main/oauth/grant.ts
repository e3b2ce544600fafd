import type { TokenEndpointResponse } from 'oauth4webapi'
import type { EpochMs } from '@shared/domain/local-day'
import type { Tokens } from './tokens'

/**
 * The tokens in an answer. `askedAt` is when the question was sent: counted from there, a token is never thought to be
 * good for longer than it is. Where no new refresh token comes with it, the one used stays good (RFC 6749 §6).
 */
export function tokensIn(
  answer: TokenEndpointResponse,
  askedAt: EpochMs,
  usedRefreshToken: string | null = null,
): Tokens {
  const seconds = answer.expires_in
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? usedRefreshToken,
    expiresAt: seconds === undefined || seconds === 0 ? null : askedAt + seconds * 1000,
    obtainedAt: askedAt,
  }
}
