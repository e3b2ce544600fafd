import { ChevronDown, Hourglass } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { type Calendar, HOUR } from '@shared/domain/local-day'
import { eventMessages } from '@shared/i18n/event-messages'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { durationWords } from '@shared/i18n/time-words'
import { Clipped } from '../../ui/clipped'
import { ArithmeticTable } from './arithmetic-table'
import { EventIcon } from './event-icon'
import type { LedgerGroup } from './group-entries'
import { lineWords } from './line-words'
import { LineMarks } from './line-marks'
import { SingleEvents } from './single-events'
import { type GroupSummary, summariseGroup } from './summarise-group'

interface LedgerLineProps {
  readonly group: LedgerGroup
  readonly calendar: Calendar
  readonly pet: string | null
  readonly isToday: boolean
  /** It came while the page was open, and slides in. */
  readonly isNew: boolean
}

/** One line of the ledger, which unfolds into its single events and their arithmetic. */
export const LedgerLine = memo(function LedgerLine({
  group,
  calendar,
  pet,
  isToday,
  isNew,
}: LedgerLineProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const summary = summariseGroup(group.entries)
  const words = lineWords(group, summary, { calendar, pet, isToday })
  const [first] = group.entries
  return (
    <li className="ledger__entry" data-new={isNew || undefined}>
      <button
        type="button"
        className="ledger__line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <EventIcon type={first.type} />
        <span className="ledger__words">
          <Clipped className="ledger__what" text={words.what} />
          <span className="ledger__where numbers" title={words.where}>
            {words.where}
          </span>
          {words.capped !== null && <span className="ledger__capped">{words.capped}</span>}
        </span>
        <span className="ledger__did numbers">
          <strong>{eventMessages.xp(summary.xp)}</strong>
          <span>{eventMessages.feelings(summary.hunger, summary.energy)}</span>
        </span>
        <ChevronDown className="unfold" aria-hidden />
      </button>
      <LineMarks summary={summary} />
      {open && (
        <div className="ledger__detail" id={id}>
          {group.entries.length > 1 ? (
            <SingleEvents entries={group.entries} calendar={calendar} pet={pet} isToday={isToday} />
          ) : (
            <ArithmeticTable entry={first} calendar={calendar} what={words.what} />
          )}
        </div>
      )}
      <TimeBefore time={summary.time} />
    </li>
  )
}, isSameLine)

/** Groups are made anew with every arrival; only one whose events have changed is drawn again. */
function isSameLine(a: LedgerLineProps, b: LedgerLineProps): boolean {
  return (
    a.group.key === b.group.key &&
    a.group.entries.length === b.group.entries.length &&
    a.calendar === b.calendar &&
    a.pet === b.pet &&
    a.isToday === b.isToday &&
    a.isNew === b.isNew
  )
}

/** The hours before a line, where they did enough to be seen. */
function TimeBefore({ time: { hours, hunger, energy } }: Pick<GroupSummary, 'time'>) {
  if (hours < 1) return null
  return (
    <p className="ledger__time numbers">
      <Hourglass aria-hidden />
      {ledgerMessages.passed(durationWords(hours * HOUR), eventMessages.feelings(hunger, energy))}
    </p>
  )
}
