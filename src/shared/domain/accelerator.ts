/** Keys pressed together, as Electron writes them: `Ctrl+Alt+P`. */
const MODIFIERS: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  control: 'Ctrl',
  strg: 'Ctrl',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
  cmd: 'Command',
  command: 'Command',
  super: 'Super',
  win: 'Super',
  windows: 'Super',
}
const ORDER = ['Ctrl', 'Command', 'Super', 'Alt', 'Shift'] as const

const NAMED: Readonly<Record<string, string>> = {
  space: 'Space',
  tab: 'Tab',
  enter: 'Enter',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  insert: 'Insert',
}

/** What is wrong with keys as typed. */
export type AcceleratorFault = 'unknown-key' | 'no-key' | 'no-modifier'

export type ReadAccelerator =
  | { readonly ok: true; readonly keys: string }
  | { readonly ok: false; readonly fault: AcceleratorFault }

/**
 * Reads keys as a person types them, in any case and order, and writes them in one way. One plain key, or Shift with
 * one, is refused unless it is F1 to F24: taken in the whole system, nobody could type it any more. Keys that people
 * use every day are others on every system: `everydayUse`.
 */
export function readAccelerator(typed: string): ReadAccelerator {
  const parts = typed.split(/[+\s]+/).filter((part) => part !== '')
  const modifiers = new Set<string>()
  let key: string | null = null
  for (const part of parts) {
    const modifier = MODIFIERS[part.toLowerCase()]
    if (modifier !== undefined) modifiers.add(modifier)
    else {
      const named = keyOf(part)
      if (named === null || key !== null) return { ok: false, fault: 'unknown-key' }
      key = named
    }
  }
  if (key === null) return { ok: false, fault: 'no-key' }
  const isFunctionKey = /^F\d+$/.test(key)
  const holds = ORDER.filter((modifier) => modifiers.has(modifier))
  if (!isFunctionKey && holds.every((modifier) => modifier === 'Shift'))
    return { ok: false, fault: 'no-modifier' }
  return { ok: true, keys: [...holds, key].join('+') }
}

function keyOf(part: string): string | null {
  if (/^[a-z0-9]$/i.test(part)) return part.toUpperCase()
  const isFunctionKey = /^f([1-9]|1\d|2[0-4])$/i.test(part)
  return isFunctionKey ? part.toUpperCase() : (NAMED[part.toLowerCase()] ?? null)
}
