import type { UserId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import type { Queries } from './database/connection'
import { recountGoals } from './goals/edit'
import { forgetDays } from './metrics/day-counts'
import { rhythmSettings } from './settings/settings'

/**
 * Makes a change after which the user may be in another time zone. Days then begin and end elsewhere: what was counted
 * by day is counted anew from the events. Must run in a transaction.
 */
export async function keepingDays<T>(
  tx: Queries,
  userId: UserId,
  now: number,
  change: () => Promise<T>,
): Promise<T> {
  const before = (await rhythmSettings(tx, userId)).timeZone
  const result = await change()
  const { timeZone } = await rhythmSettings(tx, userId)
  if (timeZone === before) return result
  await recountGoals(tx, userId, now, calendarFor(timeZone))
  await forgetDays(tx, userId)
  return result
}
