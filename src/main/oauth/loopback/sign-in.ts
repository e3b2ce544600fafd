import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  genericTokenEndpointRequest,
  processAuthorizationCodeResponse,
  processGenericTokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import { tokensIn } from '../grant'
import type { Pause } from '../pause'
import { type OAuthClient, type OAuthProfile, redirectUriFor } from '../profiles'
import { type HttpOptions, requestOptions, requireClient, sidesOf } from '../provider-http'
import { refusalOf, troubleIn } from '../refusal'
import type { Tokens } from '../tokens'
import { words } from '../words'
import { type Listener, openListener } from './listener'

export interface BrowserSignIn extends HttpOptions {
  readonly profile: OAuthProfile
  readonly client: OAuthClient | null
  readonly pause: Pause
  /** Ends it; `signInByBrowser` rejects with the signal's reason then. */
  readonly signal: AbortSignal
  /** The address to open in the user's browser: one of this computer, which leads on. Works until it expires. */
  readonly onStart: (start: { readonly startUrl: string; readonly expiresAt: EpochMs }) => void
  /** The browser has come back. */
  readonly onFinishing?: () => void
}

/** Time to sign in, find a second factor and agree. */
const PATIENCE_MS = 5 * 60_000

/**
 * Signs in by the user's own browser, which comes back to a port of this computer (RFC 8252) with a code that only this
 * process can redeem: state, PKCE where the provider has it, issuer where it names one. The port is open only meanwhile.
 * Throws a Trouble that says why it did not work.
 */
export async function signInByBrowser(options: BrowserSignIn): Promise<Tokens> {
  const { profile, clock, signal, log, onStart, onFinishing } = options
  const own = requireClient(profile, options.client)
  const state = generateRandomState()
  const verifier = profile.pkce ? generateRandomCodeVerifier() : null
  const challenge = verifier === null ? null : await calculatePKCECodeChallenge(verifier)
  const authorizeUrl = (port: number): string =>
    addressOf(profile, own, { state, challenge, redirectUri: redirectUriFor(profile, port) })

  const { port, path } = profile.redirect
  const { name } = profile
  const listener = await openListener({ port, path, name, state, authorizeUrl, log })
  if (listener === null) throw new Trouble('misconfigured', words.portTaken(name, port))
  try {
    signal.throwIfAborted()
    onStart({ startUrl: listener.startUrl, expiresAt: clock() + PATIENCE_MS })
    const parameters = await answerTo(listener, options)
    onFinishing?.()
    const redirectUri = redirectUriFor(profile, listener.port)
    return await redeem(options, own, { parameters, state, verifier, redirectUri })
  } catch (error) {
    signal.throwIfAborted()
    throw troubleIn(error, name)
  } finally {
    await listener.close()
  }
}

function addressOf(
  { server, scope, authorizeParameters }: OAuthProfile,
  client: OAuthClient,
  asked: { state: string; challenge: string | null; redirectUri: string },
): string {
  const url = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: client.id,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    state: asked.state,
    ...(scope !== '' && { scope }),
    ...(asked.challenge !== null && {
      code_challenge: asked.challenge,
      code_challenge_method: 'S256',
    }),
    ...authorizeParameters,
  }
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value)
  return url.href
}

async function answerTo(
  listener: Listener,
  { profile, pause, signal }: BrowserSignIn,
): Promise<URLSearchParams> {
  const ended = new AbortController()
  try {
    const parameters = await Promise.race([
      listener.answer,
      pause(PATIENCE_MS, AbortSignal.any([signal, ended.signal])),
    ])
    signal.throwIfAborted()
    if (parameters === undefined) throw new Trouble('reconnect', words.browserExpired(profile.name))
    return parameters
  } finally {
    ended.abort()
  }
}

async function redeem(
  options: BrowserSignIn,
  own: OAuthClient,
  came: {
    parameters: URLSearchParams
    state: string
    verifier: string | null
    redirectUri: string
  },
): Promise<Tokens> {
  const { profile, clock, signal } = options
  const { server, client } = sidesOf(profile, own)
  const checked = validated(() => validateAuthResponse(server, client, came.parameters, came.state))
  if (checked === null) throw new Trouble('reconnect', words.wrongIssuer(profile.name))
  const askedAt = clock()
  const authentication = profile.authenticate(own)
  const request = requestOptions(profile, options, signal)
  if (came.verifier !== null) {
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      checked,
      came.redirectUri,
      came.verifier,
      request,
    )
    return tokensIn(await processAuthorizationCodeResponse(server, client, response), askedAt)
  }
  // Without PKCE the library has only a deprecated way; the request is the same but for the verifier.
  const response = await genericTokenEndpointRequest(
    server,
    client,
    authentication,
    'authorization_code',
    { code: checked.get('code') ?? '', redirect_uri: came.redirectUri },
    request,
  )
  return tokensIn(await processGenericTokenEndpointResponse(server, client, response), askedAt)
}

/** Null when what came is not the provider's answer; a refusal of the provider is thrown. */
function validated(validate: () => URLSearchParams): URLSearchParams | null {
  try {
    return validate()
  } catch (error) {
    if (refusalOf(error) !== null) throw error
    return null
  }
}
