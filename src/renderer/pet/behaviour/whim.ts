import type { ErrandKind } from '@shared/body/errand'
import type { Mood } from '@shared/domain/pet-state'
import type { Act } from './act'
import type { DayPart } from './day-part'

/** What surrounds the pet when it asks itself what to do. */
export interface Circumstances {
  readonly dayPart: DayPart
  /** Work that was scored of late: much within the hour, some, or none for long. */
  readonly work: 'much' | 'some' | 'none'
  /** From 0 to 100, as the pet feels now. */
  readonly energy: number
  readonly hunger: number
}

/** The user at this computer: at work this moment, somewhere about, gone for minutes. */
export type User = 'busy' | 'about' | 'away'

export interface WhimCause extends Circumstances {
  readonly mood: Mood
  readonly troubled: boolean
  readonly user: User
  /** May it walk about? */
  readonly roams: boolean
}

/** What a pet does of its own accord, by mood; listed twice is twice as likely. */
const WHIMS: Readonly<Record<Mood, readonly Act[]>> = {
  ecstatic: ['walk', 'wave', 'play', 'celebrate'],
  happy: ['walk', 'wave', 'sit', 'walk'],
  content: ['sit', 'walk', 'idle'],
  bored: ['sit', 'walk', 'wave'],
  sleepy: ['sit', 'idle'],
  hungry: ['hungry', 'hungry', 'walk'],
  worried: ['hungry', 'sit'],
}

/** How it greets another pet. */
const GREETINGS: Readonly<Record<Mood, Act>> = {
  ecstatic: 'play',
  happy: 'wave',
  content: 'wave',
  bored: 'wave',
  sleepy: 'hover',
  hungry: 'hover',
  worried: 'hover',
}

/** While a connection is in trouble it waits and shows it, whatever its mood. */
const TROUBLED: readonly Act[] = ['trouble', 'trouble', 'sit']

const BY_DAY: Readonly<Record<DayPart, readonly Act[]>> = {
  morning: ['stretch', 'stretch', 'yawn'],
  day: [],
  evening: ['yawn', 'yawn', 'yawn'],
  night: ['yawn'],
}

const BY_WORK: Readonly<Record<Circumstances['work'], readonly Act[]>> = {
  much: ['proud', 'work', 'proud'],
  some: [],
  none: ['game', 'game', 'game'],
}

/** Nobody jumps about below this energy, and it yawns instead. */
const TIRED_BELOW = 35
/** It thinks of food from here on, before it is in the mood called hungry. */
const PECKISH_FROM = 55

const LIVELY: ReadonlySet<Act> = new Set(['walk', 'wave', 'play', 'celebrate', 'game', 'proud'])
/** Too much for a tired one. */
const TIRING: ReadonlySet<Act> = new Set(['play', 'celebrate', 'game'])
/** What a user at work hardly sees: in its place, and small. */
const QUIET: readonly Act[] = ['sit', 'idle', 'sit']

/** Where it goes when it goes. */
const ERRANDS: readonly ErrandKind[] = [
  'stroll',
  'stroll',
  'stroll',
  'stroll',
  'corner',
  'climb',
  'peek',
  'home',
]
/** With nobody to disturb. */
const LIVELY_ERRANDS: readonly ErrandKind[] = ['climb', 'peek', 'stroll', 'climb', 'corner', 'peek']

/** A whim, by a lot from 0 up to 1. */
export function whimFor(cause: WhimCause, lot: number): Act {
  const whims = whimsFor(cause)
  return whims[Math.floor(lot * whims.length)] ?? 'idle'
}

/** What a pet does when it meets another one. */
export function greetingFor(mood: Mood): Act {
  return GREETINGS[mood]
}

/** Where a walk goes, by a lot from 0 up to 1. */
export function errandFor(lot: number, user: User = 'about'): ErrandKind {
  const errands = user === 'away' ? LIVELY_ERRANDS : ERRANDS
  return errands[Math.floor(lot * errands.length)] ?? 'stroll'
}

/** All it may think of; never nothing. */
function whimsFor(cause: WhimCause): readonly Act[] {
  const { mood, user, roams, energy, hunger } = cause
  if (user === 'busy') return cause.troubled ? ['sit'] : QUIET
  const tired = energy < TIRED_BELOW
  const all = cause.troubled
    ? TROUBLED
    : [
        ...WHIMS[mood],
        ...BY_DAY[cause.dayPart],
        ...BY_WORK[cause.work],
        ...(tired && mood !== 'sleepy' ? (['yawn'] as const) : []),
        ...(hunger >= PECKISH_FROM && mood !== 'hungry' ? (['hungry'] as const) : []),
      ]
  const able = all.filter((act) => (roams || act !== 'walk') && !(tired && TIRING.has(act)))
  return user === 'away' ? [...able, ...able.filter((act) => LIVELY.has(act))] : able
}
