import { tzOffset } from '@date-fns/tz/tzOffset'

/** A civil date, `YYYY-MM-DD`, with no time zone of its own. */
export type LocalDate = `${number}-${number}-${number}`

/** Milliseconds since the Unix epoch. */
export type EpochMs = number

const MINUTE = 60_000
const QUARTER_HOUR = 15 * MINUTE
export const HOUR: number = 60 * MINUTE
export const DAY: number = 24 * HOUR

/**
 * Turns instants into the user's civil days and back. Scoring asks this for every event of a batch, so one calendar
 * remembers what it has looked up; make one per batch.
 */
export interface Calendar {
  readonly timeZone: string
  /** The civil date at an instant. */
  dateAt(instant: EpochMs): LocalDate
  /** The instant at which a civil date, plus `minutes` of wall-clock time, begins. In a gap of daylight saving: the first instant after it. */
  instantAt(date: LocalDate, minutes?: number): EpochMs
}

/** Is this a time zone the runtime knows, such as `Europe/Amsterdam`? */
export function isTimeZone(name: string): boolean {
  // The runtime itself is asked: `tzOffset` also takes an offset out of the middle of any other text.
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Makes a calendar for an IANA time zone. Throws a RangeError for a name the runtime does not know. */
export function calendarFor(timeZone: string): Calendar {
  if (!isTimeZone(timeZone)) throw new RangeError(`Unknown time zone: ${timeZone}`)
  const exactly = (instant: EpochMs): number => tzOffset(timeZone, new Date(instant)) * MINUTE
  const atQuarter = remember((quarter: number) => exactly(quarter * QUARTER_HOUR))
  // Nearly every quarter of an hour has one offset; St. John's used to change its clocks at 00:01.
  const offsetAt = (instant: EpochMs): number => {
    const quarter = Math.floor(instant / QUARTER_HOUR)
    const offset = atQuarter(quarter)
    return offset === atQuarter(quarter + 1) ? offset : exactly(instant)
  }
  const dateOfDay = remember((day: number) => toLocalDate(day * DAY))
  const instantOf = remember((wall: number): EpochMs => {
    const before = wall - offsetAt(wall - DAY)
    const after = wall - offsetAt(wall + DAY)
    if (before === after) return before
    // Near a change of offset: take the reading that shows this wall time, the first where both do.
    if (before + offsetAt(before) === wall) return before
    if (after + offsetAt(after) === wall) return after
    return firstAfterChange(after, before, offsetAt)
  })
  const midnightOf = remember(utcMidnight)
  return {
    timeZone,
    dateAt: (instant) => dateOfDay(Math.floor((instant + offsetAt(instant)) / DAY)),
    instantAt: (date, minutes = 0) => instantOf(midnightOf(date) + minutes * MINUTE),
  }
}

/** The first minute after `from`, up to `to`, that has the offset of `to`: where a gap of daylight saving ends. */
function firstAfterChange(
  from: EpochMs,
  to: EpochMs,
  offsetAt: (instant: EpochMs) => number,
): EpochMs {
  let before = from
  let after = to
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle) === offsetAt(after)) after = middle
    else before = middle
  }
  return after
}

/** The function with its answers remembered. */
function remember<K extends number | string, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    known.set(key, value)
    return value
  }
}

/** The civil date in UTC at an instant. */
export function utcDateAt(instant: EpochMs): LocalDate {
  return toLocalDate(instant)
}

/** The date `days` after (or, negative, before) another. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return toLocalDate(utcMidnight(date) + days * DAY)
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / DAY)
}

/** Day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return ((((Math.floor(utcMidnight(date) / DAY) + 3) % 7) + 7) % 7) + 1
}

/** The first of the date's month. */
export function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01` as LocalDate
}

/** The first of the month after the date's. */
export function firstOfNextMonth(date: LocalDate): LocalDate {
  return firstOfMonth(addDays(firstOfMonth(date), 31))
}

function utcMidnight(date: LocalDate): EpochMs {
  return Date.parse(`${date}T00:00:00Z`)
}

function toLocalDate(instant: EpochMs): LocalDate {
  return new Date(instant).toISOString().slice(0, 10) as LocalDate
}
