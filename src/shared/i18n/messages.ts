import type { Mood } from '../domain/pet-state'

const MOOD_WORDS: Readonly<Record<Mood, string>> = {
  worried: 'worried',
  hungry: 'hungry',
  sleepy: 'sleepy',
  bored: 'bored',
  ecstatic: 'ecstatic',
  happy: 'happy',
  content: 'content',
}

/** `1 commit`, `2 commits`. English needs no more; another language brings its own function. */
export function counted(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

/** A number for reading: grouped, and with at most one decimal. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 })
}

/** Words that pages share. */
export const messages = {
  mood: (mood: Mood): string => MOOD_WORDS[mood],
}
