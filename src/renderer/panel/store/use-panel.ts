import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { PanelCommands } from './panel-commands'
import type { PanelState } from './panel-state'
import type { Panel } from './panel-store'

export const PanelContext = createContext<Panel | null>(null)

/** One piece of the panel's state; the component is drawn again only when that piece changes. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  return useStore(usePanelHere().store, select)
}

/** What the panel can ask main to do. */
export function usePanelCommands(): PanelCommands {
  return usePanelHere().commands
}

function usePanelHere(): Panel {
  const panel = use(PanelContext)
  if (panel === null) throw new Error('The panel is used outside of its page.')
  return panel
}
