import { counted, formatNumber } from './messages'
import { eventMessages } from './event-messages'

/** Words of the year's activity grid and the streak. */
export const activityMessages = {
  title: 'This year',
  what: 'The activity of this year',
  grid: 'Activity by day, in 53 weeks. Arrow keys move between days.',
  events: (events: number): string => counted(events, 'event', 'events'),
  streak: (days: number): string =>
    days === 0 ? 'no streak yet' : `${formatNumber(days)}-day streak`,
  freezes: (freezes: number): string =>
    freezes === 0 ? 'no freeze in hand' : `${counted(freezes, 'freeze', 'freezes')} in hand`,
  freezeExplained:
    'Seven active days in a row earn a freeze. It covers one missed day, so that a streak survives it.',
  day: (date: string, events: number, xp: number): string =>
    events === 0
      ? `${date}: 0 events`
      : `${date}: ${counted(events, 'event', 'events')}, ${eventMessages.xp(xp)}`,
  unknownDay: (date: string): string => `${date}: — not known`,
  frozenDay: (words: string): string => `${words}, covered by a freeze`,
  less: 'Less',
  more: 'More',
  frozen: 'Freeze',
  empty: 'Your first event lights the first square.',
}
