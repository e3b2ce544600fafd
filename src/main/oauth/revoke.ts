import { processRevocationResponse, revocationRequest } from 'oauth4webapi'
import { messageOf } from '../failure'
import type { OAuthClient, OAuthProfile } from './profiles'
import {
  type HttpOptions,
  createProviderFetch,
  requestOptions,
  requireClient,
  sidesOf,
} from './provider-http'
import { refusalOf } from './refusal'
import type { Tokens } from './tokens'

export interface Revoked {
  /** The provider has said that the tokens are worth nothing any more. */
  readonly confirmed: boolean
  /** Where the user can take the permission back by hand; null when it is taken back. */
  readonly byHand: string | null
}

/**
 * Takes the permission back at the provider. Never throws: tokens are erased here whatever the provider says.
 * Where it does not confirm, the user is told where to go.
 */
export async function revoke(
  profile: OAuthProfile,
  client: OAuthClient | null,
  tokens: Tokens,
  http: HttpOptions,
): Promise<Revoked> {
  try {
    const own = requireClient(profile, client)
    const confirmed =
      profile.revocation.kind === 'github'
        ? await revokeAtGitHub(profile, profile.revocation.apiUrl, own, tokens, http)
        : await revokeByStandard(profile, profile.revocation.token, own, tokens, http)
    return { confirmed, byHand: confirmed ? null : profile.permissionsUrl }
  } catch (error) {
    http.log.info(`${profile.name} did not confirm that the permission is taken back`, {
      problem: refusalOf(error) ?? messageOf(error),
    })
    return { confirmed: false, byHand: profile.permissionsUrl }
  }
}

async function revokeByStandard(
  profile: OAuthProfile,
  which: 'access_token' | 'refresh_token',
  own: OAuthClient,
  { accessToken, refreshToken }: Tokens,
  http: HttpOptions,
): Promise<boolean> {
  const { server, client } = sidesOf(profile, own)
  const token = which === 'refresh_token' ? (refreshToken ?? accessToken) : accessToken
  try {
    const response = await revocationRequest(
      server,
      client,
      profile.authenticate(own),
      token,
      requestOptions(profile, http),
    )
    await processRevocationResponse(response)
    return true
  } catch (error) {
    // It was worth nothing before: taken back at the provider, or run out.
    if (refusalOf(error) === 'invalid_token') return true
    throw error
  }
}

const GITHUB_HEADERS = {
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'user-agent': 'Familiar',
  'x-github-api-version': '2026-03-10',
} as const

/**
 * GitHub's REST API: "Delete an app token" with the client's secret (204 when it is gone, 404 when there was none), and
 * "Revoke a list of credentials" without (202), which anyone who holds a token may do, unauthenticated.
 */
async function revokeAtGitHub(
  profile: OAuthProfile,
  apiUrl: string,
  { id, secret }: OAuthClient,
  { accessToken, refreshToken }: Tokens,
  http: HttpOptions,
): Promise<boolean> {
  const fetchFrom = createProviderFetch(profile, http)
  if (secret === null) {
    const { status } = await fetchFrom(`${apiUrl}/credentials/revoke`, {
      method: 'POST',
      headers: GITHUB_HEADERS,
      body: JSON.stringify({
        credentials: refreshToken === null ? [accessToken] : [accessToken, refreshToken],
      }),
    })
    return status === 202
  }
  const { status } = await fetchFrom(`${apiUrl}/applications/${encodeURIComponent(id)}/token`, {
    method: 'DELETE',
    headers: {
      ...GITHUB_HEADERS,
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
    body: JSON.stringify({ access_token: accessToken }),
  })
  return status === 204 || status === 404
}
