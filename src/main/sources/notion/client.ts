import { Client, LogLevel, isHTTPResponseError, isNotionClientError } from '@notionhq/client'
import { z } from 'zod'
import { Trouble } from '../../trouble'
import { notionWords } from './words'

/** The API version the payloads are read in; the SDK's own default is older. */
const NOTION_VERSION = '2026-03-11'

/** The longest a timer can wait: how long a request may take is decided by the given `fetch`. */
const NO_TIMEOUT_MS = 2_147_483_647

/**
 * Notion's own client over the given `fetch`, which adds the token, retries and ends what stalls; so the client is
 * given no token, does not retry, and keeps what it would log (page texts) to itself.
 */
export function notionClient(fetch: typeof globalThis.fetch, apiUrl: string): Client {
  return new Client({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    notionVersion: NOTION_VERSION,
    retry: false,
    timeoutMs: NO_TIMEOUT_MS,
    logLevel: LogLevel.ERROR,
    logger: () => undefined,
    fetch: async (url, init = {}) => {
      const response = await fetch(url, {
        ...(init.method !== undefined && { method: init.method }),
        ...(init.headers !== undefined && { headers: init.headers }),
        ...(init.body !== undefined && { body: init.body }),
      })
      const { ok, status, headers } = response
      return { ok, status, headers, text: () => response.text() }
    },
  })
}

/**
 * Asks Notion something and reads the answer by its schema. Throws a `Trouble` in words about `about` for whatever goes
 * wrong on the way; what a given `fetch` has thrown as a `Trouble` comes out as that.
 */
export async function ask<T>(
  question: () => Promise<unknown>,
  answer: z.ZodType<T>,
  about: string,
): Promise<T> {
  try {
    return answer.parse(await question())
  } catch (error) {
    throw troubleOf(error, about)
  }
}

/** Did Notion answer with this HTTP status? */
export function hasStatus(error: unknown, status: number): boolean {
  const cause = error instanceof Trouble ? error.cause : error
  return isHTTPResponseError(cause) && cause.status === status
}

/** What the client has thrown as a `Trouble`; what is none, such as an abort or a mistake of ours, as it is. */
function troubleOf(error: unknown, about: string): unknown {
  const thrown = troubleWithin(error)
  if (thrown !== null) return thrown
  if (isHTTPResponseError(error)) return troubleOfStatus(error, about)
  // The address could not be built: only a chosen id that is none of Notion's does that.
  if (isNotionClientError(error) || error instanceof URIError)
    return new Trouble('misconfigured', notionWords.choicesUnreadable, { cause: error })
  if (error instanceof SyntaxError || error instanceof z.ZodError)
    return new Trouble('unreadable', notionWords.unreadable(about), { cause: error })
  // What `fetch` rejects with when a connection breaks, also in the middle of a body.
  if (error instanceof TypeError)
    return new Trouble('unreachable', notionWords.unreachable, { cause: error })
  return error
}

function troubleWithin(error: unknown): Trouble | null {
  if (error instanceof Trouble) return error
  return error instanceof Error && error.cause !== undefined ? troubleWithin(error.cause) : null
}

const rateLimitSchema = z.object({ rate_limit_reason: z.string() })

function troubleOfStatus(
  error: { readonly status: number; readonly additional_data?: unknown },
  about: string,
): Trouble {
  const options = { cause: error }
  const { status } = error
  if (status === 401) return new Trouble('reconnect', notionWords.reconnect, options)
  if (status === 403) return new Trouble('forbidden', notionWords.forbidden(about), options)
  if (status === 404) return new Trouble('misconfigured', notionWords.refused(about), options)
  if (status === 409) return new Trouble('unreachable', notionWords.busy(about), options)
  if (status === 429) {
    const limit = rateLimitSchema.safeParse(error.additional_data)
    // Waiting does not lift a block.
    return limit.data?.rate_limit_reason === 'public_api_request_blocked'
      ? new Trouble('forbidden', notionWords.blocked, options)
      : new Trouble('rate-limited', notionWords.rateLimited, options)
  }
  if (status >= 500) return new Trouble('unreachable', notionWords.unreachable, options)
  return new Trouble('unreadable', notionWords.refused(about), options)
}
