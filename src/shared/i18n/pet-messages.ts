import type { Mood } from '../domain/pet-state'
import { messages } from './messages'

/** The words of the pet's own page. */
export const petMessages = {
  title: (name: string): string => `${name} · Familiar`,
  status: (level: number, mood: Mood, asleep: boolean): string =>
    `Level ${level} · ${asleep ? 'asleep' : messages.mood(mood)}`,
  /** What a screen reader says of the picture. */
  picture: (name: string, level: number, mood: Mood, asleep: boolean): string =>
    `${name}, level ${level}, ${asleep ? 'asleep' : messages.mood(mood)}. Press Enter to pet, arrow keys to move.`,
  experience: (into: number, size: number): string => `${Math.floor(into)} of ${size} XP`,
  feed: 'Feed',
  play: 'Play',
  panel: 'Panel',
  settings: 'Open the settings',
  bringBack: 'Bring back',
  snooze: 'Out of sight',
  snoozeHour: 'Sleep an hour',
  snoozeTomorrow: 'Till tomorrow',
  snoozed: (until: string): string => `Asleep until ${until}`,
  wake: 'Wake up',
  disconnected: {
    full: 'Familiar is not running. Start it again to wake your pet.',
    short: 'Familiar: not running',
  },
  noPicture: {
    full: 'Your pet is well, but its picture could not be loaded.',
    short: 'Picture: not loaded',
  },
  databaseDown: 'Database: not reachable',
  noFiles: 'I eat work, not files. New pets come in by the settings.',
  troubled: (names: string): string => `${names}: not readable`,
  card: 'Your pet',
  companion: 'A companion: it never goes hungry.',
  nobody: 'Familiar',
  ways: 'More of Familiar',
  toPanel: 'Open the panel',
  toSettings: 'Settings',
}
