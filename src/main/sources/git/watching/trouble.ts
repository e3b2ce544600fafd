import type { EpochMs } from '@shared/domain/local-day'
import type { Log } from '../../../log'
import type { RepositoryProblem } from '../problem'

/** What is wrong with a repository at the moment, and when to try it again. */
export interface Trouble {
  readonly problem: RepositoryProblem | null
  /** Is it too early to try again? */
  rests(now: EpochMs): boolean
  /** Returns whether this is not what was wrong already. It is logged once, not each time it is met. */
  met(problem: RepositoryProblem, now: EpochMs): boolean
  /** It was read. What could not be read of it, if anything. Returns whether anything is different. */
  over(left: RepositoryProblem | null, now: EpochMs): boolean
}

/** States that cost nothing to look at again, so that their end is seen soon. */
const CHEAP: ReadonlySet<string> = new Set(['missing', 'denied'])

export function trouble(retryMs: number, limitMs: number, log: Log): Trouble {
  let problem: RepositoryProblem | null = null
  let times = 0
  let nextTryAt = 0
  const become = (next: RepositoryProblem | null): boolean => {
    const isOther = problem?.state !== next?.state || problem?.sentence !== next?.sentence
    problem = next
    if (isOther && next) log.warn(next.sentence, next.cause)
    if (isOther && !next) log.info('a repository can be read again')
    return isOther
  }
  return {
    get problem() {
      return problem
    },
    rests: (now) => now < nextTryAt,
    met: (next, now) => {
      const longest = CHEAP.has(next.state) ? retryMs : limitMs
      nextTryAt = now + Math.min(longest, retryMs * 2 ** times)
      times += 1
      return become(next)
    },
    over: (left, now) => {
      // What is damaged is looked at again when the repository changes, or after a good while.
      nextTryAt = left === null ? 0 : now + limitMs
      times = 0
      return become(left)
    },
  }
}
