import type { About } from '../contract/app'
import type { Settings } from '../contract/settings'
import type { Sound } from '../domain/sound'

type Appearance = Settings['appearance']
type Bubbles = Settings['bubbles']
type ReducedMotion = Settings['reducedMotion']

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

const REDUCED_MOTION: Readonly<Record<ReducedMotion, string>> = {
  system: 'When the system asks',
  on: 'Always',
  off: 'Never',
}

const SOUND: Readonly<Record<Sound, string>> = {
  eat: 'Eating',
  petted: 'Being petted',
  play: 'Playing',
  celebrate: 'Celebrating',
  'level-up': 'A new level',
  trouble: 'A connection in trouble',
  wake: 'Waking up',
  land: 'Landing',
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
    help: 'Help',
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
    intro: 'How Familiar looks and sounds, and by which clock your pet lives.',
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
    opacityHint: '100 % hides what is behind your pet; with less, it shows through.',
    mirrored: 'Mirror image',
    mirroredHint: 'Your pet stands the other way round. It still walks forwards.',
    mirroredChoice: (mirrored: boolean): string => (mirrored ? 'Mirrored' : 'As it was drawn'),
    reducedMotion: 'Reduced motion',
    reducedMotionHint: (asked: boolean): string =>
      `Still poses: your pet shows how it feels, but neither walks, falls nor plays, and makes no sound. All it is given still counts, and is said. ${
        asked
          ? 'Your computer asks for reduced motion just now.'
          : 'Your computer does not ask for reduced motion just now.'
      }`,
    reducedMotionChoice: (choice: ReducedMotion): string => REDUCED_MOTION[choice],
    easyOnBattery: 'Take it easy on battery',
    easyOnBatteryHint:
      'While your computer is on its battery your pet keeps still, as it does beside somebody at work, and your connections are read half as often. In a browser, nothing changes.',
    sound: 'Sound',
    sounds: 'Sounds of your pet',
    soundsHint: 'Short and soft. Never at night, in a focus session, or while your pet is hidden.',
    onOff: (on: boolean): string => (on ? 'On' : 'Off'),
    soundVolume: 'Volume',
    soundVolumeHint: 'Beside what your computer is set to.',
    eachSound: 'What is heard',
    eachSoundHint: 'Listen to one, or leave it out.',
    soundName: (sound: Sound): string => SOUND[sound],
    listen: 'Listen',
    listenTo: (sound: Sound): string => `Listen: ${SOUND[sound]}`,
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
