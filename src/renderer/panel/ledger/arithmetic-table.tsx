import type { LedgerEntry } from '@shared/contract/ledger'
import { type Calendar, HOUR } from '@shared/domain/local-day'
import { eventMessages } from '@shared/i18n/event-messages'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { formatNumber } from '@shared/i18n/messages'
import { signed } from '@shared/i18n/number-words'
import { durationWords, whenWords } from '@shared/i18n/time-words'
import { uiMessages } from '@shared/i18n/ui-messages'
import { useMinute } from '../../ui/clock/use-minute'
import { type Measured, eventArithmetic } from './event-arithmetic'

interface ArithmeticTableProps {
  readonly entry: LedgerEntry
  readonly calendar: Calendar
  readonly what: string
}

const MEASURED = ['xp', 'hunger', 'energy'] as const satisfies readonly Measured[]
const words = ledgerMessages.arithmetic

/** One event's whole arithmetic: before, the time, the event by its worth, after; with what else it moved. */
export function ArithmeticTable({ entry, calendar, what }: ArithmeticTableProps) {
  const now = useMinute()
  const { before, time, rule, worth, change, after, stopped } = eventArithmetic(entry)
  const { effect } = entry
  const asleep = time && time.hoursAsleep > 0 ? durationWords(time.hoursAsleep * HOUR) : null
  return (
    <div className="arithmetic">
      <table className="numbers">
        <caption className="only-heard">{words.caption(what)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="only-heard">{words.columns.step}</span>
            </th>
            {MEASURED.map((key) => (
              <th key={key} scope="col">
                {words.columns[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row
            label={words.before}
            cell={(key) => (before ? formatNumber(before[key]) : uiMessages.unknown)}
          />
          {time && (
            <Row
              label={words.time(durationWords(time.hours * HOUR), asleep)}
              cell={(key) => (key === 'xp' ? '' : signed(time.change[key]))}
            />
          )}
          <Row
            label={eventMessages.amount(entry.type, entry.value)}
            cell={(key) => signed(change[key])}
            working={(key) => rule && words.product(signed(rule[key]), worth)}
          />
          <Row
            label={words.after}
            cell={(key) => (after ? formatNumber(after[key]) : uiMessages.unknown)}
            isResult
          />
        </tbody>
      </table>
      <div className="arithmetic__notes">
        {rule && effect.cap.worth !== effect.cap.units && <p>{words.cap(rule.fullPerDay)}</p>}
        {stopped.map((key) => (
          <p key={key}>
            {change[key] <= 0 && (rule?.[key] ?? 0) * worth < 0
              ? words.stoppedBelow(words.columns[key])
              : words.stoppedAbove(words.columns[key])}
          </p>
        ))}
        {time && time.hoursAside > 0 && <p>{words.aside(durationWords(time.hoursAside * HOUR))}</p>}
        {time && time.pausedHours - time.hoursAside > 0.01 && (
          <p>{words.paused(durationWords((time.pausedHours - time.hoursAside) * HOUR))}</p>
        )}
        <p>{ledgerMessages.moodChange(effect.mood.from, effect.mood.to)}</p>
        {effect.goals?.map(({ id, name, from, to, target }) => (
          <p key={id}>{words.goal(name, from, to, target)}</p>
        ))}
        <p>
          {words.scored(whenWords(Date.parse(effect.scoredAt), now, calendar))}{' '}
          {rule === null && words.rules(effect.rules)}
        </p>
      </div>
    </div>
  )
}

interface RowProps {
  readonly label: string
  readonly cell: (key: Measured) => string
  /** How a number came about, shown small beside it. */
  readonly working?: (key: Measured) => string | null
  readonly isResult?: boolean
}

function Row({ label, cell, working, isResult = false }: RowProps) {
  return (
    <tr className={isResult ? 'arithmetic__result' : undefined}>
      <th scope="row">{label}</th>
      {MEASURED.map((key) => (
        <td key={key}>
          {cell(key)}
          {working && <span className="arithmetic__working">{working(key)}</span>}
        </td>
      ))}
    </tr>
  )
}
