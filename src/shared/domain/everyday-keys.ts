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
] as const
export type EverydayUse = (typeof EVERYDAY_USES)[number]

/** With the key most programs' commands are given by: Ctrl, and on a Mac Command. */
const COMMANDS: Readonly<Record<string, EverydayUse>> = {
  C: 'copy',
  Insert: 'copy',
  X: 'cut',
  V: 'paste',
  Z: 'undo',
  Y: 'redo',
  A: 'select-all',
  S: 'save',
  F: 'find',
  G: 'find',
  H: 'find',
  P: 'print',
  O: 'open',
  N: 'new',
  T: 'new',
  W: 'close',
  Q: 'quit',
  R: 'reload',
  L: 'address',
  B: 'bold',
  I: 'italic',
  U: 'underline',
  // Ends what is typed into a terminal.
  D: 'close',
  Left: 'move',
  Right: 'move',
  Up: 'move',
  Down: 'move',
  Home: 'move',
  End: 'move',
  PageUp: 'switch',
  PageDown: 'switch',
  Tab: 'switch',
  Enter: 'send',
  Space: 'complete',
  F4: 'close',
  'Shift+C': 'copy',
  'Shift+V': 'paste',
  'Shift+Z': 'redo',
  'Shift+S': 'save',
  'Shift+T': 'reopen',
  'Shift+N': 'new',
  'Shift+R': 'reload',
  'Shift+Tab': 'switch',
  'Shift+Left': 'select',
  'Shift+Right': 'select',
  'Shift+Up': 'select',
  'Shift+Down': 'select',
  'Shift+Home': 'select',
  'Shift+End': 'select',
}

const OTHERS: Readonly<Record<string, EverydayUse>> = {
  'Command+H': 'hide',
  'Command+M': 'minimise',
  'Command+Shift+3': 'screenshot',
  'Command+Shift+4': 'screenshot',
  'Command+Shift+5': 'screenshot',
  'Ctrl+Command+Q': 'lock',
  'Ctrl+Command+F': 'full-screen',
  'Alt+F4': 'close',
  'Alt+Tab': 'switch',
  'Alt+Shift+Tab': 'switch',
  'Alt+Space': 'menu',
  'Alt+Left': 'go-back',
  'Alt+Right': 'go-back',
  'Alt+Up': 'move',
  'Alt+Down': 'move',
  'Alt+Enter': 'send',
  'Super+L': 'lock',
  'Super+V': 'paste',
  'Super+D': 'hide',
  'Super+Tab': 'switch',
  'Super+Shift+S': 'screenshot',
  F1: 'help',
  F2: 'rename',
  F3: 'find',
  F5: 'reload',
  F10: 'menu',
  F11: 'full-screen',
  'Shift+F3': 'find',
  'Shift+F10': 'menu',
}

/**
 * What is typed with AltGr, which Windows takes for Ctrl and Alt, on the keyboards of much of Europe: `@`, `€`, `µ`, `{`
 * and their like.
 */
const WITH_ALT_GR = /^Ctrl\+Alt\+[02-9EMQ]$/
/** Opens menus on Windows and Linux, and types characters on a Mac. */
const WITH_ALT = /^Alt\+[A-Z0-9]$/

/**
 * What keys, written as `readAccelerator` does, are for in every program, so that nobody could use them for that any
 * more; null where they are free to take.
 */
export function everydayUse(keys: string): EverydayUse | null {
  const command = /^(?:Ctrl|Command)\+(.+)$/.exec(keys)?.[1]
  const use = OTHERS[keys] ?? (command === undefined ? undefined : COMMANDS[command])
  if (use !== undefined) return use
  if (WITH_ALT_GR.test(keys)) return 'type'
  return WITH_ALT.test(keys) ? 'menu' : null
}
