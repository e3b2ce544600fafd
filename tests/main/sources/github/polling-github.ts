import { calendarFor } from '@shared/domain/local-day'
import { integrationIdSchema, userIdSchema } from '@shared/domain/ids'
import type { NormalisedEvent } from '@shared/domain/normalised-event'
import { z } from 'zod'
import { silentLog } from '../../../../src/main/log'
import type { RawEvent } from '../../../../src/main/raw-event'
import { githubNormaliser } from '../../../../src/main/sources/github/normalise'
import {
  type GithubSourceOptions,
  githubSource,
} from '../../../../src/main/sources/github/github-source'
import type { Delivery, PollResult, PollTurn } from '../../../../src/main/sources/source'
import { Trouble } from '../../../../src/main/trouble'
import { DAY, ME, NOW } from './bodies'
import { type SmallGithub, smallGithub } from './small-github'

const RESOLVED: ReadonlySet<number> = new Set([304, 404, 409, 410, 422])

/** `fetch` as a turn has it, without a token. */
export const turnFetch: typeof globalThis.fetch = async (input, init) => {
  const response = await globalThis.fetch(input, init)
  if (response.ok || RESOLVED.has(response.status)) return response
  await response.body?.cancel()
  const { status, headers } = response
  const isLimit = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'
  if (status === 429 || (status === 403 && isLimit))
    throw new Trouble('rate-limited', 'Slower', { retryAt: NOW + 1_000 })
  if (status === 403 || status === 451) throw new Trouble('forbidden', 'No')
  if (status === 401) throw new Trouble('reconnect', 'Sign in')
  throw new Trouble(status >= 500 ? 'unreachable' : 'unreadable', `Answered with ${status}`)
}

/** A source polled by hand, and what comes of it: raw rows stored once, keys counted once, the cursor as kept in JSON. */
export interface PollingGithub {
  readonly github: SmallGithub
  now: number
  countFrom: number
  cursor: unknown
  readonly raw: RawEvent[]
  readonly counted: NormalisedEvent[]
  readonly unreadable: string[]
  readonly deliveries: Delivery[]
  /** Lets a delivery fail, as when the database is away. */
  beforeDelivery: () => void
  poll(turn?: Partial<PollTurn>): Promise<PollResult>
  /** Polls for as long as there is more. */
  pollAll(): Promise<PollResult>
  /** What was counted, as `type title`. */
  told(): string[]
  /** Takes raw events by another way, such as a webhook. */
  take(events: readonly RawEvent[]): number
  close(): Promise<void>
}

export async function pollingGithub(
  options: Partial<GithubSourceOptions> = {},
): Promise<PollingGithub> {
  const github = await smallGithub()
  const source = githubSource({ apiUrl: github.url, findsMerged: false, ...options })
  const known = new Set<string>()
  const keys = new Set<string>()
  const polling: PollingGithub = {
    github,
    now: NOW,
    countFrom: NOW - 7 * DAY,
    cursor: null,
    raw: [],
    counted: [],
    unreadable: [],
    deliveries: [],
    beforeDelivery: () => undefined,
    poll: (turn = {}) =>
      source.poll({
        integrationId: integrationIdSchema.parse('0193aaaa-0000-7000-8000-000000000002'),
        userId: userIdSchema.parse('0193aaaa-0000-7000-8000-000000000001'),
        account: ME.id,
        choices: null,
        cursor: polling.cursor,
        countFrom: polling.countFrom,
        startedAt: polling.now,
        calendar: calendarFor('Europe/Amsterdam'),
        clock: () => polling.now,
        signal: new AbortController().signal,
        log: silentLog,
        fetch: turnFetch,
        readItems: () => Promise.resolve(new Map()),
        deliver: (delivery) => {
          polling.beforeDelivery()
          polling.deliveries.push(delivery)
          polling.cursor = asStored(delivery.cursor)
          return Promise.resolve(polling.take(delivery.events))
        },
        progress: () => undefined,
        ...turn,
      }),
    pollAll: async () => {
      for (;;) {
        const result = await polling.poll()
        if (result.more !== true) return result
      }
    },
    told: () => polling.counted.map(({ type, meta }) => `${type} ${meta.title ?? meta.ref ?? ''}`),
    take: (events) => {
      const fresh = events.filter(({ externalId }) => !known.has(externalId))
      for (const { externalId, payload } of fresh) {
        known.add(externalId)
        const stored = asStored(payload)
        polling.raw.push({ externalId, payload: stored })
        count(stored)
      }
      return fresh.length
    },
    close: () => github.close(),
  }
  const count = (payload: unknown): void => {
    try {
      for (const event of githubNormaliser.normalise(payload, polling.now)) {
        if (!event.keys.some((key) => keys.has(key))) polling.counted.push(event)
        for (const key of event.keys) keys.add(key)
      }
    } catch (error) {
      polling.unreadable.push(error instanceof z.ZodError ? z.prettifyError(error) : String(error))
    }
  }
  return polling
}

function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
