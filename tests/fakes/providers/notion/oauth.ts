import { randomUUID } from 'node:crypto'
import { AuthCodes } from '../auth-codes'
import type { FakeClock } from '../clock'
import { type Consent, consentAnswer, withQuery } from '../consent-page'
import { type Answer, type FakeRequest, basicOf, fieldsOf, html, json } from '../exchange'
import { part, publishedBody } from '../fixtures'
import { type Routes } from '../routes'
import type { SecretBook } from '../secrets'
import { TokenBook, type TokenPair } from '../tokens'

const BOT = publishedBody('notion/bot-user')

/** Notion's sign-in: code with the client's secret as HTTP Basic, no PKCE; tokens without a known end. */
export class NotionOAuth {
  readonly clientId = '1f5d872b-594c-80a4-b2f4-00370af2b13f'
  readonly clientSecret: string
  readonly tokens: TokenBook
  readonly botId = randomUUID()
  consent: Consent = 'page'
  /** False: the connection's tokens come without a refresh token. */
  hasRefreshTokens = true
  /** The redirect address registered for the client; null accepts any on this computer. */
  redirectUri: string | null = null
  /** Client ids of users' own connections, with their secrets. */
  readonly moreClients = new Map<string, string>()
  private readonly codes: AuthCodes

  constructor(
    clock: FakeClock,
    private readonly secrets: SecretBook,
    readonly workspace: { readonly id: string; readonly name: string },
  ) {
    this.clientSecret = secrets.mint('secret_', 40)
    const kind = { accessPrefix: 'ntn_', refreshPrefix: 'nrt_', length: 46 }
    this.tokens = new TokenBook(kind, secrets, clock)
    this.codes = new AuthCodes('', secrets, clock)
  }

  /** A pair as if a person had signed in. */
  grant(): TokenPair {
    const refreshSeconds = this.hasRefreshTokens ? Infinity : null
    return this.tokens.issue({ subject: 'workspace', accessSeconds: null, refreshSeconds })
  }

  /** The token of an internal connection, which a person pastes. */
  internalToken(): string {
    const order = { subject: 'workspace', accessSeconds: null, refreshSeconds: null }
    return this.tokens.issue(order).access
  }

  addRoutes(routes: Routes): void {
    routes
      .on('GET', '/v1/oauth/authorize', (request) => this.authorize(request))
      .on('POST', '/v1/oauth/token', (request) =>
        this.asClient(request, (id) => this.token(request, id)),
      )
      .on('POST', '/v1/oauth/revoke', (request) =>
        this.asClient(request, () => {
          this.tokens.revoke(fieldsOf(request).get('token') ?? '')
          return json({ request_id: randomUUID() })
        }),
      )
  }

  private authorize(request: FakeRequest): Answer {
    const { query } = request
    const clientId = query.get('client_id') ?? ''
    const redirectUri = query.get('redirect_uri') ?? ''
    const isRegistered = this.redirectUri === null || this.redirectUri === redirectUri
    if (this.secretOf(clientId) === null) return html('Missing or invalid client_id.', 400)
    if (!isRegistered || !URL.canParse(redirectUri)) return html('Invalid redirect_uri.', 400)
    const isAsked = query.get('response_type') === 'code' && query.get('owner') === 'user'
    if (!isAsked) return html('Missing response_type or owner.', 400)
    const state = query.get('state') ?? undefined
    const order = { clientId, redirectUri, challenge: null, scope: '', subject: 'workspace' }
    return consentAnswer(
      this.consent,
      'Notion',
      () => withQuery(redirectUri, { code: this.codes.issue(order), state }),
      withQuery(redirectUri, { error: 'access_denied', state }),
    )
  }

  /** The id and the secret have to be there as they are: percent-encoded ones are others. */
  private asClient(request: FakeRequest, answer: (clientId: string) => Answer): Answer {
    const basic = basicOf(request.headers)
    this.secrets.note(basic?.secret ?? '')
    const expected = basic === null ? null : this.secretOf(basic.id)
    if (basic === null || expected === null || basic.secret !== expected) {
      return oauthError('invalid_client', 401)
    }
    return answer(basic.id)
  }

  private token(request: FakeRequest, clientId: string): Answer {
    const fields = fieldsOf(request)
    switch (fields.get('grant_type')) {
      case 'authorization_code':
        return this.codes.redeem(fields, clientId).ok
          ? this.tokenAnswer(this.grant())
          : oauthError('invalid_grant')
      case 'refresh_token': {
        const pair = this.tokens.renewable(fields.get('refresh_token') ?? '')
        if (pair === null) return oauthError('invalid_grant')
        this.tokens.end(pair)
        return this.tokenAnswer(this.tokens.issue(pair))
      }
      default:
        return oauthError('unsupported_grant_type')
    }
  }

  private tokenAnswer(pair: TokenPair): Answer {
    return json({
      access_token: pair.access,
      token_type: 'bearer',
      refresh_token: pair.refresh,
      bot_id: this.botId,
      workspace_icon: null,
      workspace_name: this.workspace.name,
      workspace_id: this.workspace.id,
      owner: part(part(BOT, 'bot'), 'owner'),
      duplicated_template_id: null,
      request_id: randomUUID(),
    })
  }

  private secretOf(clientId: string): string | null {
    return clientId === this.clientId ? this.clientSecret : (this.moreClients.get(clientId) ?? null)
  }
}

function oauthError(error: string, status = 400): Answer {
  return json({ error, request_id: randomUUID() }, status)
}
