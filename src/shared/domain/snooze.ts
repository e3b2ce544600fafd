import { type Calendar, type EpochMs, HOUR, addDays } from './local-day'

/** For how long a pet can be put to sleep. */
export const SNOOZE_LENGTHS = ['hour', 'tomorrow'] as const
export type SnoozeLength = (typeof SNOOZE_LENGTHS)[number]

/** Whoever asks for the morning a little before it comes means the next one. */
const LEAST_UNTIL_TOMORROW = 4 * HOUR

/** No sleep is longer, in ms: a day and what is left out of the first morning, and what a change of the clocks adds. */
export const LONGEST_SNOOZE = 24 * HOUR + LEAST_UNTIL_TOMORROW + 2 * HOUR

/** The next morning: the end of the user's night that is four hours off or more. */
export function tomorrowFrom(
  now: EpochMs,
  calendar: Calendar,
  night: { readonly toMinutes: number },
): EpochMs {
  const today = calendar.dateAt(now)
  const mornings = [0, 1, 2].map((days) =>
    calendar.instantAt(addDays(today, days), night.toMinutes),
  )
  return mornings.find((morning) => morning - now >= LEAST_UNTIL_TOMORROW) ?? now + 24 * HOUR
}
