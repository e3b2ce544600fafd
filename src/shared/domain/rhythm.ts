import { type Calendar, type EpochMs, type LocalDate, addDays } from './local-day'

/** When the pet sleeps, in minutes after the user's local midnight. The night may span midnight. */
export interface Night {
  readonly fromMinutes: number
  readonly toMinutes: number
}

/** 23:00 to 07:00. */
export const DEFAULT_NIGHT: Night = { fromMinutes: 23 * 60, toMinutes: 7 * 60 }

/** A stretch of time during which the pet is awake throughout, or asleep throughout. */
export interface Stretch {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly asleep: boolean
}

/** Cuts `from`…`to` at every beginning and end of a night. The stretches follow each other without gap. */
export function stretches(from: EpochMs, to: EpochMs, night: Night, calendar: Calendar): Stretch[] {
  const result: Stretch[] = []
  let cursor = from
  const push = (end: EpochMs, asleep: boolean): void => {
    const until = Math.min(end, to)
    if (until <= cursor) return
    result.push({ from: cursor, to: until, asleep })
    cursor = until
  }
  // A night that began the evening before may still last at `from`.
  let date = addDays(calendar.dateAt(from), -1)
  while (cursor < to) {
    const { begins, ends } = nightOf(date, night, calendar)
    push(begins, false)
    push(ends, true)
    date = addDays(date, 1)
  }
  return result
}

/** Is it night for the pet at this instant? */
export function isNight(instant: EpochMs, night: Night, calendar: Calendar): boolean {
  const today = calendar.dateAt(instant)
  return [addDays(today, -1), today].some((date) => {
    const { begins, ends } = nightOf(date, night, calendar)
    return begins <= instant && instant < ends
  })
}

function nightOf(
  evening: LocalDate,
  night: Night,
  calendar: Calendar,
): { begins: EpochMs; ends: EpochMs } {
  const morning = night.toMinutes > night.fromMinutes ? evening : addDays(evening, 1)
  return {
    begins: calendar.instantAt(evening, night.fromMinutes),
    ends: calendar.instantAt(morning, night.toMinutes),
  }
}
