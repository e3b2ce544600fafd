import type { Clock } from './clock'
import type { Host } from './host/host'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { tokenBucket } from './sources/endpoint/rate-limit'
import { GITHUB_WEBHOOK_PREFIX, githubWebhookHandler } from './sources/github/webhook'
import { MAX_BODY_BYTES } from './sources/github/webhook-body'
import { bodyRoom } from './sources/http-bodies'
import { systemAfter } from './sources/polling/alarm'
import type { Connection } from './wire-connection'

export interface WebhookParts {
  readonly host: Pick<Host, 'serve'>
  readonly pipeline: Pipeline
  readonly github: Connection
  readonly clock: Clock
  readonly log: Log
}

const BURST = 100
const PER_SECOND = 20
/** Bodies are in memory before it is known who sent them: of the largest, two at once. */
const MAX_BODIES = 16
const MAX_TOGETHER = 2 * MAX_BODY_BYTES

/** Takes GitHub's deliveries, for whoever leads them to this computer. */
export async function openWebhook({
  host,
  pipeline,
  github,
  clock,
  log,
}: WebhookParts): Promise<void> {
  await host.serve(
    GITHUB_WEBHOOK_PREFIX,
    githubWebhookHandler({
      secret: () => github.webhookSecret(),
      receiver: () => Promise.resolve(receiverOf(github)),
      ingest: (batch) => pipeline.ingest(batch),
      limit: tokenBucket(BURST, PER_SECOND, clock),
      room: bodyRoom(MAX_BODIES, MAX_TOGETHER),
      after: systemAfter,
      clock,
      log: log.for('webhook'),
    }),
  )
}

function receiverOf(github: Connection) {
  if (!github.isConnected) return null
  const { id, metadata } = github.connected()
  const { account, countFrom, paused } = metadata
  if (paused || account === null) return null
  if (account.login === null) return null
  return {
    integrationId: id,
    account: { id: account.id, login: account.login },
    countFrom: countFrom ?? 0,
  }
}
