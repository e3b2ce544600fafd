import {
  type DeviceAuthorizationResponse,
  ResponseBodyError,
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
} from 'oauth4webapi'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../trouble'
import { isWebAddress } from '../web-address'
import { tokensIn } from './grant'
import type { Pause } from './pause'
import type { OAuthClient, OAuthProfile } from './profiles'
import { type HttpOptions, requestOptions, requireClient, sidesOf } from './provider-http'
import { refusalOf, troubleIn } from './refusal'
import type { Tokens } from './tokens'
import { words } from './words'

export interface DeviceSignIn extends HttpOptions {
  readonly profile: OAuthProfile
  readonly client: OAuthClient | null
  readonly pause: Pause
  /** Ends it; `signInByDevice` rejects with the signal's reason then. */
  readonly signal: AbortSignal
  /** There is a code for the user to enter. */
  readonly onCode: (code: {
    readonly userCode: string
    readonly verificationUri: string
    readonly expiresAt: EpochMs
  }) => void
}

/** RFC 8628 §3.2: what to wait where the provider does not say. */
const DEFAULT_INTERVAL_S = 5
/** RFC 8628 §3.5. */
const SLOW_DOWN_S = 5
const MAX_WAIT_MS = 60_000

/**
 * Signs in by a code that the user enters on the provider's page (RFC 8628). A network that fails on the way is waited
 * out until the code has run out. Throws a Trouble that says why it did not work.
 */
export async function signInByDevice(options: DeviceSignIn): Promise<Tokens> {
  const { profile, clock, signal, onCode } = options
  const askedAt = clock()
  const begun = await begin(options)
  const expiresAt = askedAt + begun.expires_in * 1000
  if (!isWebAddress(begun.verification_uri))
    throw new Trouble('unreadable', words.notADoor(profile.name))
  signal.throwIfAborted()
  onCode({ userCode: begun.user_code, verificationUri: begun.verification_uri, expiresAt })
  return poll(options, begun, expiresAt)
}

async function begin(options: DeviceSignIn): Promise<DeviceAuthorizationResponse> {
  const { profile, signal } = options
  const own = requireClient(profile, options.client)
  const { server, client } = sidesOf(profile, own)
  const scope: Record<string, string> = profile.scope === '' ? {} : { scope: profile.scope }
  try {
    const response = await deviceAuthorizationRequest(
      server,
      client,
      profile.authenticate(own),
      scope,
      requestOptions(profile, options, signal),
    )
    return await processDeviceAuthorizationResponse(server, client, response)
  } catch (error) {
    signal.throwIfAborted()
    throw deviceTrouble(error, profile.name)
  }
}

async function poll(
  options: DeviceSignIn,
  begun: DeviceAuthorizationResponse,
  expiresAt: EpochMs,
): Promise<Tokens> {
  const { profile, clock, pause, signal } = options
  let intervalMs = Math.max(1, begun.interval ?? DEFAULT_INTERVAL_S) * 1000
  // Grows while nobody answers, and is forgotten with the first answer.
  let extraMs = 0
  for (;;) {
    await pause(Math.min(intervalMs + extraMs, Math.max(0, expiresAt - clock())), signal)
    signal.throwIfAborted()
    if (clock() >= expiresAt) throw new Trouble('reconnect', words.codeExpired(profile.name))
    try {
      return await ask(options, begun.device_code)
    } catch (error) {
      signal.throwIfAborted()
      const refusal = refusalOf(error)
      if (refusal !== null) extraMs = 0
      if (refusal === 'authorization_pending') continue
      if (refusal === 'slow_down') {
        intervalMs = slower(intervalMs, error)
        continue
      }
      if (!isPassing(error)) throw deviceTrouble(error, profile.name)
      extraMs = Math.min(MAX_WAIT_MS, Math.max(intervalMs, extraMs * 2))
      if (error.retryAt !== null) extraMs = Math.max(extraMs, error.retryAt - clock())
    }
  }
}

async function ask(options: DeviceSignIn, deviceCode: string): Promise<Tokens> {
  const { profile, clock, signal } = options
  const own = requireClient(profile, options.client)
  const { server, client } = sidesOf(profile, own)
  const askedAt = clock()
  const response = await deviceCodeGrantRequest(
    server,
    client,
    profile.authenticate(own),
    deviceCode,
    requestOptions(profile, options, signal),
  )
  return tokensIn(await processDeviceCodeResponse(server, client, response), askedAt)
}

/** The new interval where the provider names one, or five seconds more; never back. */
function slower(intervalMs: number, error: unknown): number {
  const raised = intervalMs + SLOW_DOWN_S * 1000
  const named = error instanceof ResponseBodyError ? error.cause['interval'] : undefined
  const namedMs = Number(named) * 1000
  return namedMs > intervalMs ? namedMs : raised
}

function isPassing(error: unknown): error is Trouble {
  return error instanceof Trouble && ['offline', 'unreachable', 'rate-limited'].includes(error.code)
}

function deviceTrouble(error: unknown, name: string): Error {
  switch (refusalOf(error)) {
    case 'expired_token':
    case 'token_expired':
      return new Trouble('reconnect', words.codeExpired(name))
    case 'device_flow_disabled':
      return new Trouble('misconfigured', words.deviceFlowOff(name))
    case 'unsupported_grant_type':
      return new Trouble('misconfigured', words.grantUnsupported(name))
    case 'incorrect_device_code':
      return new Trouble('reconnect', words.codeRefused(name))
    default:
      return troubleIn(error, name)
  }
}
