import type { ConnectableProvider } from '../../../src/shared/domain/provider'
import { type FakeRequest, basicOf, bearerOf } from './exchange'

const HOUR = 3_600_000
/** Kept at most, so that a bench of many polls measures Familiar's memory and not this list. */
const KEPT = 20_000

export interface RecordedRequest extends FakeRequest {
  /** The bearer token or the Basic credentials it came with. */
  readonly token: string | null
  readonly basic: { readonly id: string; readonly secret: string } | null
  /** What was answered; null while it is open, 0 when nothing was or not all of it. */
  status: number | null
}

interface Waiter {
  readonly fits: (request: FakeRequest) => boolean
  readonly resolve: (request: RecordedRequest) => void
}

/** Every request that came, in order. */
export class Recorder {
  private requests: RecordedRequest[] = []
  private waiters: Waiter[] = []

  record(request: FakeRequest): RecordedRequest {
    const recorded = {
      ...request,
      token: bearerOf(request.headers),
      basic: basicOf(request.headers),
      status: null,
    }
    this.requests.push(recorded)
    if (this.requests.length > KEPT) this.requests.shift()
    const arrived = this.waiters.filter(({ fits }) => fits(recorded))
    this.waiters = this.waiters.filter((waiter) => !arrived.includes(waiter))
    for (const { resolve } of arrived) resolve(recorded)
    return recorded
  }

  of(provider?: ConnectableProvider): readonly RecordedRequest[] {
    return this.requests.filter(
      (request) => provider === undefined || request.provider === provider,
    )
  }

  /** Requests in each hour of the fake's clock, from the first request on. */
  perHour(provider: ConnectableProvider): readonly number[] {
    const times = this.of(provider).map(({ at }) => at)
    const first = Math.min(...times)
    const counts: number[] = []
    for (const at of times) {
      const hour = Math.floor((at - first) / HOUR)
      while (counts.length <= hour) counts.push(0)
      counts[hour] = (counts[hour] ?? 0) + 1
    }
    return counts
  }

  /** The next request that fits. */
  next(fits: (request: FakeRequest) => boolean): Promise<RecordedRequest> {
    return new Promise((resolve) => this.waiters.push({ fits, resolve }))
  }

  clear(): void {
    this.requests = []
  }
}
