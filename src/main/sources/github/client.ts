import type { Log } from '../../log'
import { Trouble } from '../../trouble'
import { githubWords } from './words'

/** The versions of GitHub's REST interface that are spoken, the preferred one first. */
export const API_VERSIONS = ['2026-03-10', '2022-11-28'] as const
export type ApiVersion = (typeof API_VERSIONS)[number]

type Headers = Readonly<Record<string, string | number | undefined>>

/** What GitHub answered, as far as it is the source's own matter. */
export type Answer =
  | { readonly kind: 'ok'; readonly data: unknown; readonly headers: Headers }
  | { readonly kind: 'unchanged'; readonly headers: Headers }
  /** 404, 409 (an empty repository), 410 or 422: what was asked for is not there, or cannot be had. */
  | { readonly kind: 'missing'; readonly status: number }

export interface GithubClient {
  /** Asks with a route such as `GET /user`. Throws a `Trouble`; what ended the turn is thrown as it is. */
  ask(
    route: string,
    parameters?: Readonly<Record<string, string | number>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>
  /** Requests so far. */
  readonly used: number
  /** The version the server accepts, as far as is known. */
  readonly apiVersion: ApiVersion
}

export interface ClientOptions {
  readonly apiUrl: string
  readonly fetch: typeof globalThis.fetch
  readonly apiVersion: ApiVersion
  readonly signal: AbortSignal
  readonly log: Log
}

const MISSING: ReadonlySet<number> = new Set([404, 409, 410, 422])
const PUBLIC_API_HOST = 'api.github.com'

/**
 * GitHub's REST interface through Octokit. Its own throttling and retries are off: when to ask again is the poller's
 * to decide. An older GitHub Enterprise Server refuses a version it does not know with 400; then the older one is spoken.
 */
export async function openClient(options: ClientOptions): Promise<GithubClient> {
  // Only when it is needed: it takes longer to load than the pet to appear.
  const { Octokit, RequestError } = await import('octokit')
  const { apiUrl, signal } = options
  const log = quiet(options.log)
  const octokit = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'familiar',
    throttle: { enabled: false },
    retry: { enabled: false },
    log,
    request: { fetch: options.fetch, signal, log },
  })
  let apiVersion = options.apiVersion
  let used = 0

  const askOnce: GithubClient['ask'] = async (route, parameters = {}, headers = {}) => {
    used += 1
    try {
      const answer = await octokit.request(route, {
        ...parameters,
        headers: { ...headers, 'x-github-api-version': apiVersion },
      })
      const data: unknown = answer.data
      return { kind: 'ok', data, headers: answer.headers }
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof RequestError)) throw error
      // Octokit wraps what `fetch` threw, and throws a 304 as if it were a failure.
      if (error.response === undefined) throw error.cause instanceof Error ? error.cause : error
      if (error.status === 304) return { kind: 'unchanged', headers: error.response.headers }
      if (MISSING.has(error.status)) return { kind: 'missing', status: error.status }
      throw troubleOf(error.status)
    }
  }

  return {
    get used() {
      return used
    },
    get apiVersion() {
      return apiVersion
    },
    ask: async (...question) => {
      try {
        return await askOnce(...question)
      } catch (error) {
        const [preferred, older] = API_VERSIONS
        const mayBeVersion = error instanceof Trouble && error.code === 'unreadable'
        if (!mayBeVersion || apiVersion !== preferred) throw error
        if (new URL(apiUrl).hostname === PUBLIC_API_HOST) throw error
        apiVersion = older
        try {
          return await askOnce(...question)
        } catch {
          // It was not the version: what was wrong is what was said first.
          apiVersion = preferred
          throw error
        }
      }
    },
  }
}

/** For a `fetch` that leaves these to us. */
function troubleOf(status: number): Trouble {
  const cause = new Error(`GitHub answered with ${status}`)
  if (status >= 500) return new Trouble('unreachable', githubWords.unreachable, { cause })
  if (status === 401 || status === 403)
    return new Trouble('forbidden', githubWords.forbidden, { cause })
  return new Trouble('unreadable', githubWords.unreadable, { cause })
}

/** Octokit's voice: deprecations and failures, all of which are told elsewhere. */
function quiet(log: Log) {
  const say = (message: string): void => log.debug(message)
  return { debug: say, info: say, warn: say, error: say }
}

/** A header as text; null where there is none. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name]
  return value === undefined ? null : String(value)
}
