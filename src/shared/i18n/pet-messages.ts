import type { Mood } from '../domain/pet-state'
import { messages } from './messages'

/** The words of the pet's own page. */
export const petMessages = {
  title: (name: string): string => `${name} · Familiar`,
  status: (level: number, mood: Mood, asleep: boolean): string =>
    `Level ${level} · ${asleep ? 'asleep' : messages.mood(mood)}`,
  /** What a screen reader says of the picture. */
  picture: (name: string, level: number, mood: Mood, asleep: boolean): string =>
    `${name}, level ${level}, ${asleep ? 'asleep' : messages.mood(mood)}. Press Enter to pet.`,
  experience: (into: number, size: number): string => `${Math.floor(into)} of ${size} XP`,
  feed: 'Feed',
  play: 'Play',
  panel: 'Panel',
  disconnected: 'Familiar is not running. Start it again to wake your pet.',
  noPicture:
    'The pictures of this pet could not be loaded. It is well, and everything still counts.',
}
