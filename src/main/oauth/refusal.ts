import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import type { Remedy, TroubleCode } from '@shared/contract/connections'
import { Trouble, remedyFor } from '../trouble'
import { words } from './words'

/** OAuth's and GitHub's own names for "the client is not who it says it is". */
const CLIENT_ERRORS = new Set([
  'invalid_client',
  'unauthorized_client',
  'incorrect_client_credentials',
  'redirect_uri_mismatch',
])
/** For "this code or refresh token is worth nothing". */
const GRANT_ERRORS = new Set([
  'invalid_grant',
  'bad_refresh_token',
  'bad_verification_code',
  'incorrect_device_code',
])

/** The error code a provider answered with (RFC 6749 §5.2, RFC 8628 §3.5); null when it was another kind of failure. */
export function refusalOf(error: unknown): string | null {
  return error instanceof ResponseBodyError || error instanceof AuthorizationResponseError
    ? error.error
    : null
}

/** Was it said that a code or a refresh token is worth nothing, now or ever? */
export function isGrantRefused(error: unknown): boolean {
  return GRANT_ERRORS.has(refusalOf(error) ?? '')
}

/**
 * A failed step of signing in, as a Trouble. Nothing the provider wrote is in it, and no cause: those of oauth4webapi hold
 * the whole answer. What is neither the provider's nor the user's doing is thrown as it is.
 */
export function troubleIn(error: unknown, name: string): Error {
  if (error instanceof Trouble) return error
  const code = refusalOf(error)
  if (code === 'access_denied') return new Trouble('reconnect', words.declined(name))
  if (CLIENT_ERRORS.has(code ?? '') || error instanceof WWWAuthenticateChallengeError)
    return new Trouble('misconfigured', words.clientRefused(name))
  if (code !== null) return new Trouble('reconnect', words.refusedBy(name))
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)
    return new Trouble('unreadable', words.unreadable(name))
  return error instanceof Error ? error : new Error('signing in failed', { cause: error })
}

/** What mends a sign-in that failed: there is nothing to choose yet, but there is a client to correct. */
export function remedyForSignIn(code: TroubleCode): Remedy {
  return code === 'misconfigured' ? 'edit-client' : remedyFor(code)
}
