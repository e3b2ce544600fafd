import type { RawEvent } from '../../raw-event'
import { Trouble } from '../../trouble'
import type { PollTurn } from '../source'
import type { GithubClient } from './client'
import type { Pending } from './cursor'
import { type Enricher, questionAbout, unanswered } from './enrich'
import { type Enrichment, type FeedEvent } from './payload'

/** Requests of one poll; what is left then goes on in the next, which comes at once. */
const MAX_REQUESTS = 100
/** From here on nothing is asked that only makes an event prettier. */
const PRETTY_REQUESTS = 60
/** Events handed over at once, so that a reading cut short keeps what it has. */
const BATCH = 20
/** So many in a row, and it is not these events but GitHub. */
const MAX_FAILURES_IN_A_ROW = 3
/** Spread over some five hours. */
const MAX_TRIES = 12
const LONGEST_WAIT_MS = 60 * 60 * 1000
const MINUTE = 60 * 1000

export interface WorkOffOptions {
  readonly turn: PollTurn
  readonly client: GithubClient
  readonly enricher: Enricher
  readonly pending: readonly Pending[]
  rawEvent(event: FeedEvent, enrichment: Enrichment): RawEvent
  /** Hands events over, together with what then still waits. */
  deliver(events: readonly RawEvent[], pending: readonly Pending[], isMore: boolean): Promise<void>
}

/**
 * Asks about the events that wait, one after the other, and delivers each that is complete. What cannot be asked now
 * stays and is tried again: at first with every poll, then less and less often, and in the end it is stored without
 * the answer. Returns whether there is more to ask at once. Throws a `Trouble` that concerns more than one event, after
 * having delivered what was complete.
 */
export async function workOff(options: WorkOffOptions): Promise<boolean> {
  const { turn, client } = options
  const left = new Map(options.pending.map((item) => [item.event.id, item]))
  const due = options.pending
    .filter((item) => isDue(item, turn.clock()))
    .sort((a, b) => Date.parse(a.event.created_at) - Date.parse(b.event.created_at))
  if (due.length === 0) return false
  let batch: RawEvent[] = []
  const flush = async (isMore: boolean): Promise<void> => {
    await options.deliver(batch, [...left.values()], isMore)
    batch = []
  }
  let failures = 0
  let isMore = false
  let stoppedBy: Error | null = null
  for (const [done, item] of due.entries()) {
    turn.progress(done, due.length)
    if (client.used >= MAX_REQUESTS) {
      isMore = true
      break
    }
    try {
      const enrichment = await answerFor(item, options)
      batch.push(options.rawEvent(item.event, enrichment))
      left.delete(item.event.id)
      failures = 0
    } catch (error) {
      // Nothing is handed over by a turn that was ended.
      turn.signal.throwIfAborted()
      if (!(error instanceof Trouble)) turn.log.warn('an event could not be asked about', error)
      if (isOfThisEvent(error)) left.set(item.event.id, postponed(item, turn.clock()))
      failures += 1
      if (!isOfThisEvent(error) || failures >= MAX_FAILURES_IN_A_ROW) {
        stoppedBy = error instanceof Error ? error : new Error(String(error))
        break
      }
    }
    if (batch.length >= BATCH) await flush(false)
  }
  turn.signal.throwIfAborted()
  await flush(isMore)
  if (stoppedBy !== null) throw stoppedBy
  turn.progress(due.length, due.length)
  return isMore
}

async function answerFor(item: Pending, options: WorkOffOptions): Promise<Enrichment> {
  const { client, enricher } = options
  const question = questionAbout(item.event)
  if (question === null) return {}
  if (item.tries >= MAX_TRIES) return unanswered(question, 'unavailable')
  const isPretty = question.about === 'pull-request' && question.isOptional
  if (isPretty && client.used >= PRETTY_REQUESTS) return {}
  try {
    return await enricher.answer(item.event, question)
  } catch (error) {
    // A title is not worth waiting for twice.
    if (isPretty && item.tries > 0 && isOfThisEvent(error)) return {}
    throw error
  }
}

/** May it be this one answer that GitHub cannot give, or that we stumble over, rather than the connection? */
function isOfThisEvent(error: unknown): boolean {
  if (!(error instanceof Trouble)) return true
  return error.code === 'unreachable' || error.code === 'unreadable'
}

/** At first due with the next poll, then after 2, 4, 8… minutes, up to an hour. */
function postponed(item: Pending, now: number): Pending {
  const tries = item.tries + 1
  const wait = tries < 3 ? 0 : Math.min(LONGEST_WAIT_MS, MINUTE * 2 ** (tries - 2))
  return { ...item, tries, notBefore: now + wait }
}

function isDue({ notBefore }: Pending, now: number): boolean {
  // A note from further ahead was written under a clock that was wrong.
  return notBefore <= now || notBefore > now + 2 * LONGEST_WAIT_MS
}
