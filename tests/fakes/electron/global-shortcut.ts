import type { GlobalShortcut } from 'electron'
import { app } from './app'

const held = new Map<string, () => void>()

export const globalShortcut = {
  /** For tests: keys another program has. */
  taken: new Set<string>(),
  register: (accelerator: string, callback: () => void): boolean => {
    app.mustBeReady('globalShortcut')
    if (globalShortcut.taken.has(accelerator) || held.has(accelerator)) return false
    held.set(accelerator, callback)
    return true
  },
  unregisterAll: (): void => held.clear(),
  /** For tests: the user presses keys, in whatever program. Answers whether they are heard. */
  press: (accelerator: string): boolean => {
    held.get(accelerator)?.()
    return held.has(accelerator)
  },
}

globalShortcut satisfies Pick<GlobalShortcut, 'register' | 'unregisterAll'>
