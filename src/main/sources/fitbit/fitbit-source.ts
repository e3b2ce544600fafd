import { addDays } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import type { PollResult, PollRhythm, PollTurn, PolledSource } from '../source'
import { type Changes, readDays } from './daily'
import { newestNoted, outdatedNotes } from './notes'
import { type HealthCursor, type DayRange, partsOf, rangeToRead, readToOf } from './reading-window'
import { readSleeps } from './sleep'
import { type Permission, forbidden } from './words'

/**
 * Three requests a poll (steps, active minutes, sleep), and at rest no more than six in any hour: with the poller's
 * jitter of a tenth, two pauses of 34 minutes are never shorter than an hour. Devices sync every quarter of an hour or
 * so. The limit leaves room for "fetch now" and for the pages of a long absence.
 */
const RHYTHM: PollRhythm = { everyMs: 34 * 60_000, requestsPerHour: 120 }
/** Notes are kept for longer than any range that is read, even with a clock that is weeks off. */
const NOTES_KEPT_DAYS = 120

interface Part {
  readonly permission: Permission
  read(turn: PollTurn, apiUrl: string, range: DayRange): Promise<Changes>
}

/** Steps first: they are what the pet waits for. */
const DAY_PARTS: readonly Part[] = [
  { permission: 'activity', read: (turn, url, range) => readDays(turn, url, 'steps', range) },
  {
    permission: 'activity',
    read: (turn, url, range) => readDays(turn, url, 'active-minutes', range),
  },
]
/** Of the days, and of sleep. */
const PERMISSIONS = 2
const SLEEP_PART: Part = { permission: 'sleep', read: readSleeps }

/**
 * Fitbit as users know it: the Google Health API, version 4, at `apiUrl`. Reads the sums of the last seven civil days
 * and the sleep of that time with every poll, and hands over what differs from the last reading, each change once.
 */
export function fitbitSource({ apiUrl }: { readonly apiUrl: string }): PolledSource {
  return { provider: 'fitbit', rhythm: RHYTHM, poll: (turn) => poll(turn, apiUrl) }
}

/**
 * Every part is delivered by itself with its notes. The cursor moves last, when all has been read, so that after an
 * absence, or with a permission missing, the days in between are read too.
 */
async function poll(turn: PollTurn, apiUrl: string): Promise<PollResult> {
  // An account that has come back has no cursor: what has changed of its last days since is still to be read.
  const range = rangeToRead(turn, readToOf(turn.cursor) ?? (await newestNoted(turn)))
  const steps = [
    ...partsOf(range).flatMap((days) => DAY_PARTS.map((part) => ({ part, days }))),
    { part: SLEEP_PART, days: range },
  ]
  const missing = new Set<Permission>()
  for (const [done, { part, days }] of steps.entries()) {
    turn.progress(done, steps.length)
    if (missing.has(part.permission)) continue
    try {
      await deliver(turn, await part.read(turn, apiUrl, days))
    } catch (error) {
      if (!isForbidden(error)) throw error
      missing.add(part.permission)
    }
  }
  if (missing.size > 0) {
    const trouble = forbidden([...missing])
    // Whoever leaves one box unticked goes on being read in the other.
    if (missing.size === PERMISSIONS) throw trouble
    turn.progress(steps.length, steps.length)
    return { trouble }
  }
  await moveCursor(turn, range)
  turn.progress(steps.length, steps.length)
  return {}
}

async function deliver(turn: PollTurn, { events, items }: Changes): Promise<void> {
  if (events.length === 0 && items.length === 0) return
  await turn.deliver({ events, items, cursor: turn.cursor })
}

/** Once a day: where to go on from, and which notes nobody asks for any more. */
async function moveCursor(turn: PollTurn, { last }: DayRange): Promise<void> {
  if (readToOf(turn.cursor) === last) return
  const cursor: HealthCursor = { readTo: last }
  const items = await outdatedNotes(turn, addDays(last, -NOTES_KEPT_DAYS))
  await turn.deliver({ events: [], items, cursor })
}

/** Google answers 403 for data whose permission was not given; the other data may be readable all the same. */
function isForbidden(error: unknown): boolean {
  return error instanceof Trouble && error.code === 'forbidden'
}
