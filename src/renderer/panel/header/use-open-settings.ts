import type { SettingsPageId } from '@shared/contract/windows'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'

/** Opens the settings, at a page of theirs where it is named; says so where they do not open. */
export function useOpenSettings(): (page?: SettingsPageId) => void {
  const { openSettings } = usePanelCommands()
  const open = async (page?: SettingsPageId): Promise<void> => {
    const result = await openSettings(page)
    if (result?.ok === false) showToast(result.error.message, { look: 'problem' })
  }
  return (page) => void open(page)
}
