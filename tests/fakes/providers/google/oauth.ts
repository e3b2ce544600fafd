import { AuthCodes, isLoopback } from '../auth-codes'
import type { FakeClock } from '../clock'
import { type Consent, consentAnswer, withQuery } from '../consent-page'
import { type Answer, type FakeRequest, basicOf, fieldsOf, html, json } from '../exchange'
import { Routes } from '../routes'
import type { SecretBook } from '../secrets'
import { TokenBook, type TokenPair } from '../tokens'

export const SCOPES = {
  activity: 'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly',
  sleep: 'https://www.googleapis.com/auth/googlehealth.sleep.readonly',
}
const ALL_SCOPES = Object.values(SCOPES).join(' ')

/** Google's sign-in for a desktop client: code with PKCE on a loopback address. */
export class GoogleOAuth {
  readonly clientId = '1234567890-fake.apps.googleusercontent.com'
  readonly clientSecret: string
  readonly tokens: TokenBook
  consent: Consent = 'page'
  /** Scopes the person leaves ticked; null for all that were asked for. */
  ticked: readonly string[] | null = null
  /** Overrides what is sent back to Familiar: a foreign `state` or `iss`; an `iss` of null is left out. */
  answers: { readonly state?: string; readonly iss?: string | null } = {}
  /** Gives a new refresh token with each renewal; Google may, and mostly does not. */
  rotates = false
  /** Client ids of users' own projects, with their secrets. */
  readonly moreClients = new Map<string, string>()
  private readonly codes: AuthCodes

  constructor(
    clock: FakeClock,
    private readonly secrets: SecretBook,
    private readonly issuer: () => string,
  ) {
    this.clientSecret = secrets.mint('GOCSPX-', 28)
    const kind = { accessPrefix: 'ya29.', refreshPrefix: '1//', length: 60 }
    this.tokens = new TokenBook(kind, secrets, clock)
    this.codes = new AuthCodes('4/', secrets, clock)
  }

  /** A pair as if a person had signed in. */
  grant(scope = ALL_SCOPES): TokenPair {
    return this.issue(scope)
  }

  authorizeRoutes(): Routes {
    return new Routes().on('GET', '/o/oauth2/v2/auth', (request) => this.authorize(request))
  }

  tokenRoutes(): Routes {
    return new Routes()
      .on('POST', '/token', (request) => this.token(request))
      .on('POST', '/revoke', (request) => {
        const token = fieldsOf(request).get('token') ?? request.query.get('token') ?? ''
        return this.tokens.revoke(token)
          ? json({})
          : oauthError('invalid_token', 'Token expired or revoked')
      })
  }

  private authorize(request: FakeRequest): Answer {
    const { query } = request
    const clientId = query.get('client_id') ?? ''
    const redirectUri = query.get('redirect_uri') ?? ''
    const challenge = query.get('code_challenge')
    const wrong = [
      this.secretOf(clientId) === null && 'invalid_client',
      !isLoopback(redirectUri) && 'redirect_uri_mismatch',
      query.get('response_type') !== 'code' && 'unsupported_response_type',
      query.get('code_challenge_method') !== 'S256' && 'code_challenge_method must be S256',
      (challenge?.length ?? 0) !== 43 && 'code_challenge is missing',
      !query.has('scope') && 'scope is missing',
    ].filter((reason) => reason !== false)
    if (wrong.length > 0) return html(`Error 400: ${wrong.join(', ')}`, 400)

    const back = {
      state: this.answers.state ?? query.get('state') ?? undefined,
      iss: this.answers.iss === null ? undefined : (this.answers.iss ?? this.issuer()),
    }
    const scope = this.ticked?.join(' ') ?? query.get('scope') ?? ''
    const order = { clientId, redirectUri, challenge, scope, subject: 'me' }
    return consentAnswer(
      this.consent,
      'Google',
      () => withQuery(redirectUri, { ...back, code: this.codes.issue(order), scope }),
      withQuery(redirectUri, { ...back, error: 'access_denied' }),
    )
  }

  private token(request: FakeRequest): Answer {
    const fields = fieldsOf(request)
    const basic = basicOf(request.headers)
    const clientId = basic?.id ?? fields.get('client_id') ?? ''
    const secret = this.secrets.note(basic?.secret ?? fields.get('client_secret') ?? '')
    const expected = this.secretOf(clientId)
    if (expected === null)
      return oauthError('invalid_client', 'The OAuth client was not found.', 401)
    if (secret !== expected) return oauthError('invalid_client', 'Unauthorized', 401)
    switch (fields.get('grant_type')) {
      case 'authorization_code':
        return this.exchange(fields, clientId)
      case 'refresh_token':
        return this.renew(fields.get('refresh_token') ?? '')
      default:
        return oauthError('unsupported_grant_type', 'Invalid grant_type')
    }
  }

  private exchange(fields: ReadonlyMap<string, string>, clientId: string): Answer {
    const redeemed = this.codes.redeem(fields, clientId)
    if (redeemed.ok) return tokenAnswer(this.issue(redeemed.order.scope), true)
    if (redeemed.why === 'redirect') return oauthError('redirect_uri_mismatch', 'Bad Request')
    const description =
      redeemed.why === 'verifier' ? 'Invalid code verifier.' : 'Malformed auth code.'
    return oauthError('invalid_grant', description)
  }

  private renew(refresh: string): Answer {
    const pair = this.tokens.renewable(refresh)
    if (pair === null) return oauthError('invalid_grant', 'Token has been expired or revoked.')
    this.tokens.end(pair)
    return tokenAnswer(this.tokens.issue(pair, this.rotates ? null : refresh), this.rotates)
  }

  private issue(scope: string): TokenPair {
    return this.tokens.issue({
      subject: 'me',
      scope,
      accessSeconds: 3599,
      refreshSeconds: Infinity,
    })
  }

  private secretOf(clientId: string): string | null {
    return clientId === this.clientId ? this.clientSecret : (this.moreClients.get(clientId) ?? null)
  }
}

function tokenAnswer(pair: TokenPair, showsRefresh: boolean): Answer {
  return json({
    access_token: pair.access,
    expires_in: pair.accessSeconds,
    ...(showsRefresh && { refresh_token: pair.refresh }),
    scope: pair.scope,
    token_type: 'Bearer',
  })
}

function oauthError(error: string, description: string, status = 400): Answer {
  return json({ error, error_description: description }, status)
}
