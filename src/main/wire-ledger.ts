import type { UserId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import { STREAK_RULES, streakOn } from '@shared/domain/streak'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { LedgerPorts } from './ipc/handlers/ledger'
import { activityOf } from './metrics/day-counts'
import { readLedger } from './pipeline/ledger'
import { readSettings, rhythmSettings } from './settings/settings'

/** The streak is counted over this many days, whatever a window shows. */
const STREAK_DAYS = 371

/** What windows may read of the past. */
export function ledgerService(database: Database, userId: UserId, clock: Clock): LedgerPorts {
  return {
    list: (before, limit) => readLedger(database, userId, before, limit),
    activity: async (days) => {
      const calendar = calendarFor((await rhythmSettings(database, userId)).timeZone)
      const { restDays } = await readSettings(database, userId)
      const today = calendar.dateAt(clock())
      const all = await activityOf(database, userId, today, STREAK_DAYS, calendar)
      const active = new Set(all.filter(({ events }) => events > 0).map(({ date }) => date))
      const {
        days: length,
        freezesInHand,
        frozen,
      } = streakOn(today, active, { ...STREAK_RULES, restDays })
      return {
        days: all.slice(-days),
        streak: { days: length, freezesInHand, frozen: [...frozen] },
      }
    },
  }
}
