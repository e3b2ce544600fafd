import type { FakeClock } from './clock'
import type { SecretBook } from './secrets'

export interface TokenKind {
  readonly accessPrefix: string
  readonly refreshPrefix: string
  readonly length: number
}

export interface TokenOrder {
  /** Whose account it opens. */
  readonly subject: string
  readonly scope?: string
  /** Lifetime of the access token in seconds; null for one without an end. */
  readonly accessSeconds: number | null
  /** Null: no refresh token. Infinity: one without an end. */
  readonly refreshSeconds: number | null
  /** Born in a device flow: GitHub then renews without the client's secret. */
  readonly bornOnDevice?: boolean
}

export interface TokenPair extends TokenOrder {
  readonly access: string
  readonly refresh: string | null
  readonly accessUntil: number
  readonly refreshUntil: number
}

/** The tokens of one provider, and which of them still open anything. */
export class TokenBook {
  private readonly pairs = new Set<TokenPair>()

  constructor(
    private readonly kind: TokenKind,
    private readonly secrets: SecretBook,
    private readonly clock: FakeClock,
  ) {}

  issue(order: TokenOrder, keptRefresh: string | null = null): TokenPair {
    const now = this.clock.now()
    const { accessPrefix, refreshPrefix, length } = this.kind
    const refresh =
      order.refreshSeconds === null
        ? null
        : (keptRefresh ?? this.secrets.mint(refreshPrefix, length * 2))
    const pair: TokenPair = {
      ...order,
      access: this.secrets.mint(accessPrefix, length),
      refresh,
      accessUntil: order.accessSeconds === null ? Infinity : now + order.accessSeconds * 1000,
      refreshUntil: now + (order.refreshSeconds ?? 0) * 1000,
    }
    this.pairs.add(pair)
    return pair
  }

  /** The pair an access token belongs to, while it is live. */
  live(access: string | null): TokenPair | null {
    const now = this.clock.now()
    return this.find((pair) => pair.access === access && now < pair.accessUntil)
  }

  /** The pair a refresh token belongs to, while it can be renewed. */
  renewable(refresh: string): TokenPair | null {
    const now = this.clock.now()
    return this.find((pair) => pair.refresh === refresh && now < pair.refreshUntil)
  }

  /** Ends a pair at once. */
  end(pair: TokenPair): void {
    this.pairs.delete(pair)
  }

  /** Ends the pair of an access or refresh token; false when there is none. */
  revoke(token: string): boolean {
    const pair = this.find(({ access, refresh }) => access === token || refresh === token)
    if (pair !== null) this.pairs.delete(pair)
    return pair !== null
  }

  revokeAll(): void {
    this.pairs.clear()
  }

  /** Lets every access token run out now; refresh tokens stay. */
  expireAll(): void {
    const now = this.clock.now()
    for (const pair of [...this.pairs]) {
      this.pairs.delete(pair)
      this.pairs.add({ ...pair, accessUntil: Math.min(pair.accessUntil, now) })
    }
  }

  private find(fits: (pair: TokenPair) => boolean): TokenPair | null {
    for (const pair of this.pairs) if (fits(pair)) return pair
    return null
  }
}
