import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import { type Answer, type GithubClient, headerOf } from './client'
import { githubWords } from './words'

const PER_PAGE = 100
/** GitHub shows 300 events; a server of one's own may be set to show some more. */
const MAX_PAGES = 5
/** An event may appear this long after it happened, below others that were there before. */
const LATEST_MS = 6 * 60 * 60 * 1000
const LONGEST_INTERVAL_MS = 60 * 60 * 1000

export interface Feed {
  readonly isUnchanged: boolean
  /** What stands in the feed as far as it was read, the newest first; not yet looked into. */
  readonly events: readonly unknown[]
  /** Byte for byte, with its quotes and `W/`. */
  readonly etag: string | null
  /** The pause GitHub asks for before the feed is read again, in ms; null where it asks for none. */
  readonly pauseMs: number | null
}

export interface FeedOptions {
  readonly login: string
  readonly etag: string | null
  readonly now: EpochMs
  /** Nothing from before this is wanted. */
  readonly countFrom: EpochMs
  readonly isKnown: (id: string) => boolean
}

/**
 * Reads the events of a user from the newest back: to the end of the window GitHub keeps (300 events, 30 days), or to
 * what is known and too old for others to appear below it. Null when there is no such user.
 */
export async function readFeed(client: GithubClient, options: FeedOptions): Promise<Feed | null> {
  const first = await askPage(client, options.login, 1, options.etag)
  if (first.kind === 'missing') return null
  const pauseMs = pauseOf(first)
  if (first.kind === 'unchanged')
    return { isUnchanged: true, events: [], etag: options.etag, pauseMs }
  const events: unknown[] = []
  let answer: Answer = first
  for (let page = 1; answer.kind === 'ok'; page += 1) {
    const items = listOf(answer.data)
    events.push(...items)
    if (page === MAX_PAGES || !hasNext(answer, items.length) || isEnough(items, options)) break
    // 422 is how GitHub says that the window ends before this page.
    answer = await askPage(client, options.login, page + 1, null)
  }
  return { isUnchanged: false, events, etag: headerOf(first.headers, 'etag'), pauseMs }
}

function askPage(
  client: GithubClient,
  username: string,
  page: number,
  etag: string | null,
): Promise<Answer> {
  return client.ask(
    'GET /users/{username}/events',
    { username, per_page: PER_PAGE, ...(page > 1 && { page }) },
    etag === null ? {} : { 'if-none-match': etag },
  )
}

/** The items of an answer that is a list. Throws a `Trouble` for anything else. */
export function listOf(data: unknown): unknown[] {
  const list = z.array(z.unknown()).safeParse(data)
  if (!list.success) throw new Trouble('unreadable', githubWords.unreadable, { cause: list.error })
  return list.data
}

function hasNext({ headers }: Extract<Answer, { kind: 'ok' }>, items: number): boolean {
  const link = headerOf(headers, 'link')
  return link === null ? items >= PER_PAGE : /rel="?next"?/.test(link)
}

const positionSchema = z.object({ id: z.string(), created_at: z.iso.datetime({ offset: true }) })

/** Ends the page with what is not wanted, or with what is known and too old for others to appear below it? */
function isEnough(items: readonly unknown[], { now, countFrom, isKnown }: FeedOptions): boolean {
  const last = positionSchema.safeParse(items.at(-1))
  if (!last.success) return items.length === 0
  const at = Date.parse(last.data.created_at)
  // Late ones stand where they would have stood: older than the oldest that is wanted is far enough.
  if (at < countFrom - LATEST_MS) return true
  return isKnown(last.data.id) && at < now - LATEST_MS
}

function pauseOf(answer: Exclude<Answer, { kind: 'missing' }>): number | null {
  const seconds = Number(headerOf(answer.headers, 'x-poll-interval') ?? 'none')
  if (!Number.isFinite(seconds) || seconds <= 0) return null
  return Math.min(seconds * 1000, LONGEST_INTERVAL_MS)
}
