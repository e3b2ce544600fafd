import type { Settings } from '@shared/contract/settings'
import type { UserId } from '@shared/domain/ids'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { inTransaction } from './database/transaction'
import type { SettingsPorts } from './ipc/handlers/settings'
import { readSettings, updateSettings } from './settings/settings'
import { keepingDays } from './wire-time-zone'

/** What windows may do with the settings; a change is audited and told to all windows. */
export function settingsService(
  database: Database,
  userId: UserId,
  clock: Clock,
  onChange: (settings: Settings) => void,
): SettingsPorts {
  return {
    read: () => readSettings(database, userId),
    update: async (patch) => {
      const settings = await inTransaction(database, async (tx) => {
        await record(tx, {
          userId,
          action: 'settings.updated',
          targetType: 'user',
          targetId: userId,
          metadata: patch,
        })
        return keepingDays(tx, userId, clock(), () => updateSettings(tx, userId, patch))
      })
      onChange(settings)
      return settings
    },
  }
}
