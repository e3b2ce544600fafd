import type { GoalDraft, GoalView, goalsRoutes } from '@shared/contract/goals'
import type { GoalId } from '@shared/domain/ids'
import type { HandlersOf } from '../handlers'

export interface GoalPorts {
  list(): Promise<GoalView[]>
  create(draft: GoalDraft): Promise<GoalView>
  update(id: GoalId, draft: GoalDraft): Promise<GoalView>
  delete(id: GoalId): Promise<void>
  restore(id: GoalId): Promise<GoalView>
}

export function goalHandlers(ports: GoalPorts): HandlersOf<keyof typeof goalsRoutes> {
  return {
    'goals.list': () => ports.list(),
    'goals.create': (draft) => ports.create(draft),
    'goals.update': ({ id, ...draft }) => ports.update(id, draft),
    'goals.delete': ({ id }) => ports.delete(id),
    'goals.restore': ({ id }) => ports.restore(id),
  }
}
