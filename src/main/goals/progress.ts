import { and, eq, sql } from 'drizzle-orm'
import { goalPeriods, goals } from '@db/schema'
import type { GoalMove } from '@shared/domain/effect'
import { type CountedGoal, moveGoal, periodOfEvent } from '@shared/domain/goal-progress'
import type { EventId, GoalId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs, LocalDate } from '@shared/domain/local-day'
import type { FoldedEvent } from '@shared/domain/scoring'
import type { Queries } from '../database/connection'
import { type GoalRow, type Span, countedGoal, readGoals, rollOver, runningSpan } from './rows'

/** A goal reached in one of its periods: an event of its own, once per period. */
export interface Completion {
  readonly goalId: GoalId
  readonly name: string
  readonly periodStart: LocalDate
  readonly target: number
  readonly unit: string
  readonly at: EpochMs
}

export interface Movement {
  /** For each event the goals it moved, for the ledger. */
  readonly moves: ReadonlyMap<EventId, readonly GoalMove[]>
  readonly completions: readonly Completion[]
}

interface Counting {
  readonly span: Span
  current: number
  completedNow: boolean
}

/**
 * Moves the user's goals by a batch of scored events, in the transaction that scores them, so that each event counts
 * exactly once. Events of earlier periods, arriving late, count in the period they happened in.
 */
export async function moveGoals(
  tx: Queries,
  userId: UserId,
  events: readonly FoldedEvent[],
  now: EpochMs,
  calendar: Calendar,
): Promise<Movement> {
  const moves = new Map<EventId, GoalMove[]>()
  const completions: Completion[] = []
  for (const row of await readGoals(tx, userId)) {
    const goal = countedGoal(row)
    if (goal === null) continue
    const current = await rollOver(tx, row, goal, now, calendar)
    const touched = await countEvents(tx, current, goal, events, calendar, moves)
    for (const counting of touched.values()) {
      await savePeriod(tx, current, goal, counting, now, calendar)
      if (counting.completedNow) {
        completions.push({
          goalId: goal.id,
          name: goal.name,
          periodStart: counting.span.start,
          target: goal.target,
          unit: row.unit ?? '',
          at: now,
        })
      }
    }
  }
  return { moves, completions }
}

async function countEvents(
  tx: Queries,
  row: GoalRow,
  goal: CountedGoal,
  events: readonly FoldedEvent[],
  calendar: Calendar,
  moves: Map<EventId, GoalMove[]>,
): Promise<ReadonlyMap<LocalDate, Counting>> {
  const periods = new Map<LocalDate, Counting>()
  for (const { event, effect } of events) {
    const counted = {
      type: event.type,
      value: event.value,
      xp: effect.xp,
      occurredAt: event.occurredAt,
    }
    const span = periodOfEvent(goal, event.occurredAt, calendar)
    // Cheap test first: most events do not concern most goals.
    if (span === null || moveGoal(goal, 0, { ...counted, value: Math.abs(event.value) }) === null)
      continue
    const counting = periods.get(span.start) ?? (await readCounting(tx, row.id, span))
    periods.set(span.start, counting)
    const move = moveGoal(goal, counting.current, counted)
    if (move === null) continue
    counting.current = move.to
    counting.completedNow ||= move.completed
    moves.set(event.id, [...(moves.get(event.id) ?? []), move])
  }
  return periods
}

async function readCounting(tx: Queries, goalId: GoalId, span: Span): Promise<Counting> {
  const [period] = await tx
    .select({ current: goalPeriods.currentValue })
    .from(goalPeriods)
    .where(and(eq(goalPeriods.goalId, goalId), eq(goalPeriods.start, span.start)))
  return { span, current: period?.current ?? 0, completedNow: false }
}

async function savePeriod(
  tx: Queries,
  row: GoalRow,
  goal: CountedGoal,
  { span, current }: Counting,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  const reached = current >= goal.target
  const completedAt = reached ? sql`coalesce(${goalPeriods.completedAt}, now())` : null
  await tx
    .insert(goalPeriods)
    .values({
      goalId: row.id,
      start: span.start,
      end: span.end,
      currentValue: current,
      targetValue: goal.target,
      completedAt: reached ? new Date(now) : null,
    })
    .onConflictDoUpdate({
      target: [goalPeriods.goalId, goalPeriods.start],
      set: { currentValue: current, completedAt },
    })
  if (span.start !== runningSpan(goal, now, calendar).start) return
  await tx
    .update(goals)
    .set({ currentValue: current, isCompleted: reached, updatedAt: sql`now()` })
    .where(eq(goals.id, row.id))
}
