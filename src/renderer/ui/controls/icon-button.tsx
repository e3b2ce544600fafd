import { Button, type ButtonProps } from './button'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: NonNullable<ButtonProps['icon']>
  /** What it does: heard by screen readers, shown on hover. */
  readonly label: string
}

/** A button that is only an icon. */
export function IconButton({ label, look = 'quiet', className = '', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      look={look}
      className={`button--icon ${className}`}
      aria-label={label}
      title={label}
    />
  )
}
