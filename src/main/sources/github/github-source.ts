import type { RequestBudget } from '@shared/contract/connections'
import type { RawEvent } from '../../raw-event'
import { Trouble } from '../../trouble'
import type { PollResult, PollTurn, PolledSource } from '../source'
import { API_VERSIONS, type GithubClient, openClient } from './client'
import { type Cursor, knownIds, readCursor, storedCursor } from './cursor'
import { createEnricher } from './enrich'
import { type Feed, readFeed } from './feed'
import { findMerged } from './merged-search'
import type { GithubAccount } from './person'
import { confirmAccount } from './read-account'
import { rawEvent, sortOut } from './sort-out'
import { workOff } from './work-off'
import { githubWords } from './words'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Some 50 an hour that find nothing new and cost nothing (304); GitHub asks for no more than 60. */
const EVERY_MS = 75_000
/** Of the 5,000 an hour that GitHub allows; the user's other programs share them. */
const REQUESTS_PER_HOUR = 1_200

export interface GithubSourceOptions {
  /** Base of the REST interface: the `api` of `githubAddresses(…)`. */
  readonly apiUrl: string
  /** Whether to look once an hour for the user's pull requests that others merged; yes when not given. */
  readonly findsMerged?: boolean
}

/** Reads the events of the user's feed, and what has to be asked to know what they mean (see `PolledSource`). */
export function githubSource(options: GithubSourceOptions): PolledSource {
  const findsMerged = options.findsMerged ?? true
  return {
    provider: 'github',
    rhythm: { everyMs: EVERY_MS, requestsPerHour: REQUESTS_PER_HOUR },
    readBudget: readGithubBudget,
    poll: (turn) => poll({ apiUrl: options.apiUrl, findsMerged }, turn),
  }
}

/** GitHub's count of the requests of this hour; null for answers that tell another count, such as the search's. */
export function readGithubBudget(headers: Headers): RequestBudget | null {
  const number = (name: string): number => Number(headers.get(name) ?? 'none')
  const [left, limit] = [number('x-ratelimit-remaining'), number('x-ratelimit-limit')]
  if ((headers.get('x-ratelimit-resource') ?? 'core') !== 'core') return null
  if (!Number.isInteger(left) || !Number.isInteger(limit)) return null
  const resetsAt = number('x-ratelimit-reset') * 1000
  const isTime = Number.isFinite(resetsAt) && resetsAt > 0 && resetsAt < 8.64e15
  return { left, limit, resetsAt: isTime ? new Date(resetsAt).toISOString() : null }
}

async function poll(
  { apiUrl, findsMerged }: Required<GithubSourceOptions>,
  turn: PollTurn,
): Promise<PollResult> {
  const stored = readCursor(turn.cursor, apiUrl, turn.account)
  const client = await openClient({
    apiUrl,
    fetch: turn.fetch,
    apiVersion: stored?.apiVersion ?? API_VERSIONS[0],
    signal: turn.signal,
    log: turn.log,
  })
  let cursor = await begin(client, turn, apiUrl, stored)
  const isBegun = cursor !== stored
  const deliver = async (events: readonly RawEvent[], changes: Partial<Cursor>): Promise<void> => {
    cursor = storedCursor({ ...cursor, ...changes, apiVersion: client.apiVersion })
    await turn.deliver({ events, cursor })
  }

  const pauseLeft = goesOn(cursor, turn.clock())
  let pauseMs = pauseLeft
  if (pauseLeft === null) {
    const feed = await askFeed(client, turn, cursor)
    cursor = { ...cursor, account: feed.account }
    pauseMs = feed.pauseMs
    const { ready, pending, seen } = sortOut(feed, cursor, turn)
    if (!feed.isUnchanged || isBegun) {
      await deliver(ready, {
        etag: feed.etag,
        recent: [...cursor.recent, ...seen],
        pending: [...cursor.pending, ...pending],
        feedNotBefore: null,
      })
    }
  }

  const more = await workOff({
    turn,
    client,
    enricher: createEnricher(client, cursor.account, turn.countFrom),
    pending: cursor.pending,
    rawEvent: (event, enrichment) => rawEvent(cursor.account, event, enrichment),
    deliver: (events, pending, isMore) =>
      deliver(events, {
        pending: [...pending],
        feedNotBefore: isMore ? turn.clock() + (pauseMs ?? 0) : null,
      }),
  })
  if (more) return { more }
  const isHour = Math.abs(turn.clock() - (cursor.mergedAskedAt ?? 0)) >= HOUR
  if (findsMerged && isHour) await lookForMerged(client, turn, cursor, deliver)
  return pauseMs === null ? {} : { notBeforeMs: pauseMs }
}

