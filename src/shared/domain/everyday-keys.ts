import { assertNever } from './assert-never'
import { COMMANDS, EVERYWHERE, LINUX, MAC, WINDOWS } from './everyday-tables'

/** What people use keys for in every program; the words for it are in `desktop-messages`. */
export const EVERYDAY_USES = [
  'copy',
  'cut',
  'paste',
  'undo',
  'redo',
  'select-all',
  'select',
  'save',
  'find',
  'print',
  'open',
  'new',
  'close',
  'quit',
  'reopen',
  'reload',
  'address',
  'bold',
  'italic',
  'underline',
  'link',
  'downloads',
  'tools',
  'zoom',
  'move',
  'switch',
  'send',
  'complete',
  'go-back',
  'menu',
  'hide',
  'minimise',
  'lock',
  'screenshot',
  'help',
  'rename',
  'full-screen',
  'type',
  'type-alt-gr',
  'edit',
  'layout',
  'arrange',
  'run',
  'desktop',
] as const
export type EverydayUse = (typeof EVERYDAY_USES)[number]

/** Whose keys these are: every system has its own habits. */
export type KeysPlatform = 'win32' | 'darwin' | 'linux'

/**
 * What is typed with AltGr, which Windows takes for Ctrl and Alt, on the keyboards of much of Europe: `@`, `€`, `µ`, `{`
 * and their like, and Polish letters, small and capital. Elsewhere AltGr is a key of its own.
 */
const WITH_ALT_GR = /^Ctrl\+Alt\+(?:[0-9MQV]|(?:Shift\+)?[ACELNOSXZ])$/
const WITH_ALT = /^Alt\+(?:Shift\+)?[A-Z0-9]$/
/** Windows keeps these for itself, also those it has no use for yet. */
const WITH_WINDOWS_KEY = /^Super\+[A-Z0-9]$/
/** The other screens a Linux computer has, without a desktop. */
const CONSOLES = /^Ctrl\+Alt\+F(?:[1-9]|1[0-2])$/
/** Of a browser's tabs, or of the programs in a bar, the first to the ninth. */
const BY_NUMBER = /^(Ctrl|Command|Super)\+[1-9]$/
/** In terminals everywhere, and in the text fields of a Mac. */
const CTRL_LETTER = /^Ctrl\+[A-Z]$/

/**
 * What keys, written as `readAccelerator` does, are for in every program of that system or on its desktop, so that nobody
 * could use them for that any more; null where they are free to take.
 */
export function everydayUse(written: string, platform: KeysPlatform): EverydayUse | null {
  // One key by two names: Command is what a Mac has in its place.
  const keys =
    platform === 'darwin'
      ? written.replace('Super+', 'Command+')
      : written.replace('Command+', 'Super+')
  switch (platform) {
    case 'darwin':
      return onMac(keys)
    case 'win32':
      return onWindows(keys) ?? commandOf(keys, 'Ctrl') ?? EVERYWHERE[keys] ?? null
    case 'linux':
      return onLinux(keys) ?? commandOf(keys, 'Ctrl') ?? EVERYWHERE[keys] ?? null
    default:
      return assertNever(platform, 'platform')
  }
}

function commandOf(keys: string, held: 'Ctrl' | 'Command'): EverydayUse | undefined {
  const use = keys.startsWith(`${held}+`) ? COMMANDS[keys.slice(held.length + 1)] : undefined
  return use ?? (BY_NUMBER.test(keys) ? 'switch' : undefined)
}

function onMac(keys: string): EverydayUse | null {
  const use = MAC[keys] ?? commandOf(keys, 'Command') ?? EVERYWHERE[keys]
  if (use !== undefined) return use
  if (CTRL_LETTER.test(keys)) return 'edit'
  return WITH_ALT.test(keys) ? 'type' : null
}

function onWindows(keys: string): EverydayUse | undefined {
  if (WITH_ALT_GR.test(keys)) return 'type-alt-gr'
  if (WITH_ALT.test(keys)) return 'menu'
  return WINDOWS[keys] ?? (WITH_WINDOWS_KEY.test(keys) ? 'desktop' : undefined)
}

function onLinux(keys: string): EverydayUse | undefined {
  if (CONSOLES.test(keys)) return 'switch'
  if (WITH_ALT.test(keys)) return 'menu'
  return LINUX[keys]
}
