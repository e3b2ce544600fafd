import { type AuthorizationServer, type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import type { ConnectableProvider } from '@shared/domain/provider'
import { githubAddresses } from '../github-addresses'
import type { ProviderConfig } from '../provider-config'
import { Trouble } from '../trouble'
import { words } from './words'

/** The app as which Familiar signs in. */
export interface OAuthClient {
  readonly id: string
  readonly secret: string | null
}

/** How one signs in to a provider: everything about its OAuth, as data. */
export interface OAuthProfile {
  readonly provider: ConnectableProvider
  /** Who is signed in to, in words. */
  readonly name: string
  /** `device`: a code is entered on the provider's page. `code`: the browser comes back to this computer. */
  readonly flow: 'device' | 'code'
  readonly server: AuthorizationServer
  /** Empty: what the app may do is set at the provider. */
  readonly scope: string
  readonly pkce: boolean
  readonly needsSecret: boolean
  readonly authenticate: (client: OAuthClient) => ClientAuth
  /** Beyond what OAuth itself asks for, in the address of the sign-in page. */
  readonly authorizeParameters: Readonly<Record<string, string>>
  /** Where the browser comes back to, on 127.0.0.1; port 0 takes a free one. */
  readonly redirect: { readonly port: number; readonly path: string }
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>
  /** Documented for form bodies, as OAuth has it, or for JSON. */
  readonly body: 'form' | 'json'
  readonly revocation: Revocation
  /** The page where a user takes the permission back by hand. */
  readonly permissionsUrl: string
}

export type Revocation =
  /** RFC 7009; `token`: which one takes both back. */
  | { readonly kind: 'standard'; readonly token: 'access_token' | 'refresh_token' }
  /** `DELETE /applications/{client_id}/token`, only with the client's secret. */
  | { readonly kind: 'github'; readonly apiUrl: string }

const CALLBACK = '/callback'

const GOOGLE_SCOPES = [
  'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly',
  'https://www.googleapis.com/auth/googlehealth.sleep.readonly',
].join(' ')

/**
 * The profile of a provider. `serverUrl` is the address of a server of one's own (GitHub Enterprise); others ignore it.
 * Throws a Trouble `misconfigured` for one that is not https.
 */
export function profileFor(
  provider: ConnectableProvider,
  config: ProviderConfig,
  serverUrl: string | null = null,
): OAuthProfile {
  switch (provider) {
    case 'github':
      return github(config.github, serverUrl)
    case 'fitbit':
      return google(config.fitbit)
    case 'notion':
      return notion(config.notion)
  }
}

/** The address to be registered with the provider; with a floating port its number does not matter there. */
export function redirectUriFor({ redirect }: OAuthProfile, port = redirect.port): string {
  const place = port === 0 ? '127.0.0.1' : `127.0.0.1:${port}`
  return `http://${place}${redirect.path}`
}

/**
 * A GitHub App with device flow and tokens that expire: what it may read is set where it is installed, so it asks for no
 * scope, and a token born from a device flow is renewed without a secret.
 */
function github(config: ProviderConfig['github'], serverUrl: string | null): OAuthProfile {
  if (serverUrl !== null) mustBeSafe(serverUrl)
  const { web, api } = githubAddresses(serverUrl, { web: config.webUrl, api: config.apiUrl })
  return {
    provider: 'github',
    name: 'GitHub',
    flow: 'device',
    server: {
      issuer: web,
      device_authorization_endpoint: `${web}/login/device/code`,
      authorization_endpoint: `${web}/login/oauth/authorize`,
      token_endpoint: `${web}/login/oauth/access_token`,
    },
    scope: '',
    pkce: true,
    needsSecret: false,
    authenticate: () => None(),
    authorizeParameters: {},
    redirect: { port: 0, path: CALLBACK },
    headers: {},
    body: 'form',
    revocation: { kind: 'github', apiUrl: api },
    permissionsUrl: `${web}/settings/apps/authorizations`,
  }
}

/** A "Desktop app" client: its secret is no secret, but Google wants it with the exchange. */
function google(config: ProviderConfig['fitbit']): OAuthProfile {
  return {
    provider: 'fitbit',
    name: 'Google',
    flow: 'code',
    server: {
      issuer: config.issuer,
      authorization_endpoint: config.authorizeUrl,
      token_endpoint: config.tokenUrl,
      revocation_endpoint: config.revokeUrl,
    },
    scope: GOOGLE_SCOPES,
    pkce: true,
    needsSecret: false,
    authenticate: ({ secret }) => (secret === null ? None() : ClientSecretPost(secret)),
    // Without consent asked for anew, Google gives a refresh token only the first time.
    authorizeParameters: { access_type: 'offline', prompt: 'consent' },
    redirect: { port: 0, path: CALLBACK },
    headers: {},
    body: 'form',
    revocation: { kind: 'standard', token: 'refresh_token' },
    permissionsUrl: 'https://myaccount.google.com/connections',
  }
}

/** A public connection of one's own. Notion knows no PKCE, compares the redirect address to the letter, and wants JSON. */
function notion(config: ProviderConfig['notion']): OAuthProfile {
  const api = withoutSlash(config.apiUrl)
  return {
    provider: 'notion',
    name: 'Notion',
    flow: 'code',
    server: {
      issuer: api,
      authorization_endpoint: `${api}/v1/oauth/authorize`,
      token_endpoint: `${api}/v1/oauth/token`,
      revocation_endpoint: `${api}/v1/oauth/revoke`,
    },
    scope: '',
    pkce: false,
    needsSecret: true,
    authenticate: ({ secret }) => rawBasic(secret ?? ''),
    authorizeParameters: { owner: 'user' },
    redirect: { port: config.redirectPort, path: CALLBACK },
    headers: { 'Notion-Version': '2026-03-11' },
    body: 'json',
    revocation: { kind: 'standard', token: 'access_token' },
    permissionsUrl: 'https://www.notion.so/my-integrations',
  }
}

/** HTTP Basic as everybody means it: RFC 6749 §2.3.1 percent-encodes id and secret first, which changes Notion's ids. */
function rawBasic(secret: string): ClientAuth {
  return (_server, client, _body, headers) => {
    const pair = Buffer.from(`${client.client_id}:${secret}`).toString('base64')
    headers.set('authorization', `Basic ${pair}`)
  }
}

/** Throws a Trouble for a server to which a token would go in the clear. */
function mustBeSafe(address: string): void {
  const { protocol, hostname } = new URL(address)
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal))
    throw new Trouble('misconfigured', words.insecureServer)
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
