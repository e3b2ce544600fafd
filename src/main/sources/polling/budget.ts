import type { RequestBudget } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import type { Clock } from '../../clock'
import { Trouble } from '../../trouble'
import { troubleWords } from './trouble-words'

const HOUR = 60 * 60 * 1000

/** Familiar's own allowance is used up; the provider itself has not said no. */
export class BudgetSpent extends Trouble {
  constructor(provider: string, retryAt: EpochMs) {
    super('rate-limited', troubleWords.budgetSpent(provider), { retryAt })
  }
}

/** The requests a source allows itself within any hour. */
export interface Budget {
  /** Counts a request. Throws `BudgetSpent` when there is none left; a user who waits for it may use the reserve. */
  spend(isForUser: boolean): void
  view(): RequestBudget
}

/** A sliding hour of `perHour` requests, and a tenth on top for what the user asks for. */
export function createBudget(provider: string, perHour: number, clock: Clock): Budget {
  let spent: EpochMs[] = []
  const reserve = Math.max(1, Math.ceil(perHour / 10))
  const forget = (): void => {
    const now = clock()
    // What was spent under a clock that was ahead was spent now, at the latest.
    spent = spent.flatMap((at) => (at > now - HOUR ? [Math.min(at, now)] : []))
  }
  return {
    spend: (isForUser) => {
      forget()
      if (spent.length >= (isForUser ? perHour + reserve : perHour)) {
        // Not for a single request that has come free: a poll of several would be cut short by every one of them.
        const freed = spent.length - perHour + reserve
        const enough = spent[Math.min(spent.length, freed) - 1] ?? clock()
        throw new BudgetSpent(provider, enough + HOUR)
      }
      spent.push(clock())
    },
    view: () => {
      forget()
      const [oldest] = spent
      return {
        left: Math.max(0, perHour - spent.length),
        limit: perHour,
        resetsAt: oldest === undefined ? null : new Date(oldest + HOUR).toISOString(),
      }
    },
  }
}
