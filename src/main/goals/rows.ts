import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { goalPeriods, goals } from '@db/schema'
import type { GoalView } from '@shared/contract/goals'
import { type CountedGoal, onlySpan, periodOfEvent } from '@shared/domain/goal-progress'
import { type GoalUnit, parseGoalUnit } from '@shared/domain/goal-unit'
import type { GoalId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs, LocalDate } from '@shared/domain/local-day'
import type { Queries } from '../database/connection'

export type GoalRow = typeof goals.$inferSelect
export type PeriodRow = typeof goalPeriods.$inferSelect

/** Periods kept at hand for showing a goal's history. */
const HISTORY_SHOWN = 12

/** A goal's row as progress sees it; null for a unit no Familiar can count, which then simply stands still. */
export function countedGoal(row: GoalRow): CountedGoal | null {
  const unit: GoalUnit | null = parseGoalUnit(row.unit ?? '')
  if (unit === null) return null
  return {
    id: row.id,
    name: row.name,
    target: row.targetValue ?? 1,
    unit,
    createdAt: row.createdAt?.getTime() ?? 0,
  }
}

export interface Span {
  readonly start: LocalDate
  readonly end: LocalDate | null
}

/** The period that is running at `now`. */
export function runningSpan(goal: CountedGoal, now: EpochMs, calendar: Calendar): Span {
  return periodOfEvent(goal, Math.max(now, goal.createdAt), calendar) ?? onlySpan(goal)
}

/** The user's goals, oldest first. */
export async function readGoals(tx: Queries, userId: UserId): Promise<GoalRow[]> {
  return tx.select().from(goals).where(eq(goals.userId, userId)).orderBy(goals.createdAt, goals.id)
}

/**
 * Begins the running period where the goal is still in an earlier one: the earlier keeps its result as history and the
 * goal starts again at what the new period already holds.
 */
export async function rollOver(
  tx: Queries,
  row: GoalRow,
  goal: CountedGoal,
  now: EpochMs,
  calendar: Calendar,
): Promise<GoalRow> {
  const span = runningSpan(goal, now, calendar)
  const begun = await tx
    .insert(goalPeriods)
    .values({ goalId: row.id, start: span.start, end: span.end, targetValue: goal.target })
    .onConflictDoNothing()
    .returning({ goalId: goalPeriods.goalId })
  const [running] = await tx
    .select()
    .from(goalPeriods)
    .where(and(eq(goalPeriods.goalId, row.id), eq(goalPeriods.start, span.start)))
  const current = running?.currentValue ?? 0
  const isCompleted = current >= goal.target
  if (begun.length === 0 && row.currentValue === current && row.isCompleted === isCompleted)
    return row
  const [updated] = await tx
    .update(goals)
    .set({ currentValue: current, isCompleted, updatedAt: sql`now()` })
    .where(eq(goals.id, row.id))
    .returning()
  return updated ?? row
}

/** Does the goal already stand at what its running period holds? */
function isRolledOver(
  row: GoalRow,
  goal: CountedGoal,
  periods: readonly PeriodRow[],
  now: EpochMs,
  calendar: Calendar,
): boolean {
  const { start } = runningSpan(goal, now, calendar)
  const running = periods.find((period) => period.start === start)
  if (running === undefined) return false
  const isCompleted = running.currentValue >= goal.target
  return row.currentValue === running.currentValue && row.isCompleted === isCompleted
}

/** The goals as windows see them, rolled over to `now`. */
export async function viewGoals(
  tx: Queries,
  userId: UserId,
  now: EpochMs,
  calendar: Calendar,
): Promise<GoalView[]> {
  const read = await readGoals(tx, userId)
  const ids = read.map(({ id }) => id)
  let periods = await readPeriods(tx, ids)
  const rows: GoalRow[] = []
  let rolled = false
  for (const row of read) {
    const goal = countedGoal(row)
    const isCurrent =
      goal === null || isRolledOver(row, goal, periods.get(row.id) ?? [], now, calendar)
    rows.push(isCurrent ? row : await rollOver(tx, row, goal, now, calendar))
    rolled ||= !isCurrent
  }
  if (rolled) periods = await readPeriods(tx, ids)
  return rows.map((row) => goalView(row, periods.get(row.id) ?? [], now, calendar))
}

async function readPeriods(tx: Queries, ids: readonly GoalId[]): Promise<Map<GoalId, PeriodRow[]>> {
  const byGoal = new Map<GoalId, PeriodRow[]>()
  if (ids.length === 0) return byGoal
  const rows = await tx
    .select()
    .from(goalPeriods)
    .where(inArray(goalPeriods.goalId, [...ids]))
    .orderBy(desc(goalPeriods.start))
  for (const row of rows) byGoal.set(row.goalId, [...(byGoal.get(row.goalId) ?? []), row])
  return byGoal
}

function goalView(
  row: GoalRow,
  periods: readonly PeriodRow[],
  now: EpochMs,
  calendar: Calendar,
): GoalView {
  const goal = countedGoal(row)
  const created = row.createdAt ?? new Date(now)
  const span = goal ? runningSpan(goal, now, calendar) : null
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? '',
    target: row.targetValue ?? 1,
    current: row.currentValue ?? 0,
    unit: row.unit ?? '',
    isCompleted: row.isCompleted ?? false,
    createdAt: created.toISOString(),
    // Without periods, the day it was written down, where the user is.
    period: span?.end ? span : { start: calendar.dateAt(created.getTime()), end: null },
    history: periods
      .filter(({ start }) => span?.end && start < span.start)
      .slice(0, HISTORY_SHOWN)
      .map(({ start, end, currentValue, targetValue, completedAt }) => ({
        start,
        end,
        current: currentValue,
        target: targetValue,
        completed: completedAt !== null,
      })),
  }
}
