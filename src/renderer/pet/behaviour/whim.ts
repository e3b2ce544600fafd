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

/** While a connection is in trouble it waits and shows it, whatever its mood. */
const TROUBLED: readonly Act[] = ['trouble', 'trouble', 'sit']

/** A whim for a mood, by a lot from 0 up to 1. */
export function whimFor(mood: Mood, troubled: boolean, lot: number): Act {
  const whims = troubled ? TROUBLED : WHIMS[mood]
  return whims[Math.floor(lot * whims.length)] ?? 'idle'
}
