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
}

/** A sentence that stands above or within other content. */
export function Notice({ icon: Icon, title, look = 'plain', action, children }: NoticeProps) {
  return (
    <div className={`notice notice--${look}`}>
      <Icon aria-hidden />
      <p>
        {title !== undefined && <strong>{title}</strong>} {children}
      </p>
      {action}
    </div>
  )
}