/** Where this poll begins: the login is asked for at first, and once a day, as accounts can be renamed. */
async function begin(
  client: GithubClient,
  turn: PollTurn,
  apiUrl: string,
  stored: Cursor | null,
): Promise<Cursor> {
  const now = turn.clock()
  if (stored !== null && Math.abs(now - stored.loginCheckedAt) < DAY)
    return withoutOlder(stored, turn)
  const account = await confirmAccount(client, turn.account)
  const kept: Cursor = stored ?? {
    apiUrl,
    account,
    loginCheckedAt: now,
    apiVersion: client.apiVersion,
    etag: null,
    recent: [],
    pending: [],
    feedNotBefore: null,
    mergedAskedAt: null,
    mergedSeen: [],
  }
  const isRenamed = kept.account.login !== account.login
  const etag = isRenamed ? null : kept.etag
  return withoutOlder({ ...kept, account, loginCheckedAt: now, etag }, turn)
}

/** What waits and was erased meanwhile is not asked about any more. */
function withoutOlder(cursor: Cursor, { countFrom }: PollTurn): Cursor {
  const pending = cursor.pending.filter(({ event }) => Date.parse(event.created_at) >= countFrom)
  return pending.length === cursor.pending.length ? cursor : { ...cursor, pending }
}

/** What is left of the pause before the feed, in ms, when this poll only goes on with the last one; else null. */
function goesOn({ feedNotBefore }: Cursor, now: number): number | null {
  if (feedNotBefore === null) return null
  const left = feedNotBefore - now
  return left > 0 && left <= HOUR ? left : null
}

/** Reads the feed; a login that is not there any more is looked up anew, once. */
async function askFeed(
  client: GithubClient,
  turn: PollTurn,
  cursor: Cursor,
): Promise<Feed & { account: GithubAccount }> {
  const known = knownIds(cursor)
  const ask = (login: string, etag: string | null): Promise<Feed | null> =>
    readFeed(client, {
      login,
      etag,
      now: turn.clock(),
      countFrom: turn.countFrom,
      isKnown: (id) => known.has(id),
    })
  const feed = await ask(cursor.account.login, cursor.etag)
  if (feed !== null) return { ...feed, account: cursor.account }
  const account = await confirmAccount(client, cursor.account.id)
  const again = account.login === cursor.account.login ? null : await ask(account.login, null)
  if (again === null) throw new Trouble('forbidden', githubWords.noFeed)
  return { ...again, account }
}

/** A help that may fail: whatever is wrong with it is no trouble of the connection. */
async function lookForMerged(
  client: GithubClient,
  turn: PollTurn,
  cursor: Cursor,
  deliver: (events: readonly RawEvent[], changes: Partial<Cursor>) => Promise<void>,
): Promise<void> {
  const mergedAskedAt = turn.clock()
  try {
    const { events, seen } = await findMerged(client, cursor.account, {
      countFrom: turn.countFrom,
      askedAt: cursor.mergedAskedAt,
      isSeen: (name) => cursor.mergedSeen.includes(name),
    })
    await deliver(events, { mergedAskedAt, mergedSeen: [...cursor.mergedSeen, ...seen] })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    turn.log.info('merged pull requests could not be looked for', error)
    await deliver([], { mergedAskedAt })
  }
}
