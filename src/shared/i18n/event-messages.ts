import type { EventType, KnownEventType } from '../domain/event-type'
import { isKnownEventType } from '../domain/event-type'
import { HOUR } from '../domain/local-day'
import { counted, formatNumber } from './messages'
import { signed } from './number-words'
import { sourceName } from './source-name'
import { exactDurationWords } from './time-words'

/** How an event type is counted: `3 commits`, `5,210 steps`. */
const AMOUNTS: Readonly<Record<KnownEventType, (value: number) => string>> = {
  'commit.push': (value) => counted(value, 'commit', 'commits'),
  'pull_request.opened': (value) => counted(value, 'pull request opened', 'pull requests opened'),
  'pull_request.merged': (value) => counted(value, 'pull request merged', 'pull requests merged'),
  'review.submitted': (value) => counted(value, 'review', 'reviews'),
  'issue.closed': (value) => counted(value, 'issue closed', 'issues closed'),
  'release.published': (value) => counted(value, 'release', 'releases'),
  'task.completed': (value) => counted(value, 'task finished', 'tasks finished'),
  'steps.walked': (value) => counted(Math.round(value * 1000), 'step', 'steps'),
  'minutes.active': (value) => counted(Math.round(value * 10), 'active minute', 'active minutes'),
  'sleep.logged': (value) => `${exactDurationWords(value * HOUR)} of sleep`,
  'focus.completed': (value) => counted(value, 'focus session', 'focus sessions'),
  'agent.turn': (value) => counted(value, 'turn of a coding agent', 'turns of a coding agent'),
  'goal.completed': (value) => counted(value, 'goal reached', 'goals reached'),
  'pet.fed': (value) => counted(value, 'meal', 'meals'),
  'pet.petted': (value) => counted(value, 'pat', 'pats'),
  'pet.played': (value) => counted(value, 'game', 'games'),
}

/** What a single event with a name of its own is called. */
const DEEDS: Readonly<Partial<Record<KnownEventType, (title: string) => string>>> = {
  'commit.push': (title) => title,
  'pull_request.opened': (title) => `Opened “${title}”`,
  'pull_request.merged': (title) => `Merged “${title}”`,
  'review.submitted': (title) => `Reviewed “${title}”`,
  'issue.closed': (title) => `Closed “${title}”`,
  'release.published': (title) => `Released “${title}”`,
  'task.completed': (title) => `Finished “${title}”`,
  'focus.completed': (title) => `Focused on “${title}”`,
  'goal.completed': (title) => `Reached “${title}”`,
}

/** What the units of an event type are called in the singular, for its daily cap: `12th commit today`. */
const UNITS: Readonly<Record<KnownEventType, string>> = {
  'commit.push': 'commit',
  'pull_request.opened': 'pull request',
  'pull_request.merged': 'merged pull request',
  'review.submitted': 'review',
  'issue.closed': 'issue',
  'release.published': 'release',
  'task.completed': 'task',
  'steps.walked': 'thousand steps',
  'minutes.active': 'ten minutes',
  'sleep.logged': 'hour of sleep',
  'focus.completed': 'focus session',
  'agent.turn': 'turn',
  'goal.completed': 'goal',
  'pet.fed': 'meal',
  'pet.petted': 'pat',
  'pet.played': 'game',
}

const CARE: Readonly<Partial<Record<KnownEventType, (pet: string) => string>>> = {
  'pet.fed': (pet) => `You fed ${pet}`,
  'pet.petted': (pet) => `You petted ${pet}`,
  'pet.played': (pet) => `You played with ${pet}`,
}

/** Before its name is known. */
const YOUR_PET = 'your pet'

const customName = (type: EventType): string => type.slice('custom.'.length)

/** Words for events, from whichever source. */
export const eventMessages = {
  source: sourceName,
  unit: (type: EventType): string => (isKnownEventType(type) ? UNITS[type] : customName(type)),
  amount: (type: EventType, value: number): string => {
    const words = isKnownEventType(type)
      ? AMOUNTS[type](Math.abs(value))
      : `${formatNumber(Math.abs(value))} × ${customName(type)}`
    return value < 0 ? `${words}, taken back` : words
  },
  /** One event, by its own name where it has one. */
  deed: (type: EventType, value: number, title: string | undefined, pet: string | null): string => {
    const known = isKnownEventType(type) ? type : null
    const care = known && CARE[known]
    if (care && value === 1) return care(pet ?? YOUR_PET)
    if (title === undefined || (value !== 1 && known)) return eventMessages.amount(type, value)
    const deed = known && DEEDS[known]
    return deed ? deed(title) : title
  },
  /** Several events of one kind. */
  deeds: (
    type: EventType,
    value: number,
    place: string | undefined,
    pet: string | null,
  ): string => {
    const known = isKnownEventType(type) ? type : null
    const care = known && CARE[known]
    if (care) return `${care(pet ?? YOUR_PET)} ${counted(value, 'time', 'times')}`
    const amount = eventMessages.amount(type, value)
    return place === undefined ? amount : `${amount} in ${place}`
  },
  xp: (xp: number): string => `${xp === 0 ? '+0' : signed(xp)} XP`,
  /** `−18 hunger, +4 energy`; what did not move is left out. */
  feelings: (hunger: number, energy: number): string =>
    [
      { value: signed(hunger), name: 'hunger' },
      { value: signed(energy), name: 'energy' },
    ]
      .filter(({ value }) => value !== '0')
      .map(({ value, name }) => `${value} ${name}`)
      .join(', '),
}
