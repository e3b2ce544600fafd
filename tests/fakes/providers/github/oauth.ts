import { AuthCodes, isLoopback } from '../auth-codes'
import type { FakeClock } from '../clock'
import { type Consent, consentAnswer, withQuery } from '../consent-page'
import { type Answer, type FakeRequest, fieldsOf, html, json } from '../exchange'
import { Routes } from '../routes'
import type { SecretBook } from '../secrets'
import { TokenBook, type TokenOrder, type TokenPair } from '../tokens'
import { DeviceFlow, errorBody } from './device-flow'

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
/** Eight hours, and six months. */
const LIFETIMES = { accessSeconds: 28_800, refreshSeconds: 15_897_600 }
const FOREVER = { accessSeconds: null, refreshSeconds: null }

/** GitHub's sign-in: device flow, web flow, renewal. */
export class GithubOAuth {
  readonly clientId = 'Iv23lifakefakefakefa'
  readonly clientSecret: string
  readonly device: DeviceFlow
  readonly tokens: TokenBook
  /** Tokens of the app run out after eight hours and are renewed; off: they have no end. */
  tokensExpire = true
  /** What a person answers in the web flow. */
  consent: Consent = 'page'
  /** Client ids of users' own apps. */
  readonly moreClients = new Set<string>()
  private readonly codes: AuthCodes

  constructor(
    clock: FakeClock,
    private readonly secrets: SecretBook,
    private readonly login: () => string,
  ) {
    this.clientSecret = secrets.mint('', 40)
    this.device = new DeviceFlow(clock, secrets)
    const kind = { accessPrefix: 'ghu_', refreshPrefix: 'ghr_', length: 36 }
    this.tokens = new TokenBook(kind, secrets, clock)
    this.codes = new AuthCodes('', secrets, clock)
  }

  /** A pair as if a person had signed in through the device flow. */
  grant(): TokenPair {
    return this.issue({ subject: this.login(), bornOnDevice: true })
  }

  routes(): Routes {
    return new Routes()
      .on('POST', '/login/device/code', (request) =>
        this.device.start(request, (id) => this.knows(id)),
      )
      .on('GET', '/login/device', (request) => this.device.page(request))
      .on('GET', '/login/oauth/authorize', (request) => this.authorize(request))
      .on('POST', '/login/oauth/access_token', (request) => {
        const body = this.token(fieldsOf(request))
        const wantsJson = request.headers.accept?.includes('json') ?? false
        return wantsJson ? json(body) : formEncoded(body)
      })
  }

  knows(clientId: string): boolean {
    return clientId === this.clientId || this.moreClients.has(clientId)
  }

  private authorize(request: FakeRequest): Answer {
    const { query } = request
    const clientId = query.get('client_id') ?? ''
    const redirectUri = query.get('redirect_uri') ?? ''
    if (!this.knows(clientId)) return html('Not Found', 404)
    const state = query.get('state') ?? undefined
    if (!isLoopback(redirectUri)) return html('redirect_uri_mismatch', 400)
    const order = {
      clientId,
      redirectUri,
      challenge: query.get('code_challenge'),
      scope: query.get('scope') ?? '',
      subject: this.login(),
    }
    return consentAnswer(
      this.consent,
      'GitHub',
      () => withQuery(redirectUri, { code: this.codes.issue(order), state }),
      withQuery(redirectUri, { error: 'access_denied', state }),
    )
  }

  private token(fields: ReadonlyMap<string, string>): unknown {
    const clientId = fields.get('client_id') ?? ''
    if (!this.knows(clientId)) return errorBody('incorrect_client_credentials')
    switch (fields.get('grant_type')) {
      case DEVICE_GRANT: {
        const polled = this.device.poll(fields.get('device_code') ?? '', clientId)
        if (polled.error === null) {
          const { scope } = polled.code
          return tokenBody(this.issue({ subject: this.login(), scope, bornOnDevice: true }))
        }
        const { error, ...more } = polled
        return errorBody(error, more)
      }
      case 'refresh_token':
        return this.renew(fields)
      case undefined:
      case 'authorization_code':
        return this.exchange(fields, clientId)
      default:
        return errorBody('unsupported_grant_type')
    }
  }

  private renew(fields: ReadonlyMap<string, string>): unknown {
    const pair = this.tokens.renewable(fields.get('refresh_token') ?? '')
    if (pair === null) return errorBody('bad_refresh_token')
    if (pair.bornOnDevice !== true && !this.hasSecret(fields)) {
      return errorBody('incorrect_client_credentials')
    }
    this.tokens.end(pair)
    return tokenBody(this.tokens.issue({ ...pair, ...LIFETIMES }))
  }

  private exchange(fields: ReadonlyMap<string, string>, clientId: string): unknown {
    if (!this.hasSecret(fields)) return errorBody('incorrect_client_credentials')
    const redeemed = this.codes.redeem(fields, clientId)
    if (!redeemed.ok) {
      return errorBody(
        redeemed.why === 'redirect' ? 'redirect_uri_mismatch' : 'bad_verification_code',
      )
    }
    return tokenBody(this.issue(redeemed.order))
  }

  private hasSecret(fields: ReadonlyMap<string, string>): boolean {
    return this.secrets.note(fields.get('client_secret') ?? '') === this.clientSecret
  }

  private issue(order: Pick<TokenOrder, 'subject' | 'scope' | 'bornOnDevice'>): TokenPair {
    return this.tokens.issue({ ...order, ...(this.tokensExpire ? LIFETIMES : FOREVER) })
  }
}

function tokenBody(pair: TokenPair): unknown {
  const { access, refresh, accessSeconds, refreshSeconds, scope } = pair
  return {
    access_token: access,
    ...(refresh !== null && {
      expires_in: accessSeconds,
      refresh_token: refresh,
      refresh_token_expires_in: refreshSeconds,
    }),
    scope: scope?.split(/\s+/).join(',') ?? '',
    token_type: 'bearer',
  }
}

/** What GitHub sends to those who do not ask for JSON. */
function formEncoded(body: unknown): Answer {
  const entries = Object.entries(body ?? {}).map(([key, value]) => [key, String(value)])
  return {
    status: 200,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(entries).toString(),
  }
}
