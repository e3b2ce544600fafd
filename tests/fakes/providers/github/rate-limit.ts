import type { FakeClock } from '../clock'
import type { JsonObject } from '../exchange'
import { part, publishedBody } from '../fixtures'

const HOUR = 3_600_000
const PUBLISHED = publishedBody('github/rate-limit')

/** The primary limit: requests in an hour that begins with the first of them. */
export class RateLimit {
  limit = 5000
  private used = 0
  private resetsAt = 0

  constructor(private readonly clock: FakeClock) {}

  get isUsedUp(): boolean {
    this.turn()
    return this.used >= this.limit
  }

  /** Counts requests of this or another program of the user. */
  spend(requests = 1): void {
    this.turn()
    this.used = Math.min(this.limit, this.used + requests)
  }

  /** Nothing is left until the hour is over. */
  useUp(): void {
    this.spend(this.limit)
  }

  headers(): Readonly<Record<string, string>> {
    this.turn()
    return {
      'x-ratelimit-limit': String(this.limit),
      'x-ratelimit-remaining': String(this.limit - this.used),
      'x-ratelimit-reset': String(Math.ceil(this.resetsAt / 1000)),
      'x-ratelimit-used': String(this.used),
      'x-ratelimit-resource': 'core',
    }
  }

  /** `GET /rate_limit`, without the `rate` that the newest API version has dropped. */
  body(): JsonObject {
    this.turn()
    const core = {
      limit: this.limit,
      used: this.used,
      remaining: this.limit - this.used,
      reset: Math.ceil(this.resetsAt / 1000),
    }
    return { resources: { ...part(PUBLISHED, 'resources'), core } }
  }

  private turn(): void {
    const now = this.clock.now()
    if (now < this.resetsAt) return
    this.used = 0
    this.resetsAt = now + HOUR
  }
}
