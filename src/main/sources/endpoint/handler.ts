import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { type PostedEvent, postedEventSchema } from './posted-event'
import { tokenBucket } from './rate-limit'

export const ENDPOINT_PREFIX = '/v1/'
const MAX_BODY_BYTES = 64 * 1024
const BURST = 600
const PER_SECOND = 100

export interface EndpointOptions {
  readonly token: () => string
  /** Stores the event. False: it was known already. Rejects when it could not be kept. */
  readonly accept: (event: PostedEvent) => Promise<boolean>
  /** The pet as it is now, as plain JSON. */
  readonly pet: () => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
}

interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

const REFUSALS = {
  origin: { status: 403, code: 'NOT_ALLOWED', message: 'Web pages may not use this address.' },
  token: {
    status: 401,
    code: 'NOT_ALLOWED',
    message: 'Send the token from endpoint.json: Authorization: Bearer <token>.',
  },
  rate: {
    status: 429,
    code: 'RATE_LIMITED',
    message: `Slower, please: ${PER_SECOND} requests a second at most.`,
  },
  path: { status: 404, code: 'NOT_FOUND', message: 'There are POST /v1/events and GET /v1/pet.' },
  method: {
    status: 405,
    code: 'BAD_INPUT',
    message: 'Use POST for /v1/events and GET for /v1/pet.',
  },
  type: { status: 415, code: 'BAD_INPUT', message: 'Send JSON: Content-Type: application/json.' },
  size: { status: 413, code: 'TOO_LARGE', message: 'A body may be 64 KiB at most.' },
  json: { status: 400, code: 'BAD_INPUT', message: 'The body is not JSON.' },
  away: {
    status: 503,
    code: 'DATABASE_UNAVAILABLE',
    message: 'Familiar could not keep the event just now. Send it again.',
  },
} as const satisfies Record<string, Refusal>

/**
 * The local endpoint: `POST /v1/events` and `GET /v1/pet`, for programs of this computer that can read the token.
 * The server has made sure of the Host header before; a request with an Origin comes from a web page and is refused.
 */
export function endpointHandler(options: EndpointOptions): RequestListener {
  const limit = tokenBucket(BURST, PER_SECOND, options.clock)
  return (request, response) => {
    respond(request, response, options, () => limit.take()).catch((error: unknown) => {
      options.log.warn('a request could not be answered', error)
      send(response, REFUSALS.away, { 'Retry-After': '5' })
    })
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: EndpointOptions,
  take: () => boolean,
): Promise<void> {
  if (request.headers.origin !== undefined) {
    send(response, REFUSALS.origin)
    return
  }
  if (!hasToken(request, options.token())) {
    send(response, REFUSALS.token, { 'WWW-Authenticate': 'Bearer' })
    return
  }
  if (!take()) {
    send(response, REFUSALS.rate, { 'Retry-After': '1' })
    return
  }
  const path = (request.url ?? '').split('?')[0]
  if (path === '/v1/pet') {
    if (request.method !== 'GET') {
      send(response, REFUSALS.method, { Allow: 'GET' })
      return
    }
    sendJson(response, 200, await options.pet())
    return
  }
  if (path !== '/v1/events') {
    send(response, REFUSALS.path)
    return
  }
  if (request.method !== 'POST') {
    send(response, REFUSALS.method, { Allow: 'POST' })
    return
  }
  return accept(request, response, options)
}

async function accept(
  request: IncomingMessage,
  response: ServerResponse,
  options: EndpointOptions,
): Promise<void> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    send(response, REFUSALS.type)
    return
  }
  const body = await readBody(request)
  if (body === null) {
    send(response, REFUSALS.size, { Connection: 'close' })
    return
  }
  const json = parseJson(body)
  if (json === undefined) {
    send(response, REFUSALS.json)
    return
  }
  const posted = postedEventSchema.safeParse(json)
  if (!posted.success) {
    const [issue] = posted.error.issues
    const where = issue?.path.join('.') ?? ''
    const message = `${where === '' ? '' : `${where}: `}${issue?.message ?? 'The event cannot be read.'}`
    send(response, { status: 400, code: 'BAD_INPUT', message })
    return
  }
  const isNew = await options.accept(posted.data)
  sendJson(response, isNew ? 202 : 200, { accepted: true, duplicate: !isNew })
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The body, or null when it is larger than allowed; the rest is then not read. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function send(
  response: ServerResponse,
  refusal: Refusal,
  headers: Record<string, string> = {},
): void {
  const { status, code, message } = refusal
  sendJson(response, status, { error: { code, message } }, headers)
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${JSON.stringify(body)}\n`)
}
