import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../controls/button'
import { IconButton } from '../controls/icon-button'
import { usePageVisible } from '../use-page-visible'
import { type Toast, dismissToast, toasts } from './toasts'
import './toast-region.css'

const SHOWN_MS = 10_000

/** Where toasts appear. The region is always there, so that screen readers hear what enters it. */
export function ToastRegion() {
  const shown = useStore(toasts)
  return (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

/**
 * One toast. It leaves after 10 s, but not while pointer or focus is on it or the page is hidden. One with an action
 * takes the focus when what had it is gone, as after a deletion: the way back is then one key away.
 */
function ToastLine({ toast: { id, text, look, action, returnTo } }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  const visible = usePageVisible()
  const line = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (held || !visible) return
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, visible, id])

  useEffect(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement === returnTo) button.current?.focus()
  }, [returnTo])

  useLayoutEffect(() => {
    const element = line.current
    return () => {
      if (element?.contains(document.activeElement)) returnTo?.focus()
    }
  }, [returnTo])

  return (
    <div
      ref={line}
      className={`toast toast--${look}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => setHeld(event.target.matches(':focus-visible'))}
      onBlur={() => setHeld(false)}
    >
      <span className="toast__text">{text}</span>
      {action && (
        <Button
          ref={button}
          look="quiet"
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label={uiMessages.dismiss} onClick={() => dismissToast(id)} />
    </div>
  )
}
