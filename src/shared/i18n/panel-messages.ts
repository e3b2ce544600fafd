import type { CareAction } from '../contract/pet'
import type { Mood } from '../domain/pet-state'
import { formatNumber, messages } from './messages'

const CARE_WORDS: Readonly<Record<CareAction, { label: string; hint: (pet: string) => string }>> = {
  feed: { label: 'Feed', hint: (pet) => `Feed ${pet}: −15 hunger` },
  pet: { label: 'Pet', hint: (pet) => `Pet ${pet}: +1 energy` },
  play: { label: 'Play', hint: (pet) => `Play with ${pet}: −6 energy, −2 hunger` },
}

/** Words of the panel's header and frame. */
export const panelMessages = {
  title: (pet: string | null): string => (pet === null ? 'Familiar' : `${pet} · Familiar`),
  what: 'Your pet',
  settings: 'Settings',
  level: (level: number): string => `Level ${formatNumber(level)}`,
  mood: (mood: Mood, reason: string): string => `${messages.mood(mood)}: ${reason}`,
  asleep: (reason: string): string => `asleep: ${reason}`,
  snoozed: (until: string): string => `Out of sight, asleep until ${until}`,
  wake: 'Wake',
  resting: 'resting: nothing fades until you are back',
  reasons: {
    untilMorning: (clock: string): string => `until ${clock}`,
    tired: (energy: string): string => `energy is down to ${energy}`,
    hungry: (time: string | null): string =>
      time === null ? 'it wants a bite' : `nothing to eat for ${time}`,
    worried: 'hungry and tired',
    bored: (time: string): string => `nothing new for ${time}`,
    fed: (when: string): string => `fed ${when}`,
    lively: (when: string): string => `well fed and lively since ${when}`,
    well: 'all is well',
  },
  xpLabel: 'Experience',
  xp: (into: number, size: number): string => `${formatNumber(into)} / ${formatNumber(size)} XP`,
  xpToNext: (left: number, level: number): string =>
    `${formatNumber(left)} XP to level ${formatNumber(level)}`,
  energy: 'Energy',
  fullness: 'Fullness',
  outOf: (value: string): string => `${value} of 100`,
  care: (action: CareAction): string => CARE_WORDS[action].label,
  careHint: (action: CareAction, pet: string): string => CARE_WORDS[action].hint(pet),
  careGroup: (pet: string): string => `Care for ${pet}`,
  rename: (pet: string): string => `Rename ${pet}`,
  nameField: 'Name of your pet',
  renamed: (pet: string): string => `It is called ${pet} now.`,
  portrait: (pet: string, mood: Mood): string => `${pet}, ${messages.mood(mood)}`,
}
