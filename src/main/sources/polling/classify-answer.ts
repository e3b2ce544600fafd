import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import { troubleWords } from './trouble-words'
import { saneWait } from './waits'

/** Answers that mean something different to every source. */
const THE_SOURCES_OWN: ReadonlySet<number> = new Set([304, 404, 409, 410, 422])

/** What a provider that limits us without saying for how long is given. */
const WAIT_UNSAID_MS = 60_000
/** Notion: a connection that is blocked and must not be tried again soon. */
const WAIT_BLOCKED_MS = 60 * 60 * 1000
/** As much of an error's body as is looked at. */
const LOOKED_AT = 4_096

/** An answer read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/**
 * What is wrong by an answer's status and headers; null when it is the source's to read. A 401 is taken for a final one:
 * whoever asks has tried a newer token. `what` names the request for the log.
 */
export function troubleOf(
  { status, headers, body }: Answer,
  provider: string,
  what: string,
  now: EpochMs,
): Trouble | null {
  if ((status >= 200 && status < 300) || THE_SOURCES_OWN.has(status)) return null
  const cause = new Error(`${what} was answered with ${status}`)
  const says = new TextDecoder().decode(body.subarray(0, LOOKED_AT))
  const asked = askedWait(headers, now)
  const limited = (): Trouble => {
    const wait = says.includes('request_blocked') ? WAIT_BLOCKED_MS : (asked ?? WAIT_UNSAID_MS)
    const retryAt = now + saneWait(wait)
    return new Trouble('rate-limited', troubleWords.rateLimited(provider), { cause, retryAt })
  }
  if (status === 429) return limited()
  if (status === 401) return new Trouble('reconnect', troubleWords.reconnect(provider), { cause })
  if (status === 403 && isLimit(headers, says)) return limited()
  if (status === 403 || status === 451)
    return new Trouble('forbidden', troubleWords.forbidden(provider), { cause })
  if (status >= 500 || status === 408) {
    const retryAt = headers.has('retry-after') && asked !== null ? now + saneWait(asked) : null
    return new Trouble('unreachable', troubleWords.serverError(provider), {
      cause,
      ...(retryAt !== null && { retryAt }),
    })
  }
  return new Trouble('unreadable', troubleWords.refused(provider), { cause })
}

/** GitHub and Google say with a 403, too, that it was too much: by headers, or in the body alone. */
function isLimit(headers: Headers, says: string): boolean {
  return (
    headers.has('retry-after') ||
    headers.get('x-ratelimit-remaining') === '0' ||
    /rate.?limit|quota.?exceeded|RESOURCE_EXHAUSTED/i.test(says)
  )
}

/**
 * The wait the headers ask for, in ms; null where they ask for none. `Retry-After` is seconds or a date (RFC 9110
 * §10.2.3), `X-RateLimit-Reset` is Unix seconds (GitHub). Times are taken by the provider's own clock where it shows it:
 * ours may be wrong by a day.
 */
function askedWait(headers: Headers, now: EpochMs): number | null {
  const theirNow = Date.parse(headers.get('date') ?? '') || now
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1_000
  const date = Date.parse(after)
  if (after !== '' && !Number.isNaN(date)) return Math.max(0, date - theirNow)
  const reset = Number(headers.get('x-ratelimit-reset') ?? 'none')
  if (headers.get('x-ratelimit-remaining') === '0' && Number.isFinite(reset))
    // The second it resets in is not over before the next.
    return Math.max(0, reset * 1_000 - theirNow) + 1_000
  return null
}
