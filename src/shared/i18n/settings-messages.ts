import type { About } from '../contract/app'
import type { Settings } from '../contract/settings'

type Appearance = Settings['appearance']
type Bubbles = Settings['bubbles']

const APPEARANCE: Readonly<Record<Appearance, string>> = {
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
}

const BUBBLES: Readonly<Record<Bubbles, string>> = {
  full: 'Whole sentences',
  short: 'A word or two',
  off: 'None',
}

/** Words of the settings window. */
export const settingsMessages = {
  title: 'Settings',
  documentTitle: (page: string): string => `${page} · Settings · Familiar`,
  navigation: 'Settings pages',
  openPanel: 'Open the panel',
  saved: 'Saved',
  what: 'Your settings',
  pages: {
    connections: 'Connections',
    pet: 'Pet',
    behaviour: 'Behaviour',
    focus: 'Goals and focus',
    data: 'Data',
    account: 'Account',
    about: 'About',
  },
  work: {
    aliases: 'Your e-mail addresses',
    aliasesHint:
      'A commit is yours when its author has the address git knows for that repository (user.email). Add the others you commit with.',
    aliasField: 'Another address',
    aliasAdd: 'Add',
    aliasPlaceholder: 'you@example.org',
    aliasKnown: 'This address is already in the list.',
    noAliases: 'No further addresses.',
    removeAlias: (email: string): string => `Remove ${email}`,
    aliasRemoved: (email: string): string => `${email} no longer counts as yours.`,
    aliasAdded: (email: string): string => `Commits by ${email} count as yours.`,
  },
  behaviour: {
    intro: 'How Familiar looks, and by which clock your pet lives.',
    look: 'Looks',
    day: 'Day and night',
    place: 'On the screen',
    roams: 'Getting about',
    roamsHint: 'Carry your pet, throw it, or let go of it at an edge to have it peek.',
    roamsChoice: (choice: 'roams' | 'stays'): string =>
      choice === 'roams' ? 'Walks about' : 'Stays where you put it',
    size: 'Size',
    sizeHint: 'Of your pet.',
    opacity: 'Opacity',
    opacityHint: 'How much of what is behind your pet shows through.',
    percent: (percent: number): string => `${percent} %`,
    appearance: 'Appearance',
    appearanceHint: 'Of the panel and this window.',
    appearanceChoice: (choice: Appearance): string => APPEARANCE[choice],
    bubbles: 'Speech bubbles',
    bubblesHint: 'What your pet says when something happens.',
    bubblesChoice: (choice: Bubbles): string => BUBBLES[choice],
    timeZone: 'Time zone',
    timeZoneHint: 'Days, weeks and streaks are counted in it.',
    ownTimeZone: (zone: string): string => `This computer’s (${zone.replaceAll('_', ' ')})`,
    night: 'Night',
    nightHint: 'Your pet sleeps and gathers energy.',
    nightFrom: 'From',
    nightTo: 'To',
    nightIncomplete: 'A night needs both its times.',
    restDays: 'Rest days',
    restDaysHint: 'They never break a streak.',
  },
  data: {
    intro: 'What Familiar keeps, and where. All of it stays with you.',
    what: 'Where your data is',
    database: 'Database',
    kind: 'Which',
    kindWords: (kind: About['database']['kind']): string =>
      kind === 'embedded' ? 'Familiar’s own, on this computer' : 'A server of yours',
    version: 'Version',
    location: 'Where',
    whereabouts: 'where the database is',
    size: 'Size',
    files: 'Files and endpoint',
    dataFolder: 'Data folder',
    endpoint: 'Local endpoint',
    endpointHint: 'Scripts on this computer can send events here.',
    credentials: 'Its token file',
  },
  about: {
    intro: 'A desktop pet that lives on the work you really do.',
    what: 'What this Familiar is',
    program: 'This Familiar',
    version: 'Version',
    host: 'Runs in',
    hostWords: (host: About['host']): string =>
      host === 'electron' ? 'its own window (Electron)' : 'your browser (browser host)',
    runtime: 'Runtime',
    platform: 'System',
    licence: 'Licence',
    licenceWords: 'MIT: use it, change it, share it.',
    thanks: 'Set in Inter (SIL Open Font License). Icons by Lucide (ISC).',
  },
}
