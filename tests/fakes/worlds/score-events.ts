import type { LedgerEntry } from '@shared/contract/ledger'
import type { Rhythm } from '@shared/domain/advance'
import type { Effect } from '@shared/domain/effect'
import { moveGoal } from '@shared/domain/goal-progress'
import { parseGoalUnit } from '@shared/domain/goal-unit'
import type { PetState } from '@shared/domain/pet-state'
import { RULES } from '@shared/domain/rules'
import { type DayTypeKey, applyEvent, dayTypeKey } from '@shared/domain/scoring'
import type { KeptGoal } from './world'

/** An event before it is scored. */
export type UnscoredEvent = Omit<LedgerEntry, 'effect'>

export interface Scorer {
  readonly state: () => PetState
  readonly version: () => number
  readonly score: (event: UnscoredEvent, goals: readonly KeptGoal[]) => LedgerEntry
}

/** Scores events by the app's own rules, one after the other, so that a fake ledger adds up like a real one. */
export function createScorer(first: PetState, rhythm: Rhythm, versionBefore: number): Scorer {
  let state = first
  let version = versionBefore
  const used = new Map<DayTypeKey, number>()
  const progress = new Map<string, number>()
  return {
    state: () => state,
    version: () => version,
    score: (event, goals) => {
      version += 1
      const at = Date.parse(event.occurredAt)
      const scorable = { id: event.id, type: event.type, value: event.value, occurredAt: at }
      const key = dayTypeKey(scorable, rhythm)
      const usedToday = used.get(key) ?? 0
      const context = { rules: RULES, rhythm, usedToday, version }
      const scored = applyEvent(state, scorable, at, context)
      state = scored.state
      used.set(key, usedToday + event.value)
      const moves = goals.flatMap((goal) => {
        const unit = parseGoalUnit(goal.unit)
        const held = progress.get(goal.id) ?? 0
        const counted = { ...scorable, xp: scored.effect.xp }
        const move =
          unit && moveGoal({ ...goal, unit, createdAt: Date.parse(goal.createdAt) }, held, counted)
        if (move) progress.set(goal.id, move.to)
        return move ? [move] : []
      })
      const effect: Effect = moves.length > 0 ? { ...scored.effect, goals: moves } : scored.effect
      return { ...event, effect }
    },
  }
}
