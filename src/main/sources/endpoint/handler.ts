import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { ErrorCode } from '@shared/contract/errors'
import { parseForeign } from '@shared/contract/parse-foreign'
import type { Clock } from '../../clock'
import { isUnreachable } from '../../database/connection'
import { Failure } from '../../failure'
import type { Log } from '../../log'
import { type Refusal, refusals, refuse, sendJson } from '../http-answers'
import { parseJson, readBody, textOf } from '../http-bodies'
import { proofOf } from './credentials'
import { type AgentNews, agentNewsSchema, tellsAgentState } from './posted-agent-state'
import { type PostedEvent, postedEventSchema } from './posted-event'
import { tokenBucket } from './rate-limit'

export const ENDPOINT_PREFIX = '/v1/'
const MAX_BODY_BYTES = 64 * 1024
const BURST = 600
const PER_SECOND = 100
const HELLO_PATH = '/v1/hello'
const NONCE = /^[\da-f]{32,64}$/
const METHODS =
  'Use GET for /v1/hello, /v1/pet and /v1/status, and POST for /v1/events, /v1/export and /v1/import.'

export interface EndpointOptions {
  readonly token: () => string
  /** Stores the event. False: it was known already. Rejects when it could not be kept. */
  readonly accept: (event: PostedEvent) => Promise<boolean>
  /** Shows what a coding agent is at. */
  readonly tellAgent: (news: AgentNews) => void
  /** The pet as it is now, as plain JSON. */
  readonly pet: () => Promise<unknown>
  /** How Familiar itself is, as plain JSON. */
  readonly status: () => Promise<unknown>
  /** Writes all of the data to a file, to stay or to be fetched. Rejects with a Failure that says why it could not. */
  readonly exportAll: (toFetch: boolean) => Promise<unknown>
  /** Replaces all of the data by what a file holds, as above. */
  readonly importAll: (path: string) => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
}

const REFUSALS = {
  token: refusals.notAllowed('Send the token from endpoint.json: Authorization: Bearer <token>.'),
  rate: refusals.tooOften(`Slower, please: ${PER_SECOND} requests a second at most.`),
  path: refusals.notFound(METHODS),
  get: refusals.wrongMethod(METHODS, 'GET'),
  post: refusals.wrongMethod(METHODS, 'POST'),
  nonce: refusals.badInput('Ask with ?nonce= and 32 to 64 hexadecimal digits of your own.'),
  type: refusals.wrongType('Send JSON: Content-Type: application/json.'),
  size: refusals.tooLarge('64 KiB'),
  database: {
    status: 503,
    code: 'DATABASE_UNAVAILABLE',
    message:
      'The database does not answer just now, and Familiar keeps trying. Ask again in a moment.',
  },
  away: refusals.notKept('Familiar could not do that just now. Ask again in a while.'),
} as const

type Get = (options: EndpointOptions) => Promise<unknown>
/** Answers a body: the status, and what is said. Throws a Refusal as it is. */
type Post = (json: unknown, options: EndpointOptions) => Promise<readonly [number, unknown]>

const GETS: Readonly<Record<string, Get>> = {
  '/v1/pet': ({ pet }) => pet(),
  '/v1/status': ({ status }) => status(),
}

const POSTS: Readonly<Record<string, Post>> = {
  '/v1/events': acceptEvent,
  '/v1/export': async (json, { exportAll }) => {
    const { fetch } = read(z.strictObject({ fetch: z.boolean().default(false) }), json)
    return [200, await exportAll(fetch)]
  },
  '/v1/import': async (json, { importAll }) => {
    const { path } = read(z.strictObject({ path: z.string().min(1).max(4096) }), json)
    return [200, await importAll(path)]
  },
}

/** A request that is refused with a status of its own. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/**
 * The local endpoint, for programs of this computer that can read the token. The server has made sure of the Host
 * header before; a request with an Origin comes from a web page and is refused.
 */
export function endpointHandler(options: EndpointOptions): RequestListener {
  const limit = tokenBucket(BURST, PER_SECOND, options.clock)
  return (request, response) => {
    respond(request, response, options, () => limit.take()).catch((error: unknown) => {
      if (error instanceof Refused) {
        refuse(response, error.refusal)
        return
      }
      options.log.warn('a request could not be answered', error)
      refuse(response, refusalFor(error))
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
  const [path = '', query] = (request.url ?? '').split('?')
  if (path === HELLO_PATH) {
    sendJson(response, 200, hello(request, new URLSearchParams(query), options.token()))
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
  const [get, post] = [GETS[path], POSTS[path]]
  if (get !== undefined) {
    if (request.method !== 'GET') throw new Refused(REFUSALS.get)
    sendJson(response, 200, await get(options))
  } else if (post !== undefined) {
    if (request.method !== 'POST') throw new Refused(REFUSALS.post)
    const json = await bodyOf(request, response)
    if (json === undefined) return
    const [status, said] = await post(json, options)
    sendJson(response, status, said)
  } else {
    throw new Refused(REFUSALS.path)
  }
}

/** Shows that this is Familiar. Asked before the token is sent, so it has to be answered without one. */
function hello(request: IncomingMessage, query: URLSearchParams, token: string): unknown {
  if (request.method !== 'GET') throw new Refused(REFUSALS.get)
  const nonce = query.get('nonce') ?? ''
  if (!NONCE.test(nonce)) throw new Refused(REFUSALS.nonce)
  return { proof: proofOf(token, nonce) }
}

/** The JSON that was sent; undefined when it has been refused. */
async function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Refused(REFUSALS.type)
  const body = await readBody(request, { maxBytes: MAX_BODY_BYTES })
  if (typeof body === 'string') {
    refuse(response, REFUSALS.size, { Connection: 'close' })
    return undefined
  }
  const text = textOf(body)
  const json = text === undefined ? undefined : parseJson(text)
  if (json === undefined) throw new Refused(refusals.noJson)
  return json
}

async function acceptEvent(
  json: unknown,
  options: EndpointOptions,
): Promise<readonly [number, unknown]> {
  if (tellsAgentState(json)) {
    options.tellAgent(read(agentNewsSchema, json))
    return [202, { accepted: true, duplicate: false }]
  }
  const isNew = await options.accept(read(postedEventSchema, json))
  return [isNew ? 202 : 200, { accepted: true, duplicate: !isNew }]
}

/** What was posted, as its schema has it. */
function read<T>(schema: z.ZodType<T>, json: unknown): T {
  const posted = parseForeign(schema, json)
  if (posted.success) return posted.data
  const [issue] = posted.issues
  const where = issue?.path.join('.') ?? ''
  const message = `${where === '' ? '' : `${where}: `}${issue?.message ?? 'The event cannot be read.'}`
  throw new Refused(refusals.badInput(message))
}

const STATUS_OF: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  DATABASE_UNAVAILABLE: 503,
  STOPPING: 503,
}

/** An expected failure, said as it is; where the database is away, that it is. */
function refusalFor(error: unknown): Refusal {
  if (!(error instanceof Failure)) return isUnreachable(error) ? REFUSALS.database : REFUSALS.away
  const { code, message } = error
  return { status: STATUS_OF[code] ?? 500, code, message }
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  // No token is not the same as none that is asked for.
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b)
}
