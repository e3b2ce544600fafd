import type { EpochMs } from '@shared/domain/local-day'
import type { Trouble } from '../../trouble'
import type { PollRhythm } from '../source'
import { createAlarm } from './alarm'
import { BudgetSpent } from './budget'
import type { PollingPorts } from './ports'
import type { Reading } from './take-turns'
import type { TurnState } from './turn-store'
import { plannedWait, retryWait, rhythmWait, saneWait, spread, waitsForUser } from './waits'

/** When the next poll is due, by the last one's outcome. */
export interface PollPlan {
  /** When a poll is due, as planned and as the provider allows; null while none is. */
  readonly nextAt: EpochMs | null
  /** Before this the provider does not want to be asked, whoever wants to; null when it may be. */
  readonly floorAt: EpochMs | null
  /**
   * Goes on from an earlier run's plan, and asks no earlier than it would have. `notBefore` is what the provider asked
   * an earlier reading of this run; without, it may have asked for as long as we leave between two polls.
   */
  takeUp(stored: TurnState, notBefore?: EpochMs | null): void
  afterReading(reading: Reading): void
  /** Returns when it is tried again; null when only the user can mend it. */
  afterTrouble(trouble: Trouble): EpochMs | null
  /** Our own side is away; tries again before long. Returns when. */
  afterMishap(): EpochMs | null
  /** A moment from now, rather than as planned. */
  soon(): void
  /** Nothing has failed, or not in a row. */
  forgive(): void
  /** No poll is due any more. */
  clear(): void
  stop(): void
}

/** Between a poll that had more to read than one may and the one that goes on. */
const GO_ON_MS = 30_000
/** So much longer is the wait while the computer is to be taken easy on. */
const SPARING = 2
/** Between two polls, however often the app is started. */
const LEAST_GAP_MS = 60_000

/** `onDue`: the next poll is due. `onAllowed`: the provider may be asked again. */
export function createPollPlan(
  rhythm: PollRhythm,
  {
    clock,
    after,
    random,
    isSparing,
  }: Pick<PollingPorts, 'clock' | 'after' | 'random' | 'isSparing'>,
  onDue: () => void,
  onAllowed: () => void,
): PollPlan {
  const next = createAlarm(clock, after, onDue)
  const floor = createAlarm(clock, after, onAllowed)
  let failures = 0

  const nextAt = (): EpochMs | null =>
    next.at === null ? null : Math.max(next.at, floor.at ?? next.at)
  const hold = (ms: number): void => {
    if (ms > 0) floor.set(ms)
  }
  return {
    get nextAt() {
      return nextAt()
    },
    get floorAt() {
      return floor.at
    },
    takeUp: ({ nextPollAt, lastPollAt, trouble }, notBefore) => {
      const now = clock()
      const planned = plannedWait(nextPollAt, lastPollAt, now)
      const gap = Math.min(LEAST_GAP_MS, rhythm.everyMs)
      const asked =
        notBefore === undefined
          ? plannedWait(lastPollAt === null ? null : lastPollAt + gap, lastPollAt, now)
          : saneWait((notBefore ?? now) - now)
      hold(trouble?.code === 'rate-limited' ? planned : asked)
      // What waits for the user has no plan: it is looked at once, perhaps it has been mended elsewhere.
      next.set(lastPollAt === null ? 0 : Math.max(planned, spread(random)))
    },
    afterReading: (reading) => {
      failures = 0
      if (reading.kind === 'left-to-other') {
        next.set(reading.waitMs + spread(random))
        return
      }
      hold(saneWait(reading.notBeforeMs))
      const wait = rhythmWait(rhythm.everyMs * (isSparing() ? SPARING : 1), random)
      next.set(reading.more ? Math.min(wait, GO_ON_MS) : wait)
    },
    afterTrouble: (trouble) => {
      failures += 1
      if (waitsForUser(trouble.code)) {
        next.clear()
        return null
      }
      const own = retryWait(trouble.code, failures, random)
      if (trouble.retryAt === null) {
        next.set(own)
        return nextAt()
      }
      const asked = saneWait(trouble.retryAt - clock())
      // One's own allowance does not bind a user who waits; a provider's word does.
      if (!(trouble instanceof BudgetSpent)) hold(asked)
      next.set((trouble.code === 'rate-limited' ? asked : Math.max(asked, own)) + spread(random))
      return nextAt()
    },
    afterMishap: () => {
      failures += 1
      next.set(retryWait('unreachable', failures, random))
      return nextAt()
    },
    soon: () => next.set(spread(random)),
    forgive: () => {
      failures = 0
    },
    clear: () => next.clear(),
    stop: () => {
      next.clear()
      floor.clear()
    },
  }
}
