import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { type RawBatch, externalEventId } from '../../raw-event'
import { type Refusal, refusals, refuse, sendJson } from '../http-answers'
import { type BodyLimits, type BodyRoom, declaredSize, readBody } from '../http-bodies'
import { type GithubAccount, isAccount, personSchema } from './person'
import { pruned } from './trim-event'
import { MAX_BODY_BYTES, isSigned, parseDelivery, readSignature } from './webhook-body'
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
  /** Room for the bodies that are read at the same time: who sends them is known only afterwards. */
  readonly room: BodyRoom
  readonly after: NonNullable<BodyLimits['patience']>['after']
  readonly clock: Clock
  readonly log: Log
}

/** GitHub itself waits no longer for a delivery to be taken. */
const PATIENCE_MS = 10_000

const REFUSALS = {
  path: refusals.notFound('There is POST /v1/webhooks/github.'),
  off: refusals.notFound(
    'Familiar takes no deliveries: connect GitHub and save a webhook secret first.',
  ),
  method: refusals.wrongMethod('GitHub delivers with POST.', 'POST'),
  rate: refusals.tooOften('Slower, please.'),
  size: refusals.tooLarge('25 MB'),
  busy: refusals.tooBusy('Too many deliveries at once. Redeliver this one in a moment.'),
  signature: refusals.notAllowed(
    'The signature is not right: the secret must be the same here and in GitHub.',
  ),
  headers: refusals.badInput('X-GitHub-Event and X-GitHub-Delivery are missing.'),
  away: refusals.notKept('Familiar could not keep the delivery just now. Redeliver it.'),
} as const

/**
 * Receives GitHub's webhooks at `POST /v1/webhooks/github`. Nothing is stored that is not signed with the secret; what
 * is answered with 2xx is stored, or does not count. A redelivery is the same event, and what the feed tells as well
 * counts once. Protocol: GitHub's "Validating webhook deliveries".
 */
export function githubWebhookHandler(ports: WebhookPorts): RequestListener {
  return (request, response) => {
    respond(request, response, ports).catch((error: unknown) => {
      ports.log.warn('a delivery could not be kept', error)
      refuse(response, REFUSALS.away)
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
  const leave = ports.room.enter(declaredSize(request) ?? MAX_BODY_BYTES)
  if (leave === null) {
    refuse(response, REFUSALS.busy, { Connection: 'close' })
    return
  }
  try {
    await read(request, response, ports, { signature, secret })
  } finally {
    leave()
  }
}

/** What is wrong with a request before anything of it is read. */
function refusalBefore(request: IncomingMessage, ports: WebhookPorts): Refusal | null {
  if (request.headers.origin !== undefined) return refusals.webPage
  const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '')
  if (path !== GITHUB_WEBHOOK_PREFIX) return REFUSALS.path
  if (request.method !== 'POST') return REFUSALS.method
  if (!ports.limit.take()) return REFUSALS.rate
  return (declaredSize(request) ?? 0) > MAX_BODY_BYTES ? REFUSALS.size : null
}

/** Reads a body, and takes it when it is signed. */
async function read(
  request: IncomingMessage,
  response: ServerResponse,
  ports: WebhookPorts,
  { signature, secret }: { signature: Buffer; secret: string },
): Promise<void> {
  const body = await readBody(request, {
    maxBytes: MAX_BODY_BYTES,
    patience: { ms: PATIENCE_MS, after: ports.after },
  })
  if (typeof body === 'string') {
    const refusal = body === 'too-large' ? REFUSALS.size : refusals.tooSlow
    refuse(response, refusal, { Connection: 'close' })
    return
  }
  if (!isSigned(body, signature, secret)) {
    refuse(response, REFUSALS.signature)
    return
  }
  await take(request, response, ports, body)
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
    refuse(response, refusals.noJson)
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
