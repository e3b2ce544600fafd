import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { uiMessages } from '@shared/i18n/ui-messages'
import { IconButton } from '../controls/icon-button'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A modal dialog, open for as long as it is rendered. The browser's own element keeps the focus inside, closes on
 * Escape, and gives the focus back to where it came from.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // React gives no autofocus attribute to the page, so the browser would begin with the button that closes.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    // Closed before it is taken out of the page, hence the layout effect: only then does the focus return.
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // A select or a list inside closes itself first, with an event of its own.
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog__head">
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={uiMessages.close} onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}
