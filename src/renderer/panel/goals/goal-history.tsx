import type { GoalView } from '@shared/contract/goals'
import type { Period } from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'
import { readLocalDate } from '../../ui/read-local-date'
import { spanWords } from './span-words'

/** A goal's past periods as a row of bars, oldest first; each bar's words are there for screen readers and on hover. */
export function GoalHistory({ goal, period }: { goal: GoalView; period: Period | null }) {
  const words = goalMessages.history
  if (period === null || goal.history.length === 0) return <p>{words.none(period)}</p>
  const past = [...goal.history].reverse()
  const most = Math.max(...past.map(({ current, target }) => Math.max(current, target)))
  const reached = past.filter(({ completed }) => completed).length
  return (
    <figure className="goal-history">
      <figcaption className="numbers">
        {words.title(period)}: {words.kept(reached, past.length)}
      </figcaption>
      <ol className="goal-history__bars">
        {past.map(({ start, end, current, target, completed }) => {
          const span = spanWords(readLocalDate(start), end === null ? null : readLocalDate(end))
          const told = words.period(span, current, target, completed)
          return (
            <li key={start} title={told} data-completed={completed}>
              <span className="only-heard">{told}</span>
              <span
                className="goal-history__target"
                style={{ height: `${(target / most) * 100}%` }}
              />
              <span
                className="goal-history__bar"
                style={{ height: `${(current / most) * 100}%` }}
              />
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
