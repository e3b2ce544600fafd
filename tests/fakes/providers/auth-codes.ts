import { createHash } from 'node:crypto'
import type { FakeClock } from './clock'
import type { SecretBook } from './secrets'

export interface CodeOrder {
  readonly clientId: string
  readonly redirectUri: string
  /** Null where the provider takes no PKCE. */
  readonly challenge: string | null
  readonly scope: string
  readonly subject: string
}

type Redeemed =
  | { readonly ok: true; readonly order: CodeOrder }
  | { readonly ok: false; readonly why: 'code' | 'redirect' | 'verifier' | 'client' }

/** Authorization codes: each is good once, for ten minutes, at the address and for the verifier it was given for. */
export class AuthCodes {
  private readonly open = new Map<string, CodeOrder & { readonly until: number }>()

  constructor(
    private readonly prefix: string,
    private readonly secrets: SecretBook,
    private readonly clock: FakeClock,
  ) {}

  issue(order: CodeOrder): string {
    const code = this.secrets.mint(this.prefix, 40)
    this.open.set(code, { ...order, until: this.clock.now() + 600_000 })
    return code
  }

  redeem(fields: ReadonlyMap<string, string>, clientId: string): Redeemed {
    const code = fields.get('code') ?? ''
    const order = this.open.get(code)
    this.open.delete(code)
    const verifier = this.secrets.note(fields.get('code_verifier') ?? '')
    if (order === undefined || this.clock.now() >= order.until) return { ok: false, why: 'code' }
    if (order.clientId !== clientId) return { ok: false, why: 'client' }
    const redirect = fields.get('redirect_uri')
    if (redirect !== order.redirectUri) return { ok: false, why: 'redirect' }
    if (order.challenge !== null && order.challenge !== challengeOf(verifier)) {
      return { ok: false, why: 'verifier' }
    }
    return { ok: true, order }
  }
}

/** RFC 7636, S256. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** Does a redirect address lead to this computer (RFC 8252)? */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
