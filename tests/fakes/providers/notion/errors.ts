import { randomUUID } from 'node:crypto'
import { type Answer, type JsonObject, json } from '../exchange'

/** An error as Notion writes it. */
export function notionError(
  status: number,
  code: string,
  message: string,
  more: JsonObject = {},
  headers: Answer['headers'] = {},
): Answer {
  const body = { object: 'error', status, code, message, ...more, request_id: randomUUID() }
  return json(body, status, headers)
}

export const unauthorized = (): Answer => notionError(401, 'unauthorized', 'API token is invalid.')

export const notShared = (kind: string, id: string): Answer =>
  notionError(
    404,
    'object_not_found',
    `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your connection.`,
  )

export type LimitReason =
  | 'public_api_request_rate_limit'
  | 'public_api_space_request_rate_limit'
  | 'public_api_endpoint_rate_limit'
  /** Not to be tried again. */
  | 'public_api_request_blocked'

/** Too many requests; `retryAfter` in seconds. */
export function rateLimited(
  retryAfter: number,
  reason: LimitReason = 'public_api_request_rate_limit',
): Answer {
  return notionError(
    429,
    'rate_limited',
    'You have been rate limited. Please try again in a few minutes.',
    { additional_data: { rate_limit_reason: reason, retry_after: retryAfter } },
    { 'retry-after': String(retryAfter) },
  )
}

/** Notion is overloaded; `retryAfter` in seconds. */
export function overloaded(retryAfter: number): Answer {
  return notionError(
    529,
    'service_overload',
    'Notion is overloaded. Please try again later.',
    { additional_data: { retry_after: retryAfter } },
    { 'retry-after': String(retryAfter) },
  )
}
