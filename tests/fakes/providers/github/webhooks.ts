import { createHmac, randomUUID } from 'node:crypto'
import type { JsonObject } from '../exchange'
import { publishedBody } from '../fixtures'

/** Deliveries as GitHub recorded them (2019; webhooks still carry all of a push or pull request). */
export const WEBHOOKS = {
  ping: () => publishedBody('github/webhooks/ping'),
  push: () => publishedBody('github/webhooks/push'),
  pullRequestOpened: () => publishedBody('github/webhooks/pull-request-opened'),
  pullRequestClosed: () => publishedBody('github/webhooks/pull-request-closed'),
  reviewSubmitted: () => publishedBody('github/webhooks/review-submitted'),
  issueOpened: () => publishedBody('github/webhooks/issue-opened'),
  releasePublished: () => publishedBody('github/webhooks/release-published'),
}

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A delivery signed over its raw bytes; a repeated one has the same `id`. */
export function signedDelivery(
  event: string,
  payload: JsonObject | string,
  secret: string,
  id: string = randomUUID(),
): Delivery {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-github-hook-id': '292430182',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  }
}
