import { z } from 'zod'
import { type EpochMs, type LocalDate, addDays } from '@shared/domain/local-day'
import type { PollTurn } from '../source'
import { localDateSchema } from './civil-date'
import type { Placed } from './payload'

/** Days read with each poll, today among them: a device that was not in reach fills in days past. */
const ROLLING_DAYS = 7
/** After a long absence it is read from where it was left, at most this many days back. */
const MOST_DAYS = 56
/** Google answers for at most this many days of active minutes at once. */
const MOST_DAYS_AT_ONCE = 14
const NOON = 12 * 60

/** Civil days to be read, both included. */
export interface DayRange {
  readonly first: LocalDate
  readonly last: LocalDate
}

const cursorSchema = z.object({ readTo: localDateSchema })
/** The last day on which everything was read. */
export type HealthCursor = z.infer<typeof cursorSchema>

/**
 * The civil days to read, `readTo` being the last on which everything was read; null when there is none. The last is the user's today: on a wrist east of here the day may be one ahead, and its
 * reading waits until that day has begun here too, so that it counts for the day it belongs to.
 */
export function rangeToRead(turn: PollTurn, readTo: LocalDate | null): DayRange {
  const last = turn.calendar.dateAt(turn.clock())
  const from = readTo !== null && readTo < last ? readTo : last
  const first = addDays(from, 1 - ROLLING_DAYS)
  const earliest = addDays(last, 1 - MOST_DAYS)
  return { first: first < earliest ? earliest : first, last }
}

/** The last day on which everything was read; null when there is none. */
export function readToOf(cursor: unknown): LocalDate | null {
  return cursorSchema.safeParse(cursor).data?.readTo ?? null
}

/** The range in parts that Google answers at once, the oldest first. */
export function partsOf({ first, last }: DayRange): DayRange[] {
  const parts: DayRange[] = []
  for (let start = first; start <= last; start = addDays(start, MOST_DAYS_AT_ONCE)) {
    const end = addDays(start, MOST_DAYS_AT_ONCE - 1)
    parts.push({ first: start, last: end < last ? end : last })
  }
  return parts
}

/** Every day of a range. */
export function daysOf({ first, last }: DayRange): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/**
 * The instant at which something of a civil day is entered, so that it falls in that day of the user's calendar:
 * `at` when that is in it, else noon.
 */
export function placeInDay(turn: PollTurn, date: LocalDate, at: EpochMs): Placed {
  const occurredAt = turn.calendar.dateAt(at) === date ? at : turn.calendar.instantAt(date, NOON)
  return { date, occurredAt }
}
