import { type LocalDate, addDays } from '@shared/domain/local-day'
import { messageOf } from '../../failure'
import type { RawEvent } from '../../raw-event'
import type { PollTurn, SourceItem } from '../source'
import type { Changes } from './daily'
import { listSleep } from './health-api'
import { type Note, noteItem, readNotes, shortId } from './notes'
import { MOST_UNREADABLE, changeEvent, unreadableEvent } from './payload'
import { type DayRange, placeInDay } from './reading-window'
import { type SleepReading, readSleep, sleepIdOf, trimSleep } from './sleep-reading'

interface KnownSleep {
  readonly thing: string
  readonly reading: SleepReading
  readonly point: unknown
}

/**
 * Reads all that was slept since the first day of a range and compares it with what was noted. A sleep that was noted
 * and is missing from the whole list has been deleted. Throws a `Trouble` when Google cannot be read.
 */
export async function readSleeps(
  turn: PollTurn,
  apiUrl: string,
  range: DayRange,
): Promise<Changes> {
  // From a day earlier: at the edge Google may see another day than was noted, and what is there would seem deleted.
  const points = await listSleep(turn, apiUrl, addDays(range.first, -1))
  const { sleeps, present, unreadable, isWhole } = sortOut(turn, points)
  const notes = await readNotes(turn, 'sleep')
  const events: RawEvent[] = unreadable.slice(0, MOST_UNREADABLE)
  const items: SourceItem[] = []
  const change = (thing: string, event: RawEvent, note: Note): void => {
    events.push(event)
    items.push(noteItem(turn.account, 'sleep', thing, note))
  }
  for (const sleep of sleeps.values()) {
    const changed = changeOf(turn, range, sleep, notes.get(sleep.thing))
    if (changed) change(sleep.thing, changed.event, changed.note)
  }
  for (const [thing, note] of isWhole ? notes : []) {
    if (present.has(thing) || note.value === 0 || note.date < range.first) continue
    const gone = { ...note, value: 0, sequence: note.sequence + 1 }
    change(thing, deletionOf(turn, thing, note, gone), gone)
  }
  return { events, items }
}

function sortOut(
  turn: PollTurn,
  points: readonly unknown[],
): {
  sleeps: Map<string, KnownSleep>
  present: Set<string>
  unreadable: RawEvent[]
  /** Every sleep has its name, so that one that is not among them is not there. */
  isWhole: boolean
} {
  let isWhole = true
  const sleeps = new Map<string, KnownSleep>()
  const present = new Set<string>()
  const unreadable: RawEvent[] = []
  for (const point of points) {
    try {
      const id = sleepIdOf(point)
      isWhole &&= id !== null
      if (id === null) throw new Error('It is not said which sleep this is.')
      const thing = shortId(id)
      present.add(thing)
      const reading = readSleep(point)
      if (reading) sleeps.set(thing, { thing, reading, point })
    } catch (error) {
      unreadable.push(unreadableEvent(turn.account, 'sleep', point, messageOf(error)))
    }
  }
  return { sleeps, present, unreadable, isWhole }
}

/**
 * What is new of a sleep, or null. One that Google is still working out is stored once and counts nothing; when it is
 * worked out again later, what was counted stays until the new length is known.
 */
function changeOf(
  turn: PollTurn,
  range: DayRange,
  { thing, reading, point }: KnownSleep,
  note: Note | undefined,
): { event: RawEvent; note: Note } | null {
  const now = turn.clock()
  const date = reading.date ?? turn.calendar.dateAt(reading.endedAt)
  // A day that has not begun here yet waits, as it does for steps.
  if (date < range.first || date > turn.calendar.dateAt(now)) return null
  if (!note && reading.endedAt < turn.countFrom) return null
  if (note && (reading.minutes === null || isSame(note, reading.minutes, date))) return null
  const { occurredAt } = placeInDay(turn, date, Math.min(reading.endedAt, now))
  const before = note ?? { value: 0, sequence: 0, date, base: 0, occurredAt }
  const after: Note = {
    ...before,
    value: reading.minutes ?? 0,
    sequence: before.sequence + 1,
    date,
    occurredAt,
  }
  const event = changeEvent(turn.account, {
    kind: 'sleep',
    dataType: 'sleep',
    name: thing,
    date,
    reading: trimSleep(point),
    value: after.value,
    previous: before.value,
    sequence: after.sequence,
    occurredAt,
    moved: movedFrom(before, date),
  })
  return { event, note: after }
}

function isSame(note: Note, minutes: number, date: LocalDate): boolean {
  return note.value === minutes && (note.date === date || minutes === 0)
}

function movedFrom(before: Note, date: LocalDate): { date: LocalDate; occurredAt: number } | null {
  if (before.date === date || before.value === 0 || before.occurredAt === null) return null
  return { date: before.date, occurredAt: before.occurredAt }
}

function deletionOf(turn: PollTurn, thing: string, before: Note, after: Note): RawEvent {
  return changeEvent(turn.account, {
    kind: 'sleep',
    dataType: 'sleep',
    name: thing,
    date: before.date,
    reading: null,
    value: after.value,
    previous: before.value,
    sequence: after.sequence,
    occurredAt: before.occurredAt ?? placeInDay(turn, before.date, turn.clock()).occurredAt,
    moved: null,
  })
}
