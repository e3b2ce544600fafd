import { useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { announce } from '../../ui/live/announcements'

/** How the last change of a field went; `saves` counts, so that "Saved" can be shown anew each time. */
export interface SaveState {
  readonly saves: number
  readonly error: string | null
}

export interface SavedField<T> {
  /** What the field shows: the change on its way, else what main holds. */
  readonly value: T
  readonly state: SaveState
  readonly change: (value: T) => void
}

/**
 * A field that saves itself with every change. Main holds the truth: the change shows while it is on its way, and when
 * it is refused the field shows again what holds, with the reason beside it.
 */
export function useSavedField<T>(
  held: T,
  save: (value: T) => Promise<RouteResult<unknown>>,
): SavedField<T> {
  const [pending, setPending] = useState<{ readonly value: T } | null>(null)
  const [state, setState] = useState<SaveState>({ saves: 0, error: null })

  const change = async (value: T): Promise<void> => {
    const mine = { value }
    setPending(mine)
    const result = await save(value)
    // A later change may be on its way by now.
    setPending((current) => (current === mine ? null : current))
    setState(({ saves }) =>
      result.ok ? { saves: saves + 1, error: null } : { saves, error: result.error.message },
    )
    if (result.ok) announce(settingsMessages.saved)
  }

  return { value: pending ? pending.value : held, state, change: (value) => void change(value) }
}
