import { type RawEvent, externalEventId } from '../../raw-event'
import type { PollTurn } from '../source'
import { type Cursor, type Pending, knownIds } from './cursor'
import { questionAbout } from './enrich'
import type { Feed } from './feed'
import type { Enrichment, FeedEvent } from './payload'
import { type GithubAccount, isAccount } from './person'
import { type TrimmedEvent, trimEvent } from './trim-event'

export interface Sorted {
  readonly ready: readonly RawEvent[]
  readonly pending: readonly Pending[]
  readonly seen: readonly string[]
}

/**
 * Sorts what the feed holds, oldest first: what is known or too old is left out, whatever else is either complete or
 * waits to be asked about.
 */
export function sortOut(feed: Feed, cursor: Cursor, turn: PollTurn): Sorted {
  const known = knownIds(cursor)
  const ready: RawEvent[] = []
  const pending: Pending[] = []
  const seen: string[] = []
  for (const item of [...feed.events].reverse()) {
    const trimmed = trimEvent(item)
    if (known.has(trimmed.id)) continue
    known.add(trimmed.id)
    seen.push(trimmed.id)
    if (trimmed.kind === 'unread') {
      ready.push(unreadEvent(cursor.account, trimmed))
      continue
    }
    const { event } = trimmed
    if (Date.parse(event.created_at) < turn.countFrom || !isAccount(event.actor, cursor.account))
      continue
    if (questionAbout(event) === null) ready.push(rawEvent(cursor.account, event, {}))
    else pending.push({ event, tries: 0, notBefore: 0 })
  }
  return { ready, pending, seen }
}

/** An event with what was asked about it, as it is stored. */
export function rawEvent(
  account: GithubAccount,
  event: FeedEvent,
  enrichment: Enrichment,
): RawEvent {
  return {
    externalId: externalEventId('github', account.id, `event:${event.id}`),
    payload: { kind: 'event', account, event, ...enrichment },
  }
}

function unreadEvent(account: GithubAccount, { id, event }: TrimmedEvent): RawEvent {
  return {
    externalId: externalEventId('github', account.id, `event:${id}`),
    payload: { kind: 'event', account, event },
  }
}
