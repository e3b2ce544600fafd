import { type LocalDate, addDays } from '@shared/domain/local-day'
import { messageOf } from '../../failure'
import type { RawEvent } from '../../raw-event'
import type { Delivery, PollTurn, SourceItem } from '../source'
import { type DayType, dayOf, readDay, trimDay } from './day-reading'
import { rollUpDays } from './health-api'
import { type Note, type NoteScope, noteItem, readNotes } from './notes'
import { MOST_UNREADABLE, changeEvent, unreadableEvent } from './payload'
import { type DayRange, daysOf, placeInDay } from './reading-window'

const SCOPES: Readonly<Record<DayType, NoteScope>> = { steps: 'steps', 'active-minutes': 'minutes' }

/** What is handed over of a part, with the notes that go with it. */
export type Changes = Pick<Delivery, 'events'> & { readonly items: readonly SourceItem[] }

interface DayReading {
  readonly date: LocalDate
  readonly value: number
  readonly point: unknown
}

/**
 * Reads the sums of a range of days and compares them with what was noted. A day that is missing, or says nothing,
 * stays as it was. Throws a `Trouble` when Google cannot be read.
 */
export async function readDays(
  turn: PollTurn,
  apiUrl: string,
  type: DayType,
  range: DayRange,
): Promise<Changes> {
  const points = await rollUpDays(turn, apiUrl, type, range)
  const { readings, unreadable } = sortOut(turn, type, range, points)
  const scope = SCOPES[type]
  const notes = await readNotes(turn, scope, daysOf(range))
  const events: RawEvent[] = unreadable.slice(0, MOST_UNREADABLE)
  const items: SourceItem[] = []
  for (const reading of readings) {
    const note = notes.get(reading.date) ?? newNote(turn, reading)
    if (note === null || note.value === reading.value) continue
    const next = { ...note, value: reading.value, sequence: note.sequence + 1 }
    events.push(eventOf(turn, type, reading, note, next))
    items.push(noteItem(turn.account, scope, reading.date, next))
  }
  return { events, items }
}

/** One reading a day, whatever the order of the points; of two that differ, the one that has seen more of the day. */
function sortOut(
  turn: PollTurn,
  type: DayType,
  { first, last }: DayRange,
  points: readonly unknown[],
): { readings: DayReading[]; unreadable: RawEvent[] } {
  const byDate = new Map<LocalDate, DayReading>()
  const unreadable: RawEvent[] = []
  for (const point of points) {
    try {
      const date = dayOf(point)
      if (date === null) throw new Error('It is not said which day this is.')
      const value = readDay(type, point)
      if (value === null || date < first || date > last) continue
      const known = byDate.get(date)
      if (!known || known.value < value) byDate.set(date, { date, value, point })
    } catch (error) {
      unreadable.push(unreadableEvent(turn.account, type, point, messageOf(error)))
    }
  }
  const readings = [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
  return { readings, unreadable }
}

/**
 * The note of a day that has none yet; null for a day that does not count. Of the day in which counting begins, what
 * was there already at the first look does not count.
 */
function newNote(turn: PollTurn, { date, value }: DayReading): Note | null {
  const { calendar, countFrom } = turn
  if (calendar.instantAt(addDays(date, 1)) <= countFrom) return null
  const base = calendar.instantAt(date) < countFrom ? value : 0
  return { value: 0, sequence: 0, date, base, occurredAt: null }
}

function eventOf(
  turn: PollTurn,
  dataType: DayType,
  { date, point }: DayReading,
  before: Note,
  after: Note,
): RawEvent {
  return changeEvent(turn.account, {
    kind: 'daily',
    dataType,
    date,
    reading: trimDay(point),
    value: after.value,
    previous: before.value,
    base: after.base,
    sequence: after.sequence,
    occurredAt: placeInDay(turn, date, turn.clock()).occurredAt,
  })
}
