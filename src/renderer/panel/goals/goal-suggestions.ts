import type { GoalDraft } from '@shared/contract/goals'

/** Goals for a first day: all of them count what local git alone already tells. */
export const GOAL_SUGGESTIONS: readonly GoalDraft[] = [
  { name: 'Keep shipping', description: '', target: 10, unit: 'commits/week' },
  { name: 'A little every day', description: '', target: 1, unit: 'commits/day' },
  { name: 'Grow together', description: '', target: 300, unit: 'xp/week' },
]
