import {
  type AuthorizationServer,
  type Client,
  allowInsecureRequests,
  customFetch,
} from 'oauth4webapi'
import type { Clock } from '../clock'
import { codeOf } from '../failure'
import type { Log } from '../log'
import { Trouble } from '../trouble'
import type { OAuthClient, OAuthProfile } from './profiles'
import { words } from './words'

export interface HttpOptions {
  /** A request that takes longer is given up, in ms. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly log: Log
}

/** A request as both oauth4webapi and we make it. */
interface Asked {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: URLSearchParams | string | undefined
  readonly redirect?: 'manual'
  readonly signal?: AbortSignal | undefined
}

export type ProviderFetch = (url: string, asked: Asked) => Promise<Response>

/** Answers of these endpoints are a few hundred bytes. */
const MAX_ANSWER_BYTES = 256 * 1024
const NO_NETWORK = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH'])
const DEFAULT_WAIT_MS = 60_000

/**
 * `fetch` for the OAuth endpoints of a provider. Throws a Trouble where the provider does not answer, asks to wait or is
 * gone. What comes back is made to keep to RFC 6749: GitHub answers errors with 200, Notion leaves things out by `null`.
 * Neither addresses nor bodies are ever logged.
 */
export function createProviderFetch(profile: OAuthProfile, options: HttpOptions): ProviderFetch {
  const { timeoutMs, clock, log } = options
  const { name } = profile

  const ask = async (url: string, asked: Asked): Promise<{ response: Response; text: string }> => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
    try {
      const response = await fetch(url, {
        ...withBody(asked, profile.body),
        redirect: 'manual',
        signal,
      })
      return { response, text: await readText(response) }
    } catch (error) {
      asked.signal?.throwIfAborted()
      const code = timeout.aborted ? 'TIMEOUT' : (codeOf(error) ?? 'no answer')
      log.warn(`${name} could not be asked`, { host: new URL(url).host, code })
      throw NO_NETWORK.has(code)
        ? new Trouble('offline', words.offline(name))
        : new Trouble('unreachable', words.unreachable(name))
    }
  }

  return async (url, asked) => {
    const { response, text } = await ask(url, asked)
    const { status, headers } = response
    if (status >= 500) {
      log.warn(`${name} answered with an error of its own`, { host: new URL(url).host, status })
      throw new Trouble('unreachable', words.unreachable(name))
    }
    if (status === 429) {
      const retryAt = clock() + waitIn(headers.get('retry-after'), clock())
      throw new Trouble('rate-limited', words.rateLimited(name), { retryAt })
    }
    if (status === 410) throw new Trouble('retired', words.retired(name))
    const json = parseObject(text)
    if (json === null) return new Response(text === '' ? null : text, { status, headers })
    const isError = status === 200 && typeof json['error'] === 'string'
    return new Response(JSON.stringify(json), {
      status: isError ? 400 : status,
      headers: { 'Content-Type': 'application/json' },
    })
  }
}

/** What every call of oauth4webapi is given. */
export function requestOptions(profile: OAuthProfile, options: HttpOptions, signal?: AbortSignal) {
  return {
    [customFetch]: createProviderFetch(profile, options),
    // Only ever http on this computer: ProviderConfig and profileFor see to it.
    [allowInsecureRequests]: true,
    headers: { ...profile.headers },
    ...(signal && { signal }),
  }
}

/** The two sides as oauth4webapi has them. */
export function sidesOf(
  profile: OAuthProfile,
  client: OAuthClient,
): { server: AuthorizationServer; client: Client } {
  return { server: profile.server, client: { client_id: client.id } }
}

/** Throws a Trouble when the client lacks what the provider insists on. */
export function requireClient(profile: OAuthProfile, client: OAuthClient | null): OAuthClient {
  if (client === null) throw new Trouble('misconfigured', words.clientMissing(profile.name))
  if (profile.needsSecret && client.secret === null)
    throw new Trouble('misconfigured', words.secretMissing(profile.name))
  return client
}

function withBody({ method, headers, body }: Asked, kind: OAuthProfile['body']): RequestInit {
  if (body === undefined) return { method, headers }
  if (kind === 'form' || typeof body === 'string') return { method, headers, body }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(body)),
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return ''
  const bytes: ReadableStream<Uint8Array> = body
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MAX_ANSWER_BYTES) throw new Error('the answer does not end')
  }
  return text + decoder.decode()
}

/** Null for what is no JSON object. */
function parseObject(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
    return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null))
  } catch {
    return null
  }
}

/** Seconds or a date (RFC 9110 §10.2.3), in ms. */
function waitIn(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return DEFAULT_WAIT_MS
  const seconds = Number(retryAfter)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : DEFAULT_WAIT_MS
}
