import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

interface OutwardLinkProps {
  readonly href: string
  /** As a button where it is the next step; in the text otherwise. */
  readonly look?: 'text' | 'plain' | 'primary'
  /** Lets main open it, where the page has one that can; see external-links of the Electron host. */
  readonly byMain?: () => void
  readonly children: ReactNode
}

/** A link that leads out of Familiar, into the user's browser. */
export function OutwardLink({ href, look = 'text', byMain, children }: OutwardLinkProps) {
  return (
    <a
      className={look === 'text' ? 'link' : `button button--${look}`}
      href={href}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        // Under Electron main opens only what it knows; in a browser the page does it itself, beside this one.
        if (byMain === undefined || window.familiar === undefined) return
        event.preventDefault()
        byMain()
      }}
    >
      {look === 'text' ? (
        <>
          {children}
          <ExternalLink aria-hidden />
        </>
      ) : (
        <>
          <ExternalLink aria-hidden />
          {children}
        </>
      )}
    </a>
  )
}
