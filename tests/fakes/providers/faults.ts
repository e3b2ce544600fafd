import type { ConnectableProvider } from '../../../src/shared/domain/provider'
import type { Answer, FakeRequest } from './exchange'
import { gate } from './gate'

/** Which requests: all of a provider, those of a path (`*` for one segment), or those a function picks. */
export type Matcher =
  | ConnectableProvider
  | RegExp
  | {
      readonly provider?: ConnectableProvider
      readonly method?: string
      readonly path?: string | RegExp
    }
  | ((request: FakeRequest) => boolean)

/** What goes wrong. Of `lose`, `cut` and `hang` the provider has done what it was asked; only its answer is gone. */
export type Trouble =
  | {
      readonly kind?: 'answer'
      readonly status: number
      readonly headers?: Answer['headers']
      readonly body?: unknown
    }
  /** Waits in real time, then answers as ever. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** Waits until the test releases it. */
  | { readonly kind: 'hold' }
  /** Closes the connection before doing anything. */
  | { readonly kind: 'refuse' }
  /** Does it, and closes the connection instead of answering. */
  | { readonly kind: 'lose' }
  /** Sends the headers and half of the body, then closes the connection. */
  | { readonly kind: 'cut' }
  /** Sends the headers and half of the body, then nothing more, and leaves the connection open. */
  | { readonly kind: 'hang' }
  /** Sends another answer made of the real one. */
  | { readonly kind: 'alter'; readonly alter: (answer: Answer, request: FakeRequest) => Answer }

export type FaultSpec = Trouble & {
  /** How many requests it meets; 1 unless told. */
  readonly times?: number
  /** How many requests it lets pass first. */
  readonly skip?: number
}

export interface Fault {
  readonly spec: FaultSpec
  /** How many requests it has met so far. */
  readonly hits: number
  /** Resolves when it meets the first request. */
  readonly met: Promise<void>
  /** Lets a held request go on. */
  release(): void
  /** Meets no further request. */
  cancel(): void
}

export class ScheduledFault implements Fault {
  hits = 0
  private skipped = 0
  private left: number
  private readonly meeting = gate()
  private readonly releasing = gate()
  readonly met = this.meeting.opened
  readonly released = this.releasing.opened

  constructor(
    readonly spec: FaultSpec,
    private readonly fits: (request: FakeRequest) => boolean,
  ) {
    this.left = spec.times ?? 1
  }

  /** Is this request met? Counts it when it is. */
  takes(request: FakeRequest): boolean {
    if (this.left <= 0 || !this.fits(request)) return false
    if (this.skipped < (this.spec.skip ?? 0)) {
      this.skipped += 1
      return false
    }
    this.left -= 1
    this.hits += 1
    this.meeting.open()
    return true
  }

  release(): void {
    this.releasing.open()
  }

  cancel(): void {
    this.left = 0
    this.release()
  }
}

/** Troubles in the order they were asked for; each request meets the first that fits. */
export class Faults {
  private scheduled: ScheduledFault[] = []

  add(matcher: Matcher, spec: FaultSpec): Fault {
    const fault = new ScheduledFault(spec, matches(matcher))
    this.scheduled.push(fault)
    return fault
  }

  take(request: FakeRequest): ScheduledFault | null {
    return this.scheduled.find((fault) => fault.takes(request)) ?? null
  }

  clear(): void {
    for (const fault of this.scheduled) fault.cancel()
    this.scheduled = []
  }
}

export function matches(matcher: Matcher): (request: FakeRequest) => boolean {
  if (typeof matcher === 'function') return matcher
  if (typeof matcher === 'string') return (request) => request.provider === matcher
  if (matcher instanceof RegExp) return (request) => matcher.test(request.path)
  const { provider, method, path } = matcher
  const pattern = typeof path === 'string' ? wildcards(path) : path
  return (request) =>
    (provider === undefined || provider === request.provider) &&
    (method === undefined || method === request.method) &&
    (pattern === undefined || pattern.test(request.path))
}

function wildcards(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')
  return new RegExp(`^${escaped}$`)
}
