import type { Mood } from '../domain/pet-state'
import { eventMessages } from './event-messages'
import { counted, formatNumber, messages } from './messages'
import { listed, ordinal } from './number-words'

/** Words of the ledger: why the pet changed. */
export const ledgerMessages = {
  title: 'Why it changed',
  empty: 'Nothing has happened yet.',
  emptyDetail: (pet: string | null): string =>
    `Whatever you do that moves ${pet ?? 'your pet'} is explained here, line by line: what it was, what it gave, and which goal it moved.`,
  emptyAction: (pet: string | null): string => `Begin by feeding ${pet ?? 'your pet'}`,
  what: 'The latest events',
  older: 'Show older',
  olderWhat: 'Older events',
  oldest: 'That is all there is.',
  moved: (goals: readonly string[]): string => `moved ${listed(goals)}`,
  levelUp: (level: number): string => `Level ${level}`,
  goalReached: (goal: string): string => `Reached “${goal}”`,
  /** Time before an event, when enough of it passed to matter. */
  passed: (duration: string, feelings: string): string =>
    feelings === '' ? `${duration} passed` : `${duration} passed: ${feelings}`,
  half: (units: string | null): string =>
    units === null ? 'counted by half' : `counted by half: ${units}`,
  fifth: (units: string | null): string =>
    units === null ? 'counted by a fifth' : `counted by a fifth: ${units}`,
  partly: (worth: number, units: number): string =>
    `counted as ${formatNumber(worth)} of ${formatNumber(units)}`,
  eachHalf: 'each counted by half',
  eachFifth: 'each counted by a fifth',
  someCapped: (capped: number, all: number): string =>
    `${formatNumber(capped)} of ${formatNumber(all)} counted in part`,
  nth: (count: number, unit: string, isToday: boolean): string =>
    `${ordinal(count)} ${unit} ${isToday ? 'today' : 'that day'}`,
  arrived: (entries: string, xp: number): string => `${entries}: ${eventMessages.xp(xp)}`,
  newEvents: (count: number): string => counted(count, 'new event', 'new events'),
  moodChange: (from: Mood, to: Mood): string =>
    from === to
      ? `Mood stayed ${messages.mood(to)}.`
      : `Mood went from ${messages.mood(from)} to ${messages.mood(to)}.`,
  arithmetic: {
    caption: (what: string): string => `How “${what}” was counted`,
    columns: { step: 'Step', xp: 'XP', hunger: 'Hunger', energy: 'Energy' },
    before: 'Before',
    time: (duration: string, asleep: string | null): string =>
      asleep === null ? `${duration} passed` : `${duration} passed, ${asleep} asleep`,
    /** Time that did not wear the pet down, in whole or by its share of it. */
    paused: (duration: string): string =>
      `Part of that time did not wear it down: a source could not be read, which spared it ${duration} of hunger and tiring.`,
    /** Time in which another pet was the one that eats. */
    aside: (duration: string): string =>
      `For ${duration} of that time another pet was the one that eats: it grew neither hungry nor tired.`,
    event: (amount: string): string => amount,
    after: 'After',
    /** `10 × 0.5`: the rule's number by the event's worth. */
    product: (perUnit: string, worth: number): string => `${perUnit} × ${formatNumber(worth)}`,
    stoppedBelow: (name: string): string =>
      `${name} cannot fall below 0, so the rest had no effect.`,
    stoppedAbove: (name: string): string =>
      `${name} cannot rise above 100, so the rest had no effect.`,
    scored: (when: string): string => `Counted ${when}.`,
    rules: (version: number): string => `By version ${version} of the rules.`,
    cap: (full: number): string =>
      `The first ${formatNumber(full)} a day count in full, the next ${formatNumber(full)} by half, any more by a fifth.`,
    goal: (name: string, from: number, to: number, target: number): string =>
      `${name}: ${formatNumber(from)} → ${formatNumber(to)} of ${formatNumber(target)}`,
  },
}
