import type { ReactNode } from 'react'
import type { Loadable } from '../store/loadable'
import { Problem } from './problem'
import { Skeleton } from './skeleton'

interface LoadedProps<T> {
  readonly of: Loadable<T>
  readonly what: string
  readonly onRetry: () => void
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Shows a piece of state once it is there; until then its skeleton, or why it cannot be had. */
export function Loaded<T>({ of, what, onRetry, skeleton, children }: LoadedProps<T>) {
  if (of.data !== null) return children(of.data)
  if (of.error !== null) return <Problem what={what} error={of.error} onRetry={onRetry} />
  return skeleton ?? <Skeleton />
}
