import {
  type Calendar,
  DAY,
  type EpochMs,
  HOUR,
  type LocalDate,
  addDays,
  weekdayOf,
} from '../domain/local-day'
import { counted } from './messages'

const MINUTE = HOUR / 60

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export const WEEKDAYS_IN_FULL = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** A length of time in its one or two telling units: `12 min`, `3 h 20 min`, `9 h`, `3 days`. */
export function durationWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours < 6 && rest > 0) return `${hours} h ${rest} min`
  if (hours < 48) return `${Math.round(minutes / 60)} h`
  return counted(Math.floor(ms / DAY), 'day', 'days')
}

/** A length of time to the minute: `7 h 12 min`. */
export function exactDurationWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** An instant as one reads it: relative up to a day, then with its date. */
export function whenWords(instant: EpochMs, now: EpochMs, calendar: Calendar): string {
  const passed = now - instant
  // A clock a little ahead of ours is no reason to speak of the future.
  if (passed < MINUTE && passed > -MINUTE) return 'just now'
  if (passed >= 0 && passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`
  if (passed >= 0 && passed < DAY) return `${Math.floor(passed / HOUR)} h ago`
  const date = calendar.dateAt(instant)
  return `${dateWords(date, calendar.dateAt(now))}, ${clockWords(instant, calendar)}`
}

/** An instant to come: `any moment`, `in 12 min`, `in 3 h`, then with its date. */
export function aheadWords(instant: EpochMs, now: EpochMs, calendar: Calendar): string {
  const left = instant - now
  if (left < MINUTE) return 'any moment'
  if (left < HOUR) return `in ${Math.floor(left / MINUTE)} min`
  if (left < DAY) return `in ${Math.floor(left / HOUR)} h`
  return `${dateWords(calendar.dateAt(instant), calendar.dateAt(now))}, ${clockWords(instant, calendar)}`
}

/** An instant something lasts until: `15:40`, `tomorrow, 07:00`, then with its date, in as few words as the pet has. */
export function untilWords(instant: EpochMs, now: EpochMs, calendar: Calendar): string {
  const [date, today] = [calendar.dateAt(instant), calendar.dateAt(now)]
  const clock = clockWords(instant, calendar)
  if (date === today) return clock
  return `${date === addDays(today, 1) ? 'tomorrow' : date}, ${clock}`
}

/** `Mon 16 Nov`, with the year where it is not this one. */
export function dateWords(date: LocalDate, today: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const words = `${WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}`
  return today.startsWith(`${year}-`) ? words : `${words} ${year}`
}

/** `16 Nov`: for rows of dates in which weekday and year would be noise. */
export function shortDateWords(date: LocalDate): string {
  const [, month = '', day = ''] = date.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}`
}

/** `Today`, `Yesterday`, then the date. */
export function dayWords(date: LocalDate, today: LocalDate): string {
  if (date === today) return 'Today'
  return date === addDays(today, -1) ? 'Yesterday' : dateWords(date, today)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall clock at an instant: `14:32`. */
export function clockWords(instant: EpochMs, { timeZone }: Calendar): string {
  const known = clocks.get(timeZone)
  const clock =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  if (!known) clocks.set(timeZone, clock)
  return clock.format(instant)
}

/** Minutes after midnight as a clock shows them: `07:00`. */
export function minutesWords(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
