import type { ConnectionView, TroubleView } from '../contract/connections'
import type { ConnectableProvider } from '../domain/provider'
import { counted, formatNumber } from './messages'

const NAMES: Readonly<Record<ConnectableProvider, string>> = {
  github: 'GitHub',
  fitbit: 'Fitbit',
  notion: 'Notion',
}

/** Whose page asks for the permission: what Fitbit knows is kept, and given, by Google. */
const SIGN_IN_AT: Readonly<Record<ConnectableProvider, string>> = { ...NAMES, fitbit: 'Google' }

/** What a provider is read for, said before anything is asked. */
interface Reading {
  readonly why: string
  readonly reads: readonly string[]
  readonly never: string
}

const READINGS: Readonly<Record<ConnectableProvider, Reading>> = {
  github: {
    why: 'Your pet lives on pushes, pull requests, reviews, issues and releases, also those made on another computer.',
    reads: [
      'your own activity on GitHub, private repositories too where you allow it',
      'titles, repository names and the commits of a push, to count each commit once',
    ],
    never: 'Familiar never writes to GitHub and never reads your code.',
  },
  fitbit: {
    why: 'Your pet lives on walks and rests with you: steps and active minutes feed it, sleep gives it energy.',
    reads: [
      'the steps and active minutes of each day',
      'when you slept and for how long, not how well',
    ],
    never:
      'Familiar reads this health data from your Google account, where Fitbit keeps it now. It stays in the database of this Familiar, serves your pet and your goals alone, and is given to nobody.',
  },
  notion: {
    why: 'Your pet lives on tasks you finish.',
    reads: [
      'only the databases you share with the connection',
      'the title of a task, and when it becomes done',
    ],
    never: 'Familiar never writes to Notion and never reads what is inside a page.',
  },
}

/** What goes when the history of a provider is erased. */
const ERASED: Readonly<Record<ConnectableProvider, string>> = {
  github: 'Details such as titles and repository names',
  fitbit: 'The steps, active minutes and nights as they were read',
  notion: 'Details such as the titles of tasks',
}

/** What a client is called where one makes it. */
const APPS: Readonly<Record<ConnectableProvider, string>> = {
  github: 'GitHub app',
  fitbit: 'Google app',
  notion: 'Notion connection',
}

interface ClientGuide {
  readonly intro: string
  readonly link: { readonly text: string; readonly href: string }
  readonly steps: readonly string[]
}

const CLIENT_GUIDES: Readonly<Record<ConnectableProvider, ClientGuide>> = {
  github: {
    intro: 'GitHub wants to know which app asks. Make one of your own; it takes two minutes.',
    link: { text: 'Make a GitHub App', href: 'https://github.com/settings/apps/new' },
    steps: [
      'Give it any name, and your own page as its homepage. Switch its webhook off.',
      'Tick “Enable Device Flow”. No callback address is needed.',
      'Allow it to read: Contents, Issues, Metadata and Pull requests. For private activity also Events, under Account permissions.',
      'Install it on your account, then copy its Client ID to here. No secret is needed.',
    ],
  },
  fitbit: {
    intro: 'Google wants to know which app asks. Make one of your own; it takes five minutes.',
    link: {
      text: 'Open Google Cloud credentials',
      href: 'https://console.cloud.google.com/apis/credentials',
    },
    steps: [
      'Make a project, and switch on the Google Health API in it.',
      'Set up its consent screen, and add yourself as a test user. While it is in testing, Google asks you to sign in again every seven days.',
      'Make an OAuth client of the type “Desktop app”.',
      'Copy its client ID and its client secret to here.',
    ],
  },
  notion: {
    intro:
      'A public Notion connection of your own. Most people are better served by the token above.',
    link: { text: 'Open Notion’s connections', href: 'https://www.notion.so/my-integrations' },
    steps: [
      'Make a public connection that may read content.',
      'Give it the redirect address http://127.0.0.1:47610/callback.',
      'Copy its OAuth client ID and client secret to here.',
    ],
  },
}

