import type { ErrandKind } from '@shared/body/errand'
import type { Mood } from '@shared/domain/pet-state'
import type { Act } from './act'

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

/** A whim for a mood, by a lot from 0 up to 1. One that may not walk about does something else. */
export function whimFor(mood: Mood, troubled: boolean, lot: number, roams = true): Act {
  const all = troubled ? TROUBLED : WHIMS[mood]
  const whims = roams ? all : all.filter((act) => act !== 'walk')
  return whims[Math.floor(lot * whims.length)] ?? 'idle'
}

/** What a pet does when it meets another one. */
export function greetingFor(mood: Mood): Act {
  return GREETINGS[mood]
}

/** Where a walk goes, by a lot from 0 up to 1. */
export function errandFor(lot: number): ErrandKind {
  return ERRANDS[Math.floor(lot * ERRANDS.length)] ?? 'stroll'
}
