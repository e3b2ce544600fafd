import type { Clock } from '../../clock'
import { Trouble } from '../../trouble'
import type { After } from './alarm'
import { type Answer, troubleOf } from './classify-answer'
import type { TokenPort } from './ports'
import type { Reach } from './reach'
import { readBody } from './read-body'
import { describeRequest, failedRequest, stalledRequest } from './request-failure'
import { troubleWords } from './trouble-words'

export interface AuthorisedFetchOptions {
  /** The provider as users know it. */
  readonly provider: string
  /** The only place the token may go to; anything below its origin. */
  readonly apiUrl: string
  readonly tokens: TokenPort
  /** Counts a request before it is sent; throws when there is no budget left. */
  spend(): void
  /** Hears the headers of every answer. */
  heard(headers: Headers): void
  /** Ends what is under way. */
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly reach: Reach
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  readonly after: After
}

const MAX_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** Of these an answer has no body, and `Response` takes none. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

interface Sent {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  readonly body: ArrayBuffer | null
  readonly signal: AbortSignal
}

/**
 * `fetch` as a connection (see `PollTurn.fetch`). Answers come whole: the body has been read before it resolves, within
 * the timeout and up to 10 MiB. Throws a `Trouble`; when it was ended from outside, the signal's reason.
 */
export function authorisedFetch(options: AuthorisedFetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const sent: Sent = {
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      body: request.body === null ? null : await request.arrayBuffer(),
      signal: AbortSignal.any([options.signal, request.signal]),
    }
    const token = await options.tokens.access()
    let [url, answer] = await followed(options, sent, token)
    if (answer.status === 401) {
      const newer = await options.tokens.renew(token)
      ;[url, answer] = await followed(options, sent, newer)
    }
    const what = describeRequest(sent.method, sent.url)
    const trouble = troubleOf(answer, options.provider, what, options.clock())
    if (trouble !== null) throw trouble
    return asResponse(url, answer)
  }
}

/** Sends a request and follows where it is sent on to, within the provider's own origin. */
async function followed(
  options: AuthorisedFetchOptions,
  first: Sent,
  token: string,
): Promise<[URL, Answer]> {
  const { origin } = new URL(options.apiUrl)
  let sent = first
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (sent.url.origin !== origin) break
    const answer = await exchanged(options, sent, token)
    const location = answer.headers.get('location')
    if (!REDIRECTS.has(answer.status) || location === null) return [sent.url, answer]
    sent = redirected(sent, answer.status, location)
  }
  const cause = new Error(
    `${describeRequest(first.method, first.url)} led to ${sent.url.origin}, after which Familiar went no further`,
  )
  throw new Trouble('unreadable', troubleWords.elsewhere(options.provider), { cause })
}

/** The request after a redirect (fetch standard, HTTP-redirect fetch, step 12). */
function redirected(sent: Sent, status: number, location: string): Sent {
  const url = URL.canParse(location, sent.url.href) ? new URL(location, sent.url) : sent.url
  const becomesGet =
    (status === 303 && sent.method !== 'HEAD') || (status < 303 && sent.method === 'POST')
  if (!becomesGet) return { ...sent, url }
  const headers = new Headers(sent.headers)
  headers.delete('content-type')
  return { ...sent, url, method: 'GET', headers, body: null }
}

/** One request and its whole answer. */
async function exchanged(
  options: AuthorisedFetchOptions,
  { url, method, headers: given, body, signal }: Sent,
  token: string,
): Promise<Answer> {
  const { provider, reach } = options
  const what = describeRequest(method, url)
  signal.throwIfAborted()
  options.spend()
  const headers = authorised(given, token, provider)
  const tooLate = new AbortController()
  const cancel = options.after(options.timeoutMs, () => tooLate.abort())
  let hadAnswer = false
  try {
    const response = await options.fetch(url.href, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, tooLate.signal]),
    })
    hadAnswer = true
    reach.answered(url.host)
    options.heard(response.headers)
    const read = await readBody(response, provider, what)
    return { status: response.status, headers: response.headers, body: read }
  } catch (error) {
    // Ended from outside: nobody's trouble.
    signal.throwIfAborted()
    if (error instanceof Trouble) throw error
    if (tooLate.signal.aborted) throw stalledRequest(provider, what, url.host, reach, hadAnswer)
    throw failedRequest(error, provider, what, url.host, reach, hadAnswer)
  } finally {
    cancel()
  }
}

/** The headers with the token. One that cannot stand in a header is refused here: the runtime's own error would quote it. */
function authorised(given: Headers, token: string, provider: string): Headers {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Trouble('reconnect', troubleWords.reconnect(provider))
  const headers = new Headers(given)
  headers.set('authorization', `Bearer ${token}`)
  return headers
}

function asResponse(url: URL, { status, headers: given, body }: Answer): Response {
  const headers = new Headers(given)
  // The body is no longer as these say: it came compressed, and in pieces.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding'])
    headers.delete(name)
  const response = new Response(WITHOUT_BODY.has(status) ? null : new Uint8Array(body), {
    status,
    headers,
  })
  // Octokit reads the address of a page from it, and a Response made by hand has none.
  Object.defineProperty(response, 'url', { value: url.href })
  return response
}