const STATES: Readonly<Record<ConnectionView['state'], string>> = {
  disconnected: 'not connected',
  connecting: 'connecting…',
  connected: 'connected',
  'first-reading': 'connected, first reading not finished yet',
  paused: 'paused',
  'needs-choice': 'connected, waits for your choice',
  trouble: 'needs attention',
}

const TROUBLES: Readonly<Record<TroubleView['code'], string>> = {
  offline: 'no network',
  unreachable: 'does not answer',
  'rate-limited': 'waiting as asked',
  reconnect: 'sign in again',
  forbidden: 'not allowed to read',
  retired: 'connect anew',
  misconfigured: 'has to be set up',
  unreadable: 'cannot be read',
  locked: 'tokens are locked',
  database: 'cannot be kept',
  internal: 'stumbled',
}

/** Words of the connections page: each provider, how it is connected, how it does. */
export const connectionsMessages = {
  intro: 'Where your pet’s food comes from. Familiar only reads, and only what is named here.',
  what: 'Your connections',
  whatOne: (name: string): string => `The connection to ${name}`,
  thisComputer: 'This computer',
  name: (provider: ConnectableProvider): string => NAMES[provider],
  reading: (provider: ConnectableProvider): Reading => READINGS[provider],
  reads: 'It reads',
  disclosure: 'Before you connect: this is health data',
  state: (state: ConnectionView['state']): string => STATES[state],
  trouble: (code: TroubleView['code']): string => TROUBLES[code],

  connect: (provider: ConnectableProvider): string =>
    provider === 'fitbit' ? 'Agree and connect Fitbit' : `Connect ${NAMES[provider]}`,
  signIn: (name: string): string => `Sign in with ${name}`,
  starting: (name: string): string => `Asking ${name}…`,
  finishing: 'Signed in. Fetching who you are…',
  cancelled: (name: string): string => `Connecting ${name} was cancelled.`,
  connectedNow: (name: string): string => `${name} is connected.`,
  pausedNow: (name: string): string => `${name} is paused.`,
  resumedNow: (name: string): string => `${name} is read again.`,

  device: {
    label: 'Your code',
    ask: (name: string): string =>
      `Enter this code on ${name}, then come back. You need not wait here.`,
    open: (name: string): string => `Open ${name}`,
    copy: 'Copy the code',
    copied: 'The code is copied: paste it there.',
    notCopied: 'The code could not be copied by itself. Copy it, or type it.',
    spoken: (code: string): string =>
      Array.from(code, (sign) => (sign === '-' ? 'dash' : sign)).join(', '),
  },
  browser: {
    title: 'Go on in your browser.',
    ask: (provider: ConnectableProvider): string =>
      `A page of ${SIGN_IN_AT[provider]} has opened there. Allow Familiar to read, then come back; this page goes on by itself.`,
    link: 'Go to the sign-in page',
  },
  expires: (left: string): string => `Valid for ${left}`,
  expired: 'It is no longer valid.',
  lastMinute: 'One minute is left.',
  minutes: (count: number): string => counted(count, 'minute', 'minutes'),
  seconds: (count: number): string => counted(count, 'second', 'seconds'),

  token: {
    field: 'Token of an internal connection',
    hint: 'It begins with ntn_ or secret_. It is encrypted and never shown again.',
    show: 'Show the token',
    hide: 'Hide the token',
    link: { text: 'Open Notion’s connections', href: 'https://www.notion.so/my-integrations' },
    steps: [
      'Make a new internal connection. To read content is all it has to be allowed.',
      'Open each database to be counted, choose ••• and Connections, and add it.',
      'Copy its token to here.',
    ],
    instead: 'Sign in with a public connection of your own instead',
  },

  client: {
    guide: (provider: ConnectableProvider): ClientGuide => CLIENT_GUIDES[provider],
    title: (provider: ConnectableProvider): string => `Your own ${APPS[provider]}`,
    own: (provider: ConnectableProvider): string => `Use your own ${APPS[provider]}`,
    edit: (provider: ConnectableProvider): string => `Change your ${APPS[provider]}`,
    id: 'Client ID',
    secret: 'Client secret',
    secretKept: 'One is kept. Leave this empty to keep it.',
    secretMissing: 'The client secret, please',
    server: 'A server of your own',
    serverField: 'Address of GitHub Enterprise',
    serverHint: 'Such as https://github.example.com. Empty for github.com.',
    save: 'Save',
    saveAndConnect: (provider: ConnectableProvider): string =>
      provider === 'fitbit' ? 'Agree, save and connect' : 'Save and connect',
    /** In no words that sound like signing out. */
    forget: (provider: ConnectableProvider): string =>
      provider === 'github' ? 'Forget your client ID' : 'Forget your client ID and secret',
    saved: (provider: ConnectableProvider): string => `Your ${APPS[provider]} is saved.`,
  },

  since: (when: string): string => `Connected ${when}`,
  onServer: (server: string): string => `on ${server}`,
  picture: (name: string): string => `Picture of ${name}`,
  today: 'Today',
  events: (count: number): string => counted(count, 'event', 'events'),
  lastEvent: 'Last event',
  lastPoll: 'Last look',
  lastSuccess: 'Last full answer',
  nextPoll: 'Next look',
  paused: 'paused',
  never: '—',
  budget: 'Requests left',
  budgetUnknown: 'not known yet',
  budgetWords: (left: number, limit: number): string =>
    `${formatNumber(left)} of ${formatNumber(limit)}`,
  resets: (when: string): string => `full again ${when}`,

  fetchNow: 'Fetch now',
  fetchedLater: (name: string, when: string): string =>
    `It is too early to ask ${name} again. Familiar does so ${when}.`,
  inSeconds: (count: number): string => `in ${counted(count, 'second', 'seconds')}`,
  fetching: 'Fetching',
  fetched: (done: number, total: number | null): string =>
    total === null
      ? `${formatNumber(done)} so far`
      : `${formatNumber(done)} of ${formatNumber(total)}`,
  pause: 'Pause',
  resume: 'Resume',
  chooseAgain: 'Choose what is read',
  memoryOnly:
    'Its tokens are kept in memory alone, because this system offers no safe place for them. After a restart Familiar asks you to sign in again.',
  remedies: {
    reconnect: (name: string): string => `Sign in to ${name} again`,
    retry: 'Try again now',
    choose: 'Choose what is read',
  },
  tryAgain: 'Try again',

  disconnect: {
    open: 'Disconnect…',
    title: (name: string): string => `Disconnect ${name}?`,
    either: (name: string): string =>
      `Familiar gives its permission back to ${name}, deletes its tokens here and reads nothing more.`,
    question: 'What has been read so far',
    keep: 'Keep it',
    keepMeans: 'The ledger goes on saying what each event was.',
    erase: 'Erase it',
    eraseMeans: (provider: ConnectableProvider): string =>
      `${ERASED[provider]} go, for good. The numbers of your pet and your goals stay.`,
    confirm: 'Disconnect',
    confirmErase: 'Disconnect and erase',
    done: (name: string): string => `${name} is disconnected.`,
  },

  endByHand: {
    title: (name: string): string => `${name} is disconnected here.`,
    words: (provider: ConnectableProvider): string =>
      `${SIGN_IN_AT[provider]} did not confirm that Familiar’s permission has ended. It can read nothing more from here; to be sure, end it there too.`,
    open: (provider: ConnectableProvider): string => `End it on ${SIGN_IN_AT[provider]}`,
    dismiss: 'Done',
  },

  webhook: {
    title: 'For developers: webhooks',
    explain:
      'A repository’s webhook can tell Familiar of a push at once instead of within minutes. GitHub has to reach this address, for instance through a tunnel of yours, and every delivery has to be signed with the secret.',
    address: 'Address',
    field: 'Secret',
    has: 'A secret is set. Deliveries signed with it are accepted.',
    none: 'No secret is set. Deliveries are refused.',
    save: 'Set the secret',
    replace: 'Replace the secret',
    remove: 'Remove the secret',
    saved: 'The secret is set.',
    removed: 'The secret is removed.',
  },

  vault: {
    title: 'No safe place for tokens',
    problem:
      'This system has no keyring that Familiar can use. Tokens are kept in memory, and after a restart you sign in again.',
    allow: 'Keep them all the same',
    allowHint:
      'They are then written to the data folder with a protection that any program of yours could undo.',
  },
}
