import type { ReactNode } from 'react'
import './facts.css'

/** Facts with their names, one below the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="fact-list">{children}</dl>
}

interface FactProps {
  readonly name: string
  readonly hint?: string
  readonly children: ReactNode
}

/** One fact of a list. */
export function Fact({ name, hint, children }: FactProps) {
  return (
    <div className="fact">
      <dt>
        {name}
        {hint !== undefined && <span className="muted small">{hint}</span>}
      </dt>
      <dd className="numbers">{children}</dd>
    </div>
  )
}
