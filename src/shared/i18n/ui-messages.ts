import { formatNumber } from './messages'

/** Words that every page shares. */
export const uiMessages = {
  unreadableAnswer:
    'Familiar answered in a way this page cannot read. Restart Familiar, so that both are of one version.',
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  dismiss: 'Dismiss',
  copy: (what: string): string => `Copy ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  copied: 'Copied',
  notCopied: 'The browser did not let Familiar copy it.',
  showAll: (count: string): string => `Show all ${count}`,
  showFewer: 'Show fewer',
  notRunning: 'Familiar is not running.',
  notRunningDetail: (since: string): string =>
    `What you see is from ${since}. Nothing is lost, and this page catches up by itself.`,
  databaseStarting: 'The database is starting. This page fills itself in a moment.',
  databaseDown: 'The database does not answer.',
  quarantined: (count: number): string =>
    count === 1
      ? '1 event could not be read. It is kept, and a newer Familiar will read it.'
      : `${formatNumber(count)} events could not be read. They are kept, and a newer Familiar will read them.`,
  troubled: (count: number): string => `${formatNumber(count)} connections need a look.`,
  mend: 'Open the settings',
  failedToLoad: (what: string): string => `${what} could not be loaded.`,
  /** Trouble in words, and that nothing is lost where they do not say so themselves. */
  reassured: (message: string): string =>
    /nothing is lost/i.test(message) ? message : `${message} Nothing is lost.`,
  crashed: 'This page stumbled over something it did not expect.',
  crashedDetail: 'Your data is safe: a page only shows it. Load the page again to go on.',
  reload: 'Load again',
  percent: (value: string): string => `${value}%`,
  unknown: '—',
}
