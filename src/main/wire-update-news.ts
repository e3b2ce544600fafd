import type { Focus } from '@shared/contract/focus'
import type { Push } from '@shared/contract/pushes'
import { updatesMessages } from '@shared/i18n/updates-messages'
import type { DesktopService } from './wire-desktop'

export interface UpdateNews {
  /** There is a newer Familiar, which nobody has asked for. Returns whether this was the moment to tell of it. */
  tell(version: string): boolean
  /** From now on it can be told of. */
  open(): void
  setFocus(focus: Focus): void
}

/**
 * Tells of a newer Familiar as of everything else: by the system where the user wants that and it disturbs nobody, and by
 * the pet, as the user has it with bubbles. As it is told once only, it waits for the end of a focus session, and at the
 * start until it is known how the user wants to be told and whether there is a session. `onMoment`: there may be one now.
 */
export function updateNews(
  desktop: Pick<DesktopService, 'updateFound'>,
  publish: (push: Push) => void,
  onMoment: () => void,
): UpdateNews {
  let isOpen = false
  let isFocused = true
  return {
    tell: (version) => {
      if (!isOpen || isFocused) return false
      desktop.updateFound(version)
      publish({ type: 'agent.told', act: 'wave', words: updatesMessages.found(version) })
      return true
    },
    open: () => {
      isOpen = true
      onMoment()
    },
    setFocus: ({ running }) => {
      isFocused = running !== null
      onMoment()
    },
  }
}
