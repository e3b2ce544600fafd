import type { IncomingHttpHeaders } from 'node:http'
import type { ConnectableProvider } from '../../../src/shared/domain/provider'

export type JsonObject = Readonly<Record<string, unknown>>

/** A request as a provider's routes see it. */
export interface FakeRequest {
  readonly provider: ConnectableProvider
  readonly method: string
  /** Below the address the provider is configured with: `/users/octocat/events`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The address the provider is configured with, without a slash at the end. */
  readonly base: string
  /** When it came, by the fake's clock. */
  readonly at: number
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is text or bytes; undefined sends nothing. */
  readonly body: unknown
}

export function json(body: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body,
  }
}

export function html(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

export function empty(status: number, headers: Answer['headers'] = {}): Answer {
  return { status, headers, body: undefined }
}

export function redirect(location: string): Answer {
  return empty(302, { location })
}

/** The answer as it goes over the wire. */
export function bytesOf(answer: Answer): Buffer {
  if (answer.body === undefined) return Buffer.alloc(0)
  if (Buffer.isBuffer(answer.body)) return answer.body
  return Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object without some of its keys. */
export function without<T>(
  object: Readonly<Record<string, T>>,
  ...keys: readonly string[]
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}

/** The body as JSON; undefined when it is none. */
export function jsonBody(request: FakeRequest): unknown {
  try {
    return JSON.parse(request.text)
  } catch {
    return undefined
  }
}

/** The fields of a token request, sent as a form or as JSON. */
export function fieldsOf(request: FakeRequest): ReadonlyMap<string, string> {
  const type = request.headers['content-type'] ?? ''
  if (!type.includes('json')) return new Map(new URLSearchParams(request.text))
  const body = jsonBody(request)
  const fields = Object.entries(isObject(body) ? body : {})
  return new Map(
    fields.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}

/** The token of the Authorization header; null without one. */
export function bearerOf(headers: IncomingHttpHeaders): string | null {
  return /^(?:bearer|token) +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

/** Name and password of HTTP Basic, byte for byte as they were sent. */
export function basicOf(headers: IncomingHttpHeaders): { id: string; secret: string } | null {
  const coded = /^basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (coded === undefined) return null
  const text = Buffer.from(coded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}
