import type { Focus } from '@shared/contract/focus'
import type { Push } from '@shared/contract/pushes'
import { updatesMessages } from '@shared/i18n/updates-messages'
import type { DesktopService } from './wire-desktop'

export interface UpdateNews {
  /** There is a newer Familiar, which nobody has asked for. */
  tell(version: string): void
  setFocus(focus: Focus): void
}

/**
 * Tells of a newer Familiar as of everything else: by the system where the user wants that and it disturbs nobody, and by
 * the pet, as the user has it with bubbles. As it is told once only, it waits for the end of a focus session.
 */
export function updateNews(
  desktop: Pick<DesktopService, 'updateFound'>,
  publish: (push: Push) => void,
): UpdateNews {
  let focused = false
  let kept: string | null = null
  const tell = (version: string): void => {
    kept = focused ? version : null
    if (focused) return
    desktop.updateFound(version)
    publish({ type: 'agent.told', act: 'wave', words: updatesMessages.found(version) })
  }
  return {
    tell,
    setFocus: ({ running }) => {
      focused = running !== null
      if (kept !== null) tell(kept)
    },
  }
}
