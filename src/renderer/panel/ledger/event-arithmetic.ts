import type { LedgerEntry } from '@shared/contract/ledger'
import { hundredths } from '@shared/domain/numbers'
import { type EventRule, RULES, ruleFor } from '@shared/domain/rules'

export type Measured = 'xp' | 'hunger' | 'energy'
type Numbers = Readonly<Record<Measured, number>>

/** One event's way through the pet, number by number. */
export interface EventArithmetic {
  /** Null in lines scored before the ledger kept it: what was then is not made up. */
  readonly before: Numbers | null
  readonly time: {
    readonly hours: number
    readonly hoursAsleep: number
    /** Of the hours, what did not count: a source could not be read. */
    readonly pausedHours: number
    /** Of those, the ones in which another pet was the one that eats. */
    readonly hoursAside: number
    readonly change: Numbers
  } | null
  /** The rule's numbers per unit; null when the rules have changed since. */
  readonly rule: EventRule | null
  readonly worth: number
  /** As applied, after clamping. */
  readonly change: Numbers
  readonly after: Numbers | null
  /** What the rule would have moved further, had it not come to its end. */
  readonly stopped: readonly Measured[]
}

/** Takes an event's effect apart into before → time → event × cap → after. */
export function eventArithmetic({ type, effect }: LedgerEntry): EventArithmetic {
  const rule = effect.rules === RULES.version ? ruleFor(RULES, type) : null
  const { elapsed, before, cap } = effect
  const change: Numbers = { xp: effect.xp, hunger: effect.hunger, energy: effect.energy }
  const timed: Numbers = { xp: 0, hunger: elapsed?.hunger ?? 0, energy: elapsed?.energy ?? 0 }
  const add = (a: number, b: number, c: number): number => hundredths(a + b + c)
  return {
    before: before ?? null,
    time: elapsed
      ? {
          hours: elapsed.hours,
          hoursAsleep: elapsed.hoursAsleep,
          pausedHours: elapsed.pausedHours ?? 0,
          hoursAside: elapsed.hoursAside ?? 0,
          change: timed,
        }
      : null,
    rule,
    worth: cap.worth,
    change,
    after: before
      ? {
          xp: add(before.xp, timed.xp, change.xp),
          hunger: add(before.hunger, timed.hunger, change.hunger),
          energy: add(before.energy, timed.energy, change.energy),
        }
      : null,
    stopped: rule
      ? (['xp', 'hunger', 'energy'] as const).filter(
          // A hundredth of rounding is no stop.
          (key) => Math.abs(rule[key] * cap.worth - change[key]) > 0.02,
        )
      : [],
  }
}
