import type { RequestBudget } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import { isRefusingWrites } from '../../database/connection'
import type { PolledSource } from '../source'
import type { Budget } from './budget'
import type { PollPlan } from './poll-plan'
import type { PollRecord } from './poll-record'
import { troubleFrom } from './poll-trouble'
import type { PolledConnection, PollingPorts } from './ports'
import { takeTurns } from './take-turns'
import { type TurnStore, isDatabaseAway } from './turn-store'

export interface PollParts {
  readonly source: PolledSource
  readonly connection: PolledConnection
  readonly ports: PollingPorts
  readonly store: TurnStore
  readonly budget: Budget
  readonly record: PollRecord
  readonly plan: PollPlan
  /** What is shown is another. */
  readonly tell: () => void
}

/** Progress is told no more often. */
const TELL_MS = 200

/** One poll: reads, notes how it came out, and plans the next. Never rejects. */
export function pollWith(
  options: PollParts,
): (isForUser: boolean, signal: AbortSignal) => Promise<void> {
  const { connection, ports, record, plan, tell } = options
  const { clock } = ports
  let toldAt = 0
  const parts = {
    ...options,
    onBudget: (told: RequestBudget | null) => {
      record.isAnswered = true
      record.told = told ?? record.told
    },
    onClaim: (nextPollAt: EpochMs) => record.noted(nextPollAt),
    // It gets on: what fails after it is not the tenth failure in a row.
    onDelivered: () => plan.forgive(),
    onProgress: (done: number, total: number | null) => {
      record.progress = { done, total }
      if (Math.abs(clock() - toldAt) < TELL_MS) return
      toldAt = clock()
      tell()
    },
  }
  const failed = (error: unknown, began: EpochMs): void => {
    const trouble = troubleFrom(error, connection.name)
    record.troubled(trouble, began, plan.afterTrouble(trouble))
  }
  return async (isForUser, signal) => {
    const began = clock()
    record.began(began)
    tell()
    try {
      record.calendar = (await connection.facts()).calendar
      const reading = await takeTurns({ ...parts, isForUser, signal }, began, record.notedNext)
      plan.afterReading(reading)
      if (reading.kind === 'left-to-other') {
        record.progress = null
        // Nothing is noted: each would take the other's waiting for a plan, and none would poll.
        await record.leftToOther(reading.state)
        return
      }
      record.read(clock(), reading, began)
    } catch (error) {
      record.progress = null
      // Ended from outside, it has no outcome: whoever ended it sees to the next.
      if (signal.aborted) return
      if (isDatabaseAway(error)) {
        record.notKept(began, plan.afterMishap(), isRefusingWrites(error))
        ports.databaseAway()
        return
      }
      failed(error, began)
    }
    record.progress = null
    await record.keep(plan.nextAt)
  }
}
