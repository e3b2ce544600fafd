import type { GoalView } from '@shared/contract/goals'
import type { GoalId, UserId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import { Failure } from './failure'
import { createGoal, deleteGoal, newGoalId, restoreGoal, updateGoal } from './goals/edit'
import { viewGoals } from './goals/rows'
import type { GoalPorts } from './ipc/handlers/goals'
import { rhythmSettings } from './settings/settings'

/**
 * What windows may do with goals. Every change is one transaction with its audit entry, and is told to all windows.
 */
export function goalsService(
  database: Database,
  userId: UserId,
  clock: Clock,
  onChange: (goals: readonly GoalView[]) => void,
): GoalPorts {
  const calendar = async (tx: Queries) => calendarFor((await rhythmSettings(tx, userId)).timeZone)
  const all = async (tx: Queries): Promise<GoalView[]> =>
    viewGoals(tx, userId, clock(), await calendar(tx))
  const change = async (work: (tx: Queries) => Promise<void>): Promise<GoalView[]> => {
    const goals = await inTransaction(database, async (tx) => {
      await work(tx)
      return all(tx)
    })
    onChange(goals)
    return goals
  }
  const one = (goals: readonly GoalView[], id: GoalId): GoalView => {
    const goal = goals.find((candidate) => candidate.id === id)
    if (!goal)
      throw new Failure(
        'NOT_FOUND',
        'This goal is gone. It may have been deleted in another window.',
      )
    return goal
  }
  const note = (
    tx: Queries,
    action: 'goal.created' | 'goal.updated' | 'goal.deleted' | 'goal.restored',
    id: GoalId,
    metadata?: unknown,
  ) => record(tx, { userId, action, targetType: 'goal', targetId: id, metadata })

  return {
    list: () => inTransaction(database, all),
    create: async (draft) => {
      const id = newGoalId()
      const goals = await change(async (tx) => {
        await createGoal(tx, userId, id, draft, clock(), await calendar(tx))
        await note(tx, 'goal.created', id, draft)
      })
      return one(goals, id)
    },
    update: async (id, draft) => {
      const goals = await change(async (tx) => {
        await updateGoal(tx, userId, id, draft, clock(), await calendar(tx))
        await note(tx, 'goal.updated', id, draft)
      })
      return one(goals, id)
    },
    delete: async (id) => {
      await change(async (tx) => note(tx, 'goal.deleted', id, await deleteGoal(tx, userId, id)))
    },
    restore: async (id) => {
      const goals = await change(async (tx) => {
        await restoreGoal(tx, userId, id, clock(), await calendar(tx))
        await note(tx, 'goal.restored', id)
      })
      return one(goals, id)
    },
  }
}
