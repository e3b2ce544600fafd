import type { RepositoryState, WatchedFolder } from '../contract/git'
import { counted, formatNumber } from './messages'

const STATE_WORDS: Readonly<Record<RepositoryState, string>> = {
  reading: 'reading…',
  watching: 'watching',
  paused: 'paused',
  missing: 'not found',
  denied: 'no access',
  'untrusted-owner': 'not trusted by git',
  corrupt: 'damaged',
  'no-identity': 'no address set',
  'too-slow': 'too slow',
  failed: 'not readable',
}

const FOLDER_WORDS: Readonly<Record<WatchedFolder['state'], string>> = {
  watching: 'watching',
  missing: 'not found',
  denied: 'no access',
  empty: 'no repositories yet',
  partial: 'read in part',
}

/** Words of watched folders and their repositories, and of choosing a folder. */
export const folderMessages = {
  title: 'Watched repositories',
  what: 'Your watched repositories',
  add: 'Add folder',
  rescan: 'Look again',
  pause: 'Pause reading',
  goOn: 'Go on',
  paused: 'Reading is paused.',
  pausedDetail: 'No repository is read. Commits you make meanwhile are counted when you go on.',
  pausedNow: 'Paused: no repository is read.',
  wentOn: 'Reading goes on.',
  rescanned: (repositories: string): string => `Looked again: ${repositories}.`,
  removeNamed: (path: string): string => `Stop watching ${path}`,
  removed: (path: string): string => `No longer watching ${path}.`,
  added: (path: string): string => `Watching ${path}.`,
  thisRun: 'for this run',
  state: (state: RepositoryState): string => STATE_WORDS[state],
  folderState: (state: WatchedFolder['state']): string => FOLDER_WORDS[state],
  repositories: (count: number): string => counted(count, 'repository', 'repositories'),
  summary: (repositories: number, folders: number): string =>
    `${counted(repositories, 'repository', 'repositories')} in ${counted(folders, 'folder', 'folders')}`,
  commits: (count: number): string => `${counted(count, 'commit', 'commits')} counted`,
  lastCommit: (when: string): string => `last ${when}`,
  noCommit: 'none of yours yet',
  bare: 'bare',
  elsewhere: 'Elsewhere',
  showAll: (count: number): string => `Show all ${formatNumber(count)}`,
  showFewer: 'Show fewer',
  noGit: 'Familiar needs git to see your commits.',
  empty: 'No folder is watched yet.',
  emptyDetail:
    'Choose the folder your projects live in. Familiar reads the history of every repository in it, on this computer, and counts your commits. It changes nothing.',
  picker: {
    title: 'Watch a folder',
    explain: 'Every git repository in it counts, now and later.',
    field: 'Folder',
    hint: 'Type a path, or pick below: ↓ and ↑ choose, Enter opens, Alt+↑ goes up.',
    list: 'Folders',
    listOf: (path: string): string => `Folders in ${path}`,
    up: 'Up',
    home: 'Home',
    repository: 'repository',
    none: 'No folders in here.',
    noMatch: (text: string): string => `No folder here begins with “${text}”.`,
    truncated: (count: number): string =>
      `The first ${formatNumber(count)} folders. Type to find another.`,
    choose: 'Watch this folder',
    found: (folders: number): string => counted(folders, 'folder', 'folders'),
  },
}
