import type { GoalView } from '@shared/contract/goals'
import type { LedgerEntry } from '@shared/contract/ledger'
import { contributionTo, parseGoalUnit, periodAt } from '@shared/domain/goal-unit'
import { type Calendar, type LocalDate, addDays } from '@shared/domain/local-day'
import { hundredths } from '@shared/domain/numbers'
import type { KeptGoal } from './world'

const HISTORY = 12

/** Goals as windows see them, counted from the ledger. */
export function goalViews(
  goals: readonly KeptGoal[],
  entries: readonly LedgerEntry[],
  now: number,
  calendar: Calendar,
): GoalView[] {
  // Once for all goals and periods: a calendar is slow to ask.
  const dated = entries.map((entry) => ({
    entry,
    date: calendar.dateAt(Date.parse(entry.occurredAt)),
  }))
  return goals.map((goal) => {
    const unit = parseGoalUnit(goal.unit)
    const within = (start: LocalDate, end: LocalDate | null): number =>
      hundredths(
        dated
          .filter(({ date }) => date >= start && (end === null || date < end))
          .reduce(
            (sum, { entry: { type, value, effect } }) =>
              sum + (unit ? contributionTo(unit.measure, { type, value, xp: effect.xp }) : 0),
            0,
          ),
      )
    const created = calendar.dateAt(Date.parse(goal.createdAt))
    if (!unit?.period) {
      const current = within(created, null)
      return {
        ...goal,
        current,
        isCompleted: current >= goal.target,
        period: { start: created, end: null },
        history: [],
      }
    }
    const period = periodAt(unit.period, now, calendar)
    const current = within(period.start, period.end)
    const history: GoalView['history'] = []
    let { start } = period
    while (history.length < HISTORY && start > created) {
      const end = start
      start = periodAt(unit.period, calendar.instantAt(addDays(end, -1), 720), calendar).start
      const past = within(start, end)
      history.push({
        start,
        end,
        current: past,
        target: goal.target,
        completed: past >= goal.target,
      })
    }
    return { ...goal, current, isCompleted: current >= goal.target, period, history }
  })
}
