import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import type { LedgerEntry } from '@shared/contract/ledger'
import type { Calendar } from '@shared/domain/local-day'
import { eventMessages } from '@shared/i18n/event-messages'
import { clockWords } from '@shared/i18n/time-words'
import { Clipped } from '../../ui/clipped'
import { ArithmeticTable } from './arithmetic-table'
import { capWords } from './cap-words'

interface SingleEventsProps {
  readonly entries: readonly LedgerEntry[]
  readonly calendar: Calendar
  readonly pet: string | null
  readonly isToday: boolean
}

/** The events a line was merged from, newest first. */
export function SingleEvents({ entries, ...context }: SingleEventsProps) {
  return (
    <ul className="singles">
      {entries.map((entry) => (
        <SingleEvent key={entry.id} entry={entry} {...context} />
      ))}
    </ul>
  )
}

interface SingleEventProps extends Omit<SingleEventsProps, 'entries'> {
  readonly entry: LedgerEntry
}

function SingleEvent({ entry, calendar, pet, isToday }: SingleEventProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const what = eventMessages.deed(entry.type, entry.value, entry.title, pet)
  const capped = capWords(entry, isToday)
  return (
    <li className="single">
      <button
        type="button"
        className="single__line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="single__words">
          <Clipped text={what} />
          <span className="muted small numbers">
            {[clockWords(Date.parse(entry.occurredAt), calendar), entry.ref?.slice(0, 10), capped]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="numbers">{eventMessages.xp(entry.effect.xp)}</span>
        <ChevronDown className="unfold" aria-hidden />
      </button>
      {open && (
        <div className="single__detail" id={id}>
          <ArithmeticTable entry={entry} calendar={calendar} what={what} />
        </div>
      )}
    </li>
  )
}
