import type { ServerResponse } from 'node:http'

/** Why a request is not answered as it wishes: a status, a stable code, and a sentence a person can act on. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Headers that belong to the status, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What programs that hand something over are refused for, whichever door they come to. */
export const refusals = {
  webPage: { status: 403, code: 'NOT_ALLOWED', message: 'Web pages may not use this address.' },
  noJson: { status: 400, code: 'BAD_INPUT', message: 'The body is not JSON.' },
  tooSlow: { status: 408, code: 'BAD_INPUT', message: 'The body took too long to arrive.' },
  notAllowed: (message: string): Refusal => ({ status: 401, code: 'NOT_ALLOWED', message }),
  notFound: (message: string): Refusal => ({ status: 404, code: 'NOT_FOUND', message }),
  badInput: (message: string): Refusal => ({ status: 400, code: 'BAD_INPUT', message }),
  /** `allow`: the methods there are. */
  wrongMethod: (message: string, allow: string): Refusal => ({
    status: 405,
    code: 'BAD_INPUT',
    message,
    headers: { Allow: allow },
  }),
  wrongType: (message: string): Refusal => ({ status: 415, code: 'BAD_INPUT', message }),
  /** `most`: how large a body may be, in words. */
  tooLarge: (most: string): Refusal => ({
    status: 413,
    code: 'TOO_LARGE',
    message: `A body may be ${most} at most.`,
  }),
  tooOften: (message: string): Refusal => ({
    status: 429,
    code: 'RATE_LIMITED',
    message,
    headers: { 'Retry-After': '1' },
  }),
  tooBusy: (message: string): Refusal => ({
    status: 503,
    code: 'RATE_LIMITED',
    message,
    headers: { 'Retry-After': '5' },
  }),
  notKept: (message: string): Refusal => ({
    status: 503,
    code: 'DATABASE_UNAVAILABLE',
    message,
    headers: { 'Retry-After': '5' },
  }),
} as const

/** Refuses a request, unless it has been answered. */
export function refuse(
  response: ServerResponse,
  { status, code, message, headers: own }: Refusal,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, { error: { code, message } }, { ...own, ...headers })
}

/** Answers with JSON, unless the request has been answered. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${JSON.stringify(body)}\n`)
}
