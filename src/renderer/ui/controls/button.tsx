import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import './button.css'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon
  /** At work: it keeps its focus, and does nothing when pressed again. */
  readonly busy?: boolean
  readonly children?: ReactNode
}

/** A button of the house. */
export function Button({
  look = 'plain',
  icon: Icon,
  busy = false,
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button--${look} ${className}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {Icon && <Icon aria-hidden />}
      {children}
    </button>
  )
}
