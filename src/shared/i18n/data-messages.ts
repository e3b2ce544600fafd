import type { DataWork, ImportPreview } from '../contract/data'
import { counted, formatNumber } from './messages'
import { listed } from './number-words'

/** Tables by what is in them; the others are Familiar's own bookkeeping. */
const TABLE_WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  events: ['event', 'events'],
  goals: ['goal', 'goals'],
  integrations: ['source', 'sources'],
}

const WORK_WORDS: Readonly<Record<DataWork['kind'], string>> = {
  backup: 'Taking a backup',
  export: 'Exporting',
  inspect: 'Reading the file',
  import: 'Bringing it in',
}

/** Words of the settings' data page about backups, exports and what could not be read. */
export const dataMessages = {
  backups: 'Backups',
  backupsWhat: 'Your backups',
  backupsHint: 'One a day, and one before every change of the database. The newest seven are kept.',
  backUpNow: 'Back up now',
  backedUp: 'The backup is taken.',
  noBackups: 'No backups yet.',
  noBackupsDetail: 'The first is made within a day.',
  backupsFolder: 'Folder',
  restore: 'Restore',
  restoreNamed: (when: string): string => `Restore the backup of ${when}`,
  move: 'Take it with you',
  exportTitle: 'Export everything',
  exportHint:
    'One file with all that is yours: pet, events, goals, settings. Tokens and secrets of your connections are left out; your password is in it only as a hash. On another computer you connect again.',
  export: 'Export',
  exported: (rows: number, size: string): string =>
    `${counted(rows, 'row', 'rows')}, ${size}. Keep this file where you like:`,
  exportedPath: 'path of the export',
  importTitle: 'Bring in an export',
  importHint: 'Replaces everything that is here. First you see what is in the file.',
  path: 'Path of the file',
  pathPlaceholder: '/home/you/familiar-2026-11-19T134520Z.jsonl.gz',
  look: 'Look inside…',
  work: (kind: DataWork['kind']): string => WORK_WORDS[kind],
  progress: (done: number, total: number | null): string =>
    total === null
      ? `${formatNumber(done)} rows so far`
      : `${formatNumber(done)} of ${formatNumber(total)} rows`,
  dialog: {
    title: 'Replace everything?',
    made: 'Made',
    whose: 'Whose',
    nobody: 'a profile without name',
    pet: 'Pet',
    petWords: (pets: ImportPreview['pets']): string =>
      pets.length === 0
        ? '—'
        : listed(
            pets.map(({ name, level }) =>
              level === null ? name : `${name}, level ${formatNumber(level)}`,
            ),
          ),
    holds: 'Holds',
    holdsWords: (preview: ImportPreview): string => {
      const told = preview.tables.flatMap(({ name, rows }) => {
        const words = TABLE_WORDS[name]
        return words ? [counted(rows, ...words)] : []
      })
      return listed(told)
    },
    rows: 'In all',
    rowsWords: (rows: number, size: string): string => `${counted(rows, 'row', 'rows')}, ${size}`,
    file: 'File',
    warning: (pet: string): string =>
      `What is here now goes: ${pet}, all events, goals and settings. Before that Familiar takes a backup of it, so you can go back.`,
    tokens: 'Connections may ask you to sign in again.',
    confirm: 'Replace everything',
  },
  imported: (rows: number): string => `${counted(rows, 'row', 'rows')} brought in.`,
  undone: 'Everything is as it was before.',
  quarantine: 'Events that could not be read',
  quarantineWhat: 'The list of events that could not be read',
  quarantineNone: 'Every event so far could be read.',
  quarantineHint:
    'They are kept as they came. A newer Familiar tries them again by itself; you can do so now.',
  quarantineShown: (shown: number, total: number): string =>
    shown < total ? `the newest ${formatNumber(shown)} of ${formatNumber(total)}` : '',
  tryAgain: 'Try again',
  retried: (tried: number, read: number): string => {
    if (read === tried) return `${counted(read, 'event was', 'events were')} read.`
    if (read === 0)
      return tried === 1 ? 'It still cannot be read.' : 'None of them can be read yet.'
    return `${formatNumber(read)} of ${formatNumber(tried)} events were read.`
  },
}
