import type { EventId } from '@shared/domain/ids'
import type { Calendar } from '@shared/domain/local-day'
import { dayWords } from '@shared/i18n/time-words'
import { useMinute } from '../../ui/clock/use-minute'
import type { LedgerGroup } from './group-entries'
import { LedgerLine } from './ledger-line'
import type { PetOf } from './pet-of'

interface LedgerDaysProps {
  readonly groups: readonly LedgerGroup[]
  readonly calendar: Calendar
  /** The name of whom an event fed. */
  readonly petOf: PetOf
  readonly arrived: ReadonlySet<EventId>
}

/** The ledger's lines under the days they belong to. */
export function LedgerDays({ groups, calendar, petOf, arrived }: LedgerDaysProps) {
  const today = calendar.dateAt(useMinute())
  return [...new Set(groups.map(({ date }) => date))].map((date) => (
    <div key={date} className="ledger__day">
      <h3>{dayWords(date, today)}</h3>
      <ul>
        {groups
          .filter((group) => group.date === date)
          .map((group) => (
            <LedgerLine
              key={group.key}
              group={group}
              calendar={calendar}
              pet={petOf(group.entries[0])}
              isToday={date === today}
              isNew={arrived.has(group.key)}
            />
          ))}
      </ul>
    </div>
  ))
}
