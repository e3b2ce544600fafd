import type { Settings } from '@shared/contract/settings'
import type { UserId } from '@shared/domain/ids'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { inTransaction } from './database/transaction'
import type { Host } from './host/host'
import type { SettingsPorts } from './ipc/handlers/settings'
import { readSettings, updateSettings } from './settings/settings'
import { refuseEverydayKeys } from './settings/shortcuts'
import { keepingDays } from './wire-time-zone'

/**
 * What windows may do with the settings; a change is audited and told to all windows. Keys that people of this desktop use
 * every day are refused; where the host is no desktop app, nothing takes any.
 */
export function settingsService(
  database: Database,
  userId: UserId,
  clock: Clock,
  { desktop }: Pick<Host, 'desktop'>,
  onChange: (settings: Settings) => void,
): SettingsPorts {
  return {
    read: () => readSettings(database, userId),
    update: async (patch) => {
      const settings = await inTransaction(database, async (tx) => {
        if (patch.shortcuts !== undefined && desktop !== null) {
          const { shortcuts } = await readSettings(tx, userId)
          refuseEverydayKeys(patch.shortcuts, shortcuts, desktop.platform)
        }
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
