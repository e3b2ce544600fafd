import { type Calendar, type EpochMs, HOUR } from '@shared/domain/local-day'
import { type Night, isNight } from '@shared/domain/rhythm'

/** A part of the pet's own day, which begins and ends with its night. */
export type DayPart = 'morning' | 'day' | 'evening' | 'night'

/** How long after its night it is still waking up, and how long before it, it grows tired. */
const MORNING_MS = 2 * HOUR
const EVENING_MS = 1.5 * HOUR

/** The part of the day at an instant. Where one night follows another at once, being tired comes first. */
export function dayPartAt(now: EpochMs, night: Night, calendar: Calendar): DayPart {
  if (isNight(now, night, calendar)) return 'night'
  if (isNight(now + EVENING_MS, night, calendar)) return 'evening'
  return isNight(now - MORNING_MS, night, calendar) ? 'morning' : 'day'
}
