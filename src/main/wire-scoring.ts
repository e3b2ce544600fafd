import type { UserId } from '@shared/domain/ids'
import { integrationOf } from './accounts/integration'
import { record } from './audit/record'
import type { Queries } from './database/connection'
import { moveGoals } from './goals/progress'
import { recordDays, unitsUsed } from './metrics/day-counts'
import { pausesOf } from './pets/pauses'
import { lockPet, saveState, stateFromLedger } from './pets/pets'
import { storeBatch } from './pipeline/ingest'
import type { ReportFailures } from './pipeline/normalise'
import type { ScoringPorts } from './pipeline/score'
import { rhythmOf } from './settings/settings'
import { familiarEvent } from './sources/familiar/events'

/** What scoring needs of the other rooms, put together. */
export const scoringPorts: ScoringPorts = {
  lockPet,
  saveState,
  rhythmOf,
  pausesOf,
  unitsUsed,
  recordDays,
  repairState: async (tx, petId, userId, now) => {
    const state = await stateFromLedger(tx, petId, now)
    await record(tx, {
      userId,
      action: 'pet.state_repaired',
      targetType: 'pet',
      targetId: petId,
      metadata: { xp: state.xp },
    })
    return state
  },
  moveGoals: async (tx, userId, events, now, calendar) => {
    const { moves, completions } = await moveGoals(tx, userId, events, now, calendar)
    const completed = completions.map((completion) =>
      familiarEvent(userId, { kind: 'goal', ...completion }),
    )
    // Known by goal and period: reached again in the same period, it is not an event again.
    const stored =
      completed.length === 0 ? 0 : await storeFamiliarEvents(tx, userId, completed, now)
    return { moves, completed: stored }
  },
  recordBatch: (tx, { petId, userId, version, lines }) =>
    record(tx, {
      userId,
      action: 'pet.scored',
      targetType: 'pet',
      targetId: petId,
      metadata: {
        version,
        events: lines.length,
        xp: lines.reduce((sum, { effect }) => sum + effect.xp, 0),
      },
    }),
}

/** Notes in the audit log what could not be read. */
export const reportFailures: ReportFailures = (tx, failures) =>
  record(
    tx,
    ...failures.map(({ userId, rawId, provider, reason }) => ({
      userId,
      action: 'normalise.failed' as const,
      targetType: 'event_raw' as const,
      targetId: rawId,
      metadata: { provider, reason },
    })),
  )

/** Stores events of Familiar's own in the caller's transaction. Returns how many are new. */
export async function storeFamiliarEvents(
  tx: Queries,
  userId: UserId,
  events: readonly ReturnType<typeof familiarEvent>[],
  now: number,
): Promise<number> {
  const integrationId = await integrationOf(tx, userId, 'familiar')
  return storeBatch(tx, { integrationId, events, receivedAt: now })
}
