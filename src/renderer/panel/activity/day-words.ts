import type { LocalDate } from '@shared/domain/local-day'
import { activityMessages } from '@shared/i18n/activity-messages'
import { dateWords } from '@shared/i18n/time-words'
import type { ActivityCell } from './activity-weeks'

/** A day of the grid in words, as its tooltip and a screen reader tell it. */
export function dayOfGridWords({ date, counts, frozen }: ActivityCell, today: LocalDate): string {
  const day = dateWords(date, today)
  if (counts === null) return activityMessages.unknownDay(day)
  const words = activityMessages.day(day, counts.events, counts.xp)
  return frozen ? activityMessages.frozenDay(words) : words
}
