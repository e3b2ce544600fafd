import type { LedgerEntry } from '@shared/contract/ledger'
import { hundredths } from '@shared/domain/numbers'

/** What the events of one line did together. */
export interface GroupSummary {
  readonly value: number
  readonly xp: number
  readonly hunger: number
  readonly energy: number
  /** The time that passed before these events, and what it did. */
  readonly time: { readonly hours: number; readonly hunger: number; readonly energy: number }
  /** Names of the goals moved, each once. */
  readonly goals: readonly string[]
  readonly goalsReached: readonly string[]
  /** The highest level reached by one of them; null when none led to a level. */
  readonly levelReached: number | null
}

/** Adds a line's events up. */
export function summariseGroup(entries: readonly LedgerEntry[]): GroupSummary {
  const effects = entries.map(({ effect }) => effect)
  const sum = (of: (effect: LedgerEntry['effect']) => number): number =>
    hundredths(effects.reduce((total, effect) => total + of(effect), 0))
  const moves = effects.flatMap(({ goals }) => goals ?? [])
  const levels = effects.filter(({ level }) => level.to > level.from).map(({ level }) => level.to)
  return {
    value: hundredths(entries.reduce((total, { value }) => total + value, 0)),
    xp: sum(({ xp }) => xp),
    hunger: sum(({ hunger }) => hunger),
    energy: sum(({ energy }) => energy),
    time: {
      hours: sum(({ elapsed }) => elapsed?.hours ?? 0),
      hunger: sum(({ elapsed }) => elapsed?.hunger ?? 0),
      energy: sum(({ elapsed }) => elapsed?.energy ?? 0),
    },
    goals: [...new Set(moves.map(({ name }) => name))],
    goalsReached: [...new Set(moves.filter(({ completed }) => completed).map(({ name }) => name))],
    levelReached: levels.length === 0 ? null : Math.max(...levels),
  }
}
