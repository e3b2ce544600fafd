import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

interface NoticeProps {
  readonly icon: LucideIcon
  readonly title?: string
  readonly look?: 'plain' | 'problem'
  /** The one thing to do about it. */
  readonly action?: ReactNode
  readonly children?: ReactNode
  /** What it says of several things, a line for each. */
  readonly list?: readonly string[]
}

/** A sentence that stands above or within other content. */
export function Notice({ icon: Icon, title, look = 'plain', action, children, list }: NoticeProps) {
  return (
    <div className={`notice notice--${look}`}>
      <Icon aria-hidden />
      <div className="notice__words">
        <p>
          {title !== undefined && <strong>{title}</strong>} {children}
        </p>
        {list && (
          <ul>
            {list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {action}
    </div>
  )
}
