import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { type RawBatch, externalEventId } from '../../raw-event'
import { type GithubAccount, isAccount, personSchema } from './person'
import { pruned } from './trim-event'
import { isSigned, parseDelivery, readRawBody, readSignature, saysTooLarge } from './webhook-body'
import { trimDelivery } from './webhook-trim'

export const GITHUB_WEBHOOK_PREFIX = '/v1/webhooks/github'

export interface WebhookReceiver {
  readonly integrationId: IntegrationId
  readonly account: GithubAccount
  /** What happened before is not counted (see `PollTurn.countFrom`). */
  readonly countFrom: EpochMs
}

export interface WebhookPorts {
  /** The secret deliveries are signed with; null: none are taken. */
  secret(): Promise<string | null>
  /** Whose deliveries these are; null while GitHub is not connected, or paused. */
  receiver(): Promise<WebhookReceiver | null>
  /** Stores a delivery; returns how many rows are new. Rejects when it could not be kept. */
  ingest(batch: RawBatch): Promise<number>
  /** Takes one request; false when there were too many. */
  readonly limit: { take(): boolean }
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
  path: { status: 404, code: 'NOT_FOUND', message: 'There is POST /v1/webhooks/github.' },
  off: {
    status: 404,
    code: 'NOT_FOUND',
    message: 'Familiar takes no deliveries: connect GitHub and save a webhook secret first.',
  },
  method: { status: 405, code: 'BAD_INPUT', message: 'GitHub delivers with POST.' },
  rate: { status: 429, code: 'RATE_LIMITED', message: 'Slower, please.' },
  size: { status: 413, code: 'TOO_LARGE', message: 'A delivery may be 25 MB at most.' },
  signature: {
    status: 401,
    code: 'NOT_ALLOWED',
    message: 'The signature is not right: the secret must be the same here and in GitHub.',
  },
  headers: {
    status: 400,
    code: 'BAD_INPUT',
    message: 'X-GitHub-Event and X-GitHub-Delivery are missing.',
  },
  json: { status: 400, code: 'BAD_INPUT', message: 'The body is not JSON.' },
  away: {
    status: 503,
    code: 'DATABASE_UNAVAILABLE',
    message: 'Familiar could not keep the delivery just now. Redeliver it.',
  },
} as const satisfies Record<string, Refusal>

/**
 * Receives GitHub's webhooks at `POST /v1/webhooks/github`. Nothing is stored that is not signed with the secret; what
 * is answered with 2xx is stored, or does not count. A redelivery is the same event, and what the feed tells as well
 * counts once. Protocol: GitHub's "Validating webhook deliveries".
 */
export function githubWebhookHandler(ports: WebhookPorts): RequestListener {
  return (request, response) => {
    respond(request, response, ports).catch((error: unknown) => {
      ports.log.warn('a delivery could not be kept', error)
      refuse(response, REFUSALS.away, { 'Retry-After': '5' })
    })
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  ports: WebhookPorts,
): Promise<void> {
  const refusal = refusalBefore(request, ports)
  if (refusal !== null) {
    refuse(response, refusal, { Connection: 'close' })
    return
  }
  const secret = await ports.secret()
  if (secret === null) {
    refuse(response, REFUSALS.off, { Connection: 'close' })
    return
  }
  const signature = readSignature(request)
  if (signature === null) {
    refuse(response, REFUSALS.signature, { Connection: 'close' })
    return
  }
  const body = await readRawBody(request)
  if (body === null) {
    refuse(response, REFUSALS.size, { Connection: 'close' })
    return
  }
  if (!isSigned(body, signature, secret)) {
    refuse(response, REFUSALS.signature)
    return
  }
  await take(request, response, ports, body)
}

/** What is wrong with a request before anything of it is read. */
function refusalBefore(request: IncomingMessage, ports: WebhookPorts): Refusal | null {
  if (request.headers.origin !== undefined) return REFUSALS.origin
  const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '')
  if (path !== GITHUB_WEBHOOK_PREFIX) return REFUSALS.path
  if (request.method !== 'POST') return REFUSALS.method
  if (!ports.limit.take()) return REFUSALS.rate
  return saysTooLarge(request) ? REFUSALS.size : null
}

const headersSchema = z.object({
  'x-github-event': z.string().min(1).max(100),
  'x-github-delivery': z.string().regex(/^[\x21-\x7e]{1,200}$/),
})

/** A delivery that is signed. */
async function take(
  request: IncomingMessage,
  response: ServerResponse,
  ports: WebhookPorts,
  body: Buffer,
): Promise<void> {
  const headers = headersSchema.safeParse(request.headers)
  if (!headers.success) {
    refuse(response, REFUSALS.headers)
    return
  }
  const { 'x-github-event': name, 'x-github-delivery': delivery } = headers.data
  const json = parseDelivery(body, request.headers['content-type'] ?? '')
  if (json === undefined) {
    refuse(response, REFUSALS.json)
    return
  }
  if (name === 'ping') {
    sendJson(response, 200, { accepted: true })
    return
  }
  const receiver = await ports.receiver()
  if (receiver === null) {
    refuse(response, REFUSALS.off)
    return
  }
  const payload = payloadOf({ name, delivery, body: json }, receiver)
  if (payload === null) {
    sendJson(response, 200, { accepted: false })
    return
  }
  const externalId = externalEventId('github', receiver.account.id, `webhook:${delivery}`)
  const stored = await ports.ingest({
    integrationId: receiver.integrationId,
    events: [{ externalId, payload }],
    receivedAt: ports.clock(),
  })
  sendJson(response, stored > 0 ? 202 : 200, { accepted: true, duplicate: stored === 0 })
}

const senderSchema = z.object({ sender: personSchema })

/** What is stored; null when it does not count. What of the user's own cannot be read is kept without its texts, to be read later. */
function payloadOf(
  delivered: { name: string; delivery: string; body: unknown },
  { account, countFrom }: WebhookReceiver,
): unknown {
  try {
    return trimDelivery(delivered, account, countFrom)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const { name: event, delivery, body } = delivered
    const from = senderSchema.safeParse(body)
    if (from.success && !isAccount(from.data.sender, account)) return null
    return { kind: 'webhook', account, event, delivery, body: pruned(body) }
  }
}

function refuse(
  response: ServerResponse,
  { status, code, message }: Refusal,
  headers: Record<string, string> = {},
): void {
  const allow = status === 405 ? { Allow: 'POST' } : {}
  sendJson(response, status, { error: { code, message } }, { ...allow, ...headers })
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
