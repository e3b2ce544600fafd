import type { ReactNode } from 'react'
import type { ConnectionView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { aheadWords, whenWords } from '@shared/i18n/time-words'
import { useMinute } from '../../../ui/clock/use-minute'
import { Meter } from '../../../ui/controls/meter'

interface ConnectionFactsProps {
  readonly view: ConnectionView
  readonly calendar: Calendar
}

/** How a connection does, in numbers and times. */
export function ConnectionFacts({ view, calendar }: ConnectionFactsProps) {
  const now = useMinute()
  const { state, eventsToday, lastEventAt, lastPollAt, lastSuccessAt, nextPollAt, budget } = view
  const past = (at: string | null): string =>
    at === null ? words.never : whenWords(Date.parse(at), now, calendar)
  const ahead = (at: string | null): string =>
    at === null ? words.never : aheadWords(Date.parse(at), now, calendar)
  // What is full, or was filled since it was counted, need not be waited for.
  const refillsAt =
    budget?.resetsAt && budget.left < budget.limit && Date.parse(budget.resetsAt) > now
      ? budget.resetsAt
      : null
  return (
    <dl className="connection__facts numbers">
      <Figure name={words.today}>{words.events(eventsToday)}</Figure>
      <Figure name={words.lastEvent}>{past(lastEventAt)}</Figure>
      <Figure name={words.lastPoll}>{past(lastPollAt)}</Figure>
      {view.trouble !== null && lastSuccessAt !== lastPollAt && (
        <Figure name={words.lastSuccess}>{past(lastSuccessAt)}</Figure>
      )}
      <Figure name={words.nextPoll}>{state === 'paused' ? words.paused : ahead(nextPollAt)}</Figure>
      {budget === null && state !== 'paused' && (
        <div className="connection__budget">
          <dt className="muted small">{words.budget}</dt>
          <dd>{words.budgetUnknown}</dd>
        </div>
      )}
      {budget !== null && (
        <div className="connection__budget">
          <dt className="muted small">{words.budget}</dt>
          <dd className="facts">
            <span>{words.budgetWords(budget.left, budget.limit)}</span>
            {refillsAt !== null && <span className="muted">{words.resets(ahead(refillsAt))}</span>}
          </dd>
          <dd className="connection__meter">
            <Meter
              label={words.budget}
              value={budget.left}
              max={budget.limit}
              text={words.budgetWords(budget.left, budget.limit)}
              look="green"
            />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="muted small">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
