import type { ConnectionView } from '../contract/connections'
import type { Mood } from '../domain/pet-state'
import { formatNumber, messages } from './messages'
import { sourceName } from './source-name'

const CONNECTION_STATES: Readonly<Record<ConnectionView['state'], string>> = {
  disconnected: 'not connected',
  connecting: 'signing in',
  'needs-choice': 'waits for your choice',
  'first-reading': 'reading for the first time',
  connected: 'connected',
  paused: 'paused',
  trouble: 'in trouble',
}

const LONGEST_IN_MENU = 60

/** Words of the tray and of the pet's own menu. Apart from those of the pages, which need not load them. */
export const trayMessages = {
  status: (name: string, level: number, mood: Mood): string =>
    `${name} · level ${level} · ${messages.mood(mood)}`,
  asleep: (name: string, until: string): string => `${name} · asleep until ${until}`,
  troubled: (status: string, names: string): string => `${status} · trouble with ${names}`,
  databaseAway: 'The database does not answer',
  withoutDatabase: (status: string): string => `${status} · the database does not answer`,
  failed: {
    database:
      'That could not be done: the database does not answer just now. Try again in a moment.',
    unknown:
      'That could not be done. What went wrong is in Familiar’s log, which Settings → Help shows.',
  },
  /** A menu is no place for long sentences, nor for a full stop. */
  trouble: (line: string): string => {
    const words = line.replace(/\.$/, '')
    return words.length > LONGEST_IN_MENU ? `${words.slice(0, LONGEST_IN_MENU).trimEnd()}…` : words
  },
  all: 'your pets',
  togglePet: (name: string, visible: boolean): string =>
    visible ? `Hide ${name}` : `Show ${name}`,
  bringBack: (name: string): string => `Bring ${name} back`,
  snoozeHour: (name: string): string => `Let ${name} sleep for an hour`,
  snoozeTomorrow: (name: string): string => `Let ${name} sleep until tomorrow`,
  wake: (name: string): string => `Wake ${name}`,
  xpToday: (xp: number): string => `${formatNumber(xp)} XP today`,
  feed: (name: string): string => `Feed ${name}`,
  pet: (name: string): string => `Pet ${name}`,
  play: (name: string): string => `Play with ${name}`,
  clickThrough: (name: string): string => `Click through ${name}`,
  focusStart: (minutes: number): string => `Focus for ${minutes} minutes`,
  focusStop: (until: string): string => `Stop focusing (until ${until})`,
  connections: 'Connections',
  connection: (provider: ConnectionView['provider'], state: ConnectionView['state']): string =>
    `${sourceName(provider)}: ${CONNECTION_STATES[state]}`,
  git: (paused: boolean): string => `Repositories: ${paused ? 'paused' : 'watching'}`,
  allPaused: (status: string): string => `${status} · paused`,
  pauseAll: 'Pause all',
  goOn: 'Go on with all',
  checkUpdates: 'Check for updates',
  updateNews: (version: string): string => `What is new in ${version}…`,
  updateWaits: (version: string): string => `Familiar ${version} is there…`,
  panel: 'Open the panel',
  settings: 'Settings…',
  quit: 'Quit Familiar',
}
