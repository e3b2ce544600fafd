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
] as const
export type EverydayUse = (typeof EVERYDAY_USES)[number]

/** With the key most programs' commands are given by: Ctrl, and on a Mac Command, which Super is another name for. */
const COMMANDS: Readonly<Record<string, EverydayUse>> = {
  C: 'copy',
  Insert: 'copy',
  X: 'cut',
  V: 'paste',
  Z: 'undo',
  Y: 'redo',
  A: 'select-all',
  S: 'save',
  E: 'find',
  F: 'find',
  G: 'find',
  H: 'find',
  J: 'downloads',
  K: 'link',
  // What Enter is in a terminal.
  M: 'send',
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
  F5: 'reload',
  0: 'zoom',
  'Shift+C': 'copy',
  'Shift+F': 'find',
  'Shift+I': 'tools',
  'Shift+P': 'new',
  'Shift+Q': 'quit',
  'Shift+W': 'close',
  'Shift+Enter': 'send',
  'Shift+PageUp': 'switch',
  'Shift+PageDown': 'switch',
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
  'Alt+Home': 'go-back',
  'Alt+Left': 'go-back',
  'Alt+Right': 'go-back',
  'Alt+Up': 'move',
  'Alt+Down': 'move',
  'Alt+Shift+Left': 'select',
  'Alt+Shift+Right': 'select',
  'Alt+Shift+Up': 'select',
  'Alt+Shift+Down': 'select',
  'Alt+Enter': 'send',
  'Super+L': 'lock',
  'Super+V': 'paste',
  'Super+D': 'hide',
  'Super+Tab': 'switch',
  'Super+Shift+S': 'screenshot',
  'Super+Shift+3': 'screenshot',
  'Super+Shift+4': 'screenshot',
  'Super+Shift+5': 'screenshot',
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
 * and their like, and Polish letters, small and capital.
 */
const WITH_ALT_GR = /^Ctrl\+Alt\+(?:[0-9MQV]|(?:Shift\+)?[ACELNOSXZ])$/
/** Opens menus on Windows and Linux, and types characters on a Mac, others with Shift. */
const WITH_ALT = /^Alt\+(?:Shift\+)?[A-Z0-9]$/
/** Of a browser's tabs, or of the programs in Windows' bar, the first to the ninth. */
const BY_NUMBER = /^[1-9]$/

/**
 * What keys, written as `readAccelerator` does, are for in every program, so that nobody could use them for that any
 * more; null where they are free to take.
 */
export function everydayUse(keys: string): EverydayUse | null {
  const command = /^(?:Ctrl|Command|Super)\+(.+)$/.exec(keys)?.[1] ?? ''
  const use = OTHERS[keys] ?? COMMANDS[command]
  if (use !== undefined) return use
  if (BY_NUMBER.test(command)) return 'switch'
  if (WITH_ALT_GR.test(keys)) return 'type'
  return WITH_ALT.test(keys) ? 'menu' : null
}
