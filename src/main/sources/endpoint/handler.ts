import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { refusals, refuse, sendJson } from '../http-answers'
import { parseJson, readBody, textOf } from '../http-bodies'
import { type PostedEvent, postedEventSchema } from './posted-event'
import { tokenBucket } from './rate-limit'

export const ENDPOINT_PREFIX = '/v1/'
const MAX_BODY_BYTES = 64 * 1024
const BURST = 600
const PER_SECOND = 100
const METHODS = 'Use POST for /v1/events and GET for /v1/pet.'

export interface EndpointOptions {
  readonly token: () => string
  /** Stores the event. False: it was known already. Rejects when it could not be kept. */
  readonly accept: (event: PostedEvent) => Promise<boolean>
  /** The pet as it is now, as plain JSON. */
  readonly pet: () => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
}

const REFUSALS = {
  token: refusals.notAllowed('Send the token from endpoint.json: Authorization: Bearer <token>.'),
  rate: refusals.tooOften(`Slower, please: ${PER_SECOND} requests a second at most.`),
  path: refusals.notFound('There are POST /v1/events and GET /v1/pet.'),
  get: refusals.wrongMethod(METHODS, 'GET'),
  post: refusals.wrongMethod(METHODS, 'POST'),
  type: refusals.wrongType('Send JSON: Content-Type: application/json.'),
  size: refusals.tooLarge('64 KiB'),
  away: refusals.notKept('Familiar could not keep the event just now. Send it again.'),
} as const

/**
 * The local endpoint: `POST /v1/events` and `GET /v1/pet`, for programs of this computer that can read the token.
 * The server has made sure of the Host header before; a request with an Origin comes from a web page and is refused.
 */
export function endpointHandler(options: EndpointOptions): RequestListener {
  const limit = tokenBucket(BURST, PER_SECOND, options.clock)
  return (request, response) => {
    respond(request, response, options, () => limit.take()).catch((error: unknown) => {
      options.log.warn('a request could not be answered', error)
      refuse(response, REFUSALS.away)
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
    refuse(response, refusals.webPage)
    return
  }
  if (!hasToken(request, options.token())) {
    refuse(response, REFUSALS.token, { 'WWW-Authenticate': 'Bearer' })
    return
  }
  if (!take()) {
    refuse(response, REFUSALS.rate)
    return
  }
  const path = (request.url ?? '').split('?')[0]
  if (path === '/v1/pet') {
    if (request.method !== 'GET') {
      refuse(response, REFUSALS.get)
      return
    }
    sendJson(response, 200, await options.pet())
    return
  }
  if (path !== '/v1/events') {
    refuse(response, REFUSALS.path)
    return
  }
  if (request.method !== 'POST') {
    refuse(response, REFUSALS.post)
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
    refuse(response, REFUSALS.type)
    return
  }
  const body = await readBody(request, { maxBytes: MAX_BODY_BYTES })
  if (typeof body === 'string') {
    refuse(response, REFUSALS.size, { Connection: 'close' })
    return
  }
  const text = textOf(body)
  const json = text === undefined ? undefined : parseJson(text)
  if (json === undefined) {
    refuse(response, refusals.noJson)
    return
  }
  const posted = postedEventSchema.safeParse(json)
  if (!posted.success) {
    const [issue] = posted.error.issues
    const where = issue?.path.join('.') ?? ''
    const message = `${where === '' ? '' : `${where}: `}${issue?.message ?? 'The event cannot be read.'}`
    refuse(response, refusals.badInput(message))
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
