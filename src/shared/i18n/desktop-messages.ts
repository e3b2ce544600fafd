import type { Desktop } from '../contract/desktop'
import type { AcceleratorFault } from '../domain/accelerator'
import type { EverydayUse } from '../domain/everyday-keys'
import type { Notice } from '../domain/notice'
import type { Shortcut } from '../domain/shortcut'

const SHORTCUT: Readonly<Record<Shortcut, string>> = {
  'toggle-pet': 'Show or hide the pet',
  panel: 'Open the panel',
  focus: 'Start or stop focusing',
}

const NOTICE: Readonly<Record<Notice, string>> = {
  trouble: 'A connection that needs you',
  focus: 'The end of a focus session',
  goal: 'A goal reached',
  level: 'A new level',
  update: 'A newer Familiar',
}

const FAULT: Readonly<Record<AcceleratorFault, string>> = {
  'unknown-key':
    'Keys such as Ctrl+Alt+P, please: Ctrl, Alt, Shift, and one letter, digit or F-key.',
  'no-key': 'A letter, a digit or an F-key is missing.',
  'no-modifier': 'Add Ctrl and Alt: otherwise the key could not be typed any more.',
}

const EVERYDAY: Readonly<Record<Exclude<EverydayUse, 'desktop'>, string>> = {
  copy: 'copies',
  cut: 'cuts',
  paste: 'pastes',
  undo: 'undoes',
  redo: 'redoes',
  'select-all': 'selects everything',
  select: 'selects',
  save: 'saves',
  find: 'searches',
  print: 'prints',
  open: 'opens a file',
  new: 'opens something new',
  close: 'closes what you are in',
  quit: 'quits',
  reopen: 'brings back what was closed',
  reload: 'reloads',
  address: 'leads to the address, or locks the screen',
  bold: 'makes text bold',
  italic: 'makes text italic',
  underline: 'underlines',
  link: 'makes a link',
  downloads: 'shows downloads',
  tools: 'opens tools',
  zoom: 'puts the size back',
  move: 'moves the cursor',
  switch: 'switches between windows or tabs',
  send: 'sends, or begins a line',
  complete: 'completes what is typed, or searches',
  'go-back': 'goes back and forth',
  menu: 'opens a menu',
  hide: 'hides windows',
  minimise: 'puts a window away',
  lock: 'locks the screen',
  screenshot: 'takes a picture of the screen',
  help: 'shows help',
  rename: 'renames',
  'full-screen': 'fills the screen',
  type: 'types a character',
  'type-alt-gr': 'types a character, with AltGr, on many keyboards',
  edit: 'edits text, or commands a terminal',
  layout: 'switches the keyboard’s language',
  arrange: 'moves a window to its place',
  run: 'starts programs',
}

const START_AT_LOGIN: Readonly<Record<Desktop['startAtLogin'], string>> = {
  on: 'Familiar starts when you log in.',
  off: 'You start Familiar yourself.',
  'needs-approval':
    'Your system wants you to allow it first, in its own settings under login items.',
  unavailable: 'Only an installed Familiar can do that.',
}

/** What the desktop has to do with Familiar, in words. */
export const desktopMessages = {
  what: 'Familiar on your desktop',
  title: 'On your desktop',
  needsApp: 'Shortcuts, notifications and a start at login need the desktop app.',
  shortcutName: (shortcut: Shortcut): string => SHORTCUT[shortcut],
  shortcutHint: 'Keys that work in every program, such as Ctrl+Alt+P. Empty for none.',
  saveKeys: 'Save',
  fault: (fault: AcceleratorFault): string => FAULT[fault],
  /** Why keys that people use every day are not taken. */
  everyday: (keys: string, use: EverydayUse): string =>
    use === 'desktop'
      ? `${keys} belongs to your desktop itself, and would no longer do there what it is for. Choose keys such as Ctrl+Alt+P.`
      : `${keys} ${EVERYDAY[use]} in other programs, and would do so no more. Choose keys such as Ctrl+Alt+P.`,
  keysTaken: (keys: string): string =>
    `${keys} is not free: another program or your system has it. Choose other keys.`,
  keysTwice: (keys: string, other: Shortcut): string =>
    `${keys} is taken already, by “${SHORTCUT[other]}”. Choose other keys.`,
  clickThrough: 'Click through the pet',
  clickThroughHint:
    'The pointer goes through it as if it were not there. Back again here or in the tray.',
  doNotDisturb: 'Do not disturb',
  doNotDisturbHint: 'No notifications at all. Your pet still speaks, as you like it.',
  notices: 'Notifications',
  noticesHint: 'What your system tells you of. Your pet says the same in a bubble.',
  noticeName: (notice: Notice): string => NOTICE[notice],
  quietHours: 'Quiet hours',
  quietHoursHint: 'No notifications between these times.',
  quietIncomplete: 'Quiet hours need both their times.',
  startAtLogin: 'Start at login',
  startAtLoginHint: (state: Desktop['startAtLogin']): string => START_AT_LOGIN[state],
  notShown: 'Your system does not show Familiar’s notifications. Your pet tells you instead.',
  notice: {
    focus: 'Your focus session is over.',
    goal: (count: number): string =>
      count === 1 ? 'You have reached a goal.' : `You have reached ${count} goals.`,
    level: (name: string, level: number): string => `${name} is at level ${level} now.`,
  },
}
