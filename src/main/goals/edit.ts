import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditLogs, goalPeriods, goals } from '@db/schema'
import type { GoalDraft } from '@shared/contract/goals'
import type { CountedGoal } from '@shared/domain/goal-progress'
import { MEASURES, isKnownMeasure } from '@shared/domain/goal-unit'
import { type GoalId, type UserId, goalIdSchema } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import { millionths } from '@shared/domain/numbers'
import type { Queries } from '../database/connection'
import { Failure } from '../failure'
import { newUuid } from '../ids'
import { countedGoal, readGoals, runningSpan } from './rows'

/** A deleted goal, complete, as the audit log keeps it for undo. */
const deletedGoalSchema = z.object({
  goal: z.record(z.string(), z.unknown()),
  periods: z.array(z.unknown()),
})
export type DeletedGoal = z.infer<typeof deletedGoalSchema>

export function newGoalId(): GoalId {
  return goalIdSchema.parse(newUuid())
}

/** Writes down a goal; its progress is what the running period already holds. */
export async function createGoal(
  tx: Queries,
  userId: UserId,
  id: GoalId,
  draft: GoalDraft,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  await lockScoring(tx, userId)
  await tx.insert(goals).values({
    id,
    userId,
    name: draft.name,
    description: draft.description,
    targetValue: draft.target,
    unit: draft.unit,
    createdAt: new Date(now),
  })
  await recount(tx, userId, id, now, calendar)
}

/** Changes a goal. Another unit is another count: its history goes and the running period is counted anew. */
export async function updateGoal(
  tx: Queries,
  userId: UserId,
  id: GoalId,
  draft: GoalDraft,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  await lockScoring(tx, userId)
  const before = await ownGoal(tx, userId, id)
  await tx
    .update(goals)
    .set({
      name: draft.name,
      description: draft.description,
      targetValue: draft.target,
      unit: draft.unit,
      updatedAt: sql`now()`,
    })
    .where(eq(goals.id, id))
  if (before.unit !== draft.unit) await tx.delete(goalPeriods).where(eq(goalPeriods.goalId, id))
  await recount(tx, userId, id, now, calendar)
}

/** Deletes a goal and answers with all of it, so that the deletion can be undone. */
export async function deleteGoal(tx: Queries, userId: UserId, id: GoalId): Promise<DeletedGoal> {
  await lockScoring(tx, userId)
  await ownGoal(tx, userId, id)
  const { rows } = await tx.execute<{ deleted: unknown }>(sql`
    select jsonb_build_object(
      'goal', to_jsonb(g),
      'periods', coalesce((select jsonb_agg(to_jsonb(p)) from goal_periods p where p.goal_id = g.id), '[]')
    ) as deleted from goals g where g.id = ${id}`)
  await tx.delete(goalPeriods).where(eq(goalPeriods.goalId, id))
  await tx.delete(goals).where(eq(goals.id, id))
  return deletedGoalSchema.parse(rows[0]?.deleted)
}

/** Brings a deleted goal back as it was, and counts what happened meanwhile. */
export async function restoreGoal(
  tx: Queries,
  userId: UserId,
  id: GoalId,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  await lockScoring(tx, userId)
  const [entry] = await tx
    .select({ metadata: auditLogs.metadata })
    .from(auditLogs)
    .where(
      and(
        eq(auditLogs.userId, userId),
        eq(auditLogs.action, 'goal.deleted'),
        eq(auditLogs.targetId, id),
      ),
    )
    .orderBy(desc(auditLogs.id))
    .limit(1)
  if (!entry)
    throw new Failure('NOT_FOUND', 'This goal was not deleted here, so it cannot be brought back.')
  const deleted = deletedGoalSchema.parse(entry.metadata)
  await tx.execute(sql`
    insert into goals select * from jsonb_populate_record(null::goals, ${JSON.stringify(deleted.goal)}::jsonb)
    on conflict (id) do nothing`)
  await tx.execute(sql`
    insert into goal_periods select * from jsonb_populate_recordset(null::goal_periods, ${JSON.stringify(deleted.periods)}::jsonb)
    on conflict do nothing`)
  await recount(tx, userId, id, now, calendar)
}

/** Counts the running period of every goal anew, as after a change of time zone. */
export async function recountGoals(
  tx: Queries,
  userId: UserId,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  await lockScoring(tx, userId)
  for (const { id } of await readGoals(tx, userId)) await recount(tx, userId, id, now, calendar)
}

/**
 * Counts the running period from the scored events themselves. Reaching the target by editing is no achievement, so
 * this marks a goal as completed but makes no event of it.
 */
async function recount(
  tx: Queries,
  userId: UserId,
  id: GoalId,
  now: EpochMs,
  calendar: Calendar,
): Promise<void> {
  const [row] = await tx.select().from(goals).where(eq(goals.id, id))
  const goal = row ? countedGoal(row) : null
  if (!row || !goal) return
  const span = runningSpan(goal, now, calendar)
  const current = await sumEvents(tx, userId, goal, {
    from: goal.unit.period === null ? goal.createdAt : calendar.instantAt(span.start),
    to: span.end === null ? null : calendar.instantAt(span.end),
  })
  const isCompleted = current >= goal.target
  const completedAt = isCompleted ? new Date(now) : null
  await tx
    .insert(goalPeriods)
    .values({
      goalId: id,
      start: span.start,
      end: span.end,
      currentValue: current,
      targetValue: goal.target,
      completedAt,
    })
    .onConflictDoUpdate({
      target: [goalPeriods.goalId, goalPeriods.start],
      set: { currentValue: current, targetValue: goal.target, completedAt },
    })
  await tx.update(goals).set({ currentValue: current, isCompleted }).where(eq(goals.id, id))
}

async function sumEvents(
  tx: Queries,
  userId: UserId,
  goal: CountedGoal,
  range: { from: EpochMs; to: EpochMs | null },
): Promise<number> {
  const { measure } = goal.unit
  const known = isKnownMeasure(measure) ? MEASURES[measure] : null
  const types = known ? known.types : [measure]
  const amount =
    measure === 'xp'
      ? sql`(meta -> 'effect' ->> 'xp')::float8`
      : sql`value * ${known?.perValue ?? 1}::float8`
  const ofType = measure === 'xp' ? sql`true` : sql`type = any(${sql.param([...types])}::text[])`
  const until =
    range.to === null
      ? sql`true`
      : sql`created_at < ${new Date(range.to).toISOString()}::timestamptz`
  const { rows } = await tx.execute<{ total: number }>(sql`
    select coalesce(sum(${amount}), 0)::float8 as total from events
    where user_id = ${userId} and scored and ${ofType}
      and created_at >= ${new Date(range.from).toISOString()}::timestamptz and ${until}`)
  return millionths(Math.max(0, rows[0]?.total ?? 0))
}

async function ownGoal(
  tx: Queries,
  userId: UserId,
  id: GoalId,
): Promise<typeof goals.$inferSelect> {
  const [row] = await tx
    .select()
    .from(goals)
    .where(and(eq(goals.id, id), eq(goals.userId, userId)))
  if (!row)
    throw new Failure('NOT_FOUND', 'This goal is gone. It may have been deleted in another window.')
  return row
}

/** Keeps scoring out while a goal is counted: an event scored in between would be counted twice or not at all. */
async function lockScoring(tx: Queries, userId: UserId): Promise<void> {
  await tx.execute(sql`select 1 from pets where user_id = ${userId} order by id for no key update`)
}
