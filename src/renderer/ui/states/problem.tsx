import { CircleAlert } from 'lucide-react'
import type { RouteError } from '@shared/contract/errors'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../controls/button'
import './states.css'

interface ProblemProps {
  /** What could not be had: `Your goals`. */
  readonly what: string
  readonly error: RouteError
  readonly onRetry: () => void
}

/** An error state: what happened, that nothing is lost, and what to do. */
export function Problem({ what, error, onRetry }: ProblemProps) {
  return (
    <div className="problem" role="alert">
      <p className="problem__title">
        <CircleAlert aria-hidden />
        {uiMessages.failedToLoad(what)}
      </p>
      <p className="problem__detail">{uiMessages.reassured(error.message)}</p>
      <Button onClick={onRetry}>{uiMessages.retry}</Button>
    </div>
  )
}
