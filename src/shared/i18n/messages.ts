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

const LONGEST_IN_MENU = 60

/** Every word the app says outside its pages, and those its pages share. */
export const messages = {
  mood: (mood: Mood): string => MOOD_WORDS[mood],
  tray: {
    status: (name: string, level: number, mood: Mood): string =>
      `${name} · level ${level} · ${MOOD_WORDS[mood]}`,
    asleep: (name: string, until: string): string => `${name} · asleep until ${until}`,
    troubled: (status: string, names: string): string => `${status} · trouble with ${names}`,
    /** A menu is no place for long sentences, nor for a full stop. */
    trouble: (line: string): string => {
      const words = line.replace(/\.$/, '')
      return words.length > LONGEST_IN_MENU
        ? `${words.slice(0, LONGEST_IN_MENU).trimEnd()}…`
        : words
    },
    all: 'your pets',
    togglePet: (name: string, visible: boolean): string =>
      visible ? `Hide ${name}` : `Show ${name}`,
    bringBack: (name: string): string => `Bring ${name} back`,
    snoozeHour: (name: string): string => `Let ${name} sleep for an hour`,
    snoozeTomorrow: (name: string): string => `Let ${name} sleep until tomorrow`,
    wake: (name: string): string => `Wake ${name}`,
    feed: (name: string): string => `Feed ${name}`,
    panel: 'Open the panel',
    settings: 'Settings…',
    quit: 'Quit Familiar',
  },
}
