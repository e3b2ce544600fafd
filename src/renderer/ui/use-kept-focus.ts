import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** What an element needs to know where the focus in it is. */
export interface FocusWatch {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Keeps the focus from falling to the top of the page when what had it is taken away, as the button of an empty state
 * is once there is something: the reading goes on at `refuge` instead.
 */
export function useKeptFocus(refuge: RefObject<HTMLElement | null>): FocusWatch {
  const last = useRef<Element | null>(null)
  // After every drawing: only then is it known what is gone.
  useEffect(() => {
    if (last.current === null || last.current.isConnected) return
    last.current = null
    if (document.activeElement === document.body) refuge.current?.focus({ preventScroll: true })
  })
  return {
    onFocus: ({ target }) => {
      last.current = target
    },
    onBlur: ({ target }) => {
      if (target.isConnected) last.current = null
    },
  }
}
