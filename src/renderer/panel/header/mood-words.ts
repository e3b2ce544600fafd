import { type Rhythm, advance } from '@shared/domain/advance'
import { DAY, type EpochMs, HOUR, addDays } from '@shared/domain/local-day'
import { isNight } from '@shared/domain/rhythm'
import type { PetState } from '@shared/domain/pet-state'
import { RULES } from '@shared/domain/rules'
import { formatNumber } from '@shared/i18n/messages'
import { panelMessages } from '@shared/i18n/panel-messages'
import { clockWords, durationWords, whenWords } from '@shared/i18n/time-words'

const { reasons } = panelMessages

/**
 * The pet's mood with its reason. `lastMeal` is the newest event known to have made it less hungry; null when none is
 * known, and then no time is claimed.
 */
export function moodWords(
  stored: PetState,
  now: EpochMs,
  rhythm: Rhythm,
  lastMeal: EpochMs | null,
): string {
  const { state, asleep, resting } = advance(stored, now, rhythm, RULES.life)
  const { mood } = state.traits
  const fed = lastMeal === null ? null : whenWords(lastMeal, now, rhythm.calendar)
  const withReason = (reason: string): string => panelMessages.mood(mood, reason)
  if (resting) return panelMessages.resting
  switch (mood) {
    case 'sleepy':
      return asleep
        ? panelMessages.asleep(reasons.untilMorning(morningClock(now, rhythm)))
        : withReason(reasons.tired(formatNumber(Math.round(state.energy))))
    case 'worried':
      return withReason(reasons.worried)
    case 'hungry':
      return withReason(reasons.hungry(lastMeal === null ? null : durationWords(now - lastMeal)))
    case 'bored':
      return withReason(reasons.bored(durationWords(now - Date.parse(stored.last_update))))
    case 'ecstatic':
    case 'happy':
    case 'content':
      // A meal of days ago is no reason for today's mood.
      return withReason(
        fed === null || now - (lastMeal ?? 0) > DAY ? reasons.well : reasons.fed(fed),
      )
  }
}

/** When this night ends, on the user's clock. */
function morningClock(now: EpochMs, { night, calendar }: Rhythm): string {
  const today = calendar.dateAt(now)
  const ends = [today, addDays(today, 1)]
    .map((date) => calendar.instantAt(date, night.toMinutes))
    .find((instant) => instant > now && !isNight(instant + HOUR / 60, night, calendar))
  return clockWords(ends ?? now, calendar)
}
