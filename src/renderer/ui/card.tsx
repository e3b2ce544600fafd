import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useKeptFocus } from './use-kept-focus'
import './card.css'

interface CardProps {
  readonly title: string
  /** Before the title: what kind of thing this is. */
  readonly icon?: LucideIcon
  /** Beside the title, in quiet words. */
  readonly summary?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A section of a page, named by its heading. */
export function Card({ title, icon: Icon, summary, actions, className = '', children }: CardProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const focus = useKeptFocus(heading)
  return (
    <section className={`card ${className}`} aria-labelledby={id} {...focus}>
      <header className="card__head">
        {Icon && <Icon aria-hidden className="card__icon" />}
        <div className="card__title">
          <h2 ref={heading} id={id} tabIndex={-1}>
            {title}
          </h2>
          {summary && <p className="card__summary numbers">{summary}</p>}
        </div>
        {actions !== undefined && <div className="card__actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
