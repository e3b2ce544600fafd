import type { RouteError } from '@shared/contract/errors'
import { dataMessages } from '@shared/i18n/data-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'

/** Brings an export in, and offers the way back in a toast. Answers why it could not be done. */
export function useImport(): (path: string) => Promise<RouteError | null> {
  const { importAll } = useSettingsCommands()

  const undo = async (backup: string): Promise<void> => {
    const result = await importAll(backup)
    if (result.ok) showToast(dataMessages.undone)
    else showToast(result.error.message, { look: 'problem' })
  }

  return async (path) => {
    const result = await importAll(path)
    if (!result.ok) return result.error
    const { rows, backup } = result.data
    showToast(dataMessages.imported(rows), {
      action: { label: uiMessages.undo, run: () => void undo(backup) },
    })
    return null
  }
}
