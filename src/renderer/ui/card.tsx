import { type ReactNode, useId } from 'react'
import './card.css'

interface CardProps {
  readonly title: string
  /** Beside the title, in quiet words. */
  readonly summary?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A section of a page, named by its heading. */
export function Card({ title, summary, actions, className = '', children }: CardProps) {
  const id = useId()
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <header className="card__head">
        <div className="card__title">
          <h2 id={id} tabIndex={-1}>
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
