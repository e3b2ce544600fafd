import type { About } from '../contract/app'
import type { Connections } from '../contract/connections'
import type { Desktop } from '../contract/desktop'
import { formatNumber } from './messages'
import { sizeWords } from './number-words'

const PROTECTION: Readonly<Record<Connections['vault']['protection'], string>> = {
  keychain: 'sealed with a key in the keychain of this computer',
  'key-file': 'sealed with a key in a file of yours',
  none: 'not protected: they are kept in memory only, and gone after a restart',
}

const AT_LOGIN: Readonly<Record<Desktop['startAtLogin'], string>> = {
  on: 'Familiar starts when you log in',
  off: 'Familiar does not start when you log in',
  'needs-approval': 'your system has yet to allow the start at login',
  unavailable: 'no start at login here',
}

function some(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

/** Words of what the doctor finds, for its page and its report. */
export const doctorMessages = {
  parts: {
    app: 'Familiar',
    computer: 'This computer',
    displays: 'Displays',
    power: 'Power',
    folder: 'Data folder',
    room: 'Room for data',
    database: 'Database',
    backup: 'Last backup',
    events: 'Events',
    endpoint: 'Local endpoint',
    credentials: 'endpoint.json',
    pets: 'Pets',
    goals: 'Goals',
    git: 'Git',
    folders: 'Watched folders',
    folder1: 'A watched folder',
    repository: 'A repository',
    connections: 'Connections',
    vault: 'Tokens',
    species: 'Species',
    account: 'Account',
    quiet: 'Notifications',
    keys: 'A shortcut',
    login: 'Start at login',
    log: 'Log',
    updates: 'Updates',
  },
  version: (version: string, host: About['host'], runtime: string): string =>
    `${version}, ${host === 'electron' ? 'desktop app' : 'browser host'}, ${runtime}`,
  updates: (channel: string, possible: boolean): string =>
    possible ? `by the ${channel} channel` : 'not from within this copy',
  inBrowser: 'shown by a browser',
  battery: (onBattery: boolean, easy: boolean): string =>
    onBattery ? `on battery${easy ? ', taking it easy' : ''}` : 'on mains, or not known',
  room: (bytes: number): string => `${sizeWords(bytes)} free`,
  littleRoom: 'Make room on this disk: without any, nothing new can be kept.',
  writable: 'can be written to',
  notWritable: (problem: string): string => `cannot be written to: ${problem}`,
  makeWritable: 'Give your account permission to write to this folder.',
  database: (kind: About['database']['kind'], version: string, bytes: number): string =>
    `${kind === 'embedded' ? 'Familiar’s own' : 'a server of yours'}, ${version}, ${sizeWords(bytes)}`,
  starting: 'It is still starting.',
  noBackup: 'none yet; the first is made within a day',
  backup: (days: number): string => (days === 0 ? 'today' : `${some(days, 'day', 'days')} ago`),
  backupAdvice: 'Make one now; if that does not work, the log says why.',
  allRead: 'all could be read',
  unread: (count: number): string =>
    `${some(count, 'event', 'events')} could not be read and ${count === 1 ? 'waits' : 'wait'} for a newer Familiar`,
  unreadAdvice: 'Nothing is lost. After an update, read them again in Data.',
  endpointAnswers: 'answers',
  endpointSilent: (problem: string): string => `does not answer: ${problem}`,
  restart: 'Close Familiar and start it again.',
  someoneElse: 'something else answers at its port',
  pets: (count: number, level: number): string =>
    `${some(count, 'pet', 'pets')}; the one that eats is on level ${formatNumber(level)}`,
  goals: (count: number): string => (count === 0 ? 'none' : some(count, 'goal', 'goals')),
  noGit: 'No usable git was found.',
  folders: (folders: number, repositories: number): string =>
    folders === 0
      ? 'none'
      : `${some(folders, 'folder', 'folders')} with ${some(repositories, 'repository', 'repositories')}`,
  moreLike: (count: number): string => `and ${formatNumber(count)} more in trouble`,
  noConnections: 'none',
  connected: (names: string): string => `${names} as they should be`,
  paused: 'paused by you',
  vault: (protection: Connections['vault']['protection']): string => PROTECTION[protection],
  species: (count: number, imported: number): string =>
    `${formatNumber(count)}, of which ${formatNumber(imported)} from elsewhere`,
  account: (database: 'embedded' | 'server', signedIn: boolean): string =>
    `${signedIn ? 'signed in' : 'this device’s own'}, ${database === 'embedded' ? 'on this computer' : 'on a shared server'}`,
  disturbable: 'as they are set',
  doNotDisturb: 'none: you asked not to be disturbed',
  atLogin: (state: Desktop['startAtLogin']): string => AT_LOGIN[state],
  approve: 'Allow it in the system settings, under login items.',
  log: (count: number): string =>
    count === 0
      ? 'no warning of late'
      : `${some(count, 'warning or error', 'warnings and errors')} of late; the report has the last of them`,
  noLog: 'It cannot be read.',
  silent: (problem: string): string => `does not answer: ${problem}`,
  silentAdvice: 'Close Familiar and start it again. If that does not help, the log says why.',
  noAnswerWithin: (ms: number): string => `no answer within ${formatNumber(ms / 1000)} s`,
  lateAdvice:
    'Look again in a minute. If it stays so, see whether this computer reaches the database’s server, or close Familiar and start it again.',
  linesLeftOut: (count: number): string =>
    `${some(count, 'line', 'lines')} left out, which may call what is yours by its name: they are of before this start, or it could not be asked what those names are. The log itself has them.`,
  noFolder: 'The folder could not be shown. Copy its path instead.',
}

/** Words of the page itself. */
export const helpMessages = {
  intro: 'Familiar looks at itself and says what is in order, what is not, and what mends it.',
  what: 'What Familiar finds',
  findings: 'How Familiar is doing',
  looking: 'Looking…',
  lookAgain: 'Look again',
  verdict: (amiss: number): string => {
    if (amiss === 0) return 'All is in order.'
    return amiss === 1 ? 'One thing needs a look.' : `${formatNumber(amiss)} things need a look.`
  },
  ok: 'In order',
  notOk: 'Needs a look',
  mend: (page: string): string => `Open ${page}`,
  mendNamed: (page: string, what: string): string => `Open ${page}: ${what}`,
  report: 'Report',
  reportHint:
    'What is above and the last warnings of the log, to hand to whoever helps you. Without tokens, without your name, and without the names of your folders and repositories.',
  copy: 'Copy report',
  copied: 'Report copied',
  logFolder: 'Log folder',
  openLogs: 'Open the log folder',
  logPath: 'the path of the log folder',
}
