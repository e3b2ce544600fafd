import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { SettingsCommands } from './settings-commands'
import type { SettingsState } from './settings-state'
import type { SettingsWindow } from './settings-store'

export const SettingsContext = createContext<SettingsWindow | null>(null)

/** One piece of the window's state; the component is drawn again only when that piece changes. */
export function useSettings<T>(select: (state: SettingsState) => T): T {
  return useStore(useSettingsHere().store, select)
}

/** What the window can ask main to do. */
export function useSettingsCommands(): SettingsCommands {
  return useSettingsHere().commands
}

function useSettingsHere(): SettingsWindow {
  const window = use(SettingsContext)
  if (window === null) throw new Error('The settings are used outside of their page.')
  return window
}
