import { Settings } from 'lucide-react'
import { panelMessages } from '@shared/i18n/panel-messages'
import { IconButton } from '../../ui/controls/icon-button'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'

/** The way to the settings window. */
export function OpenSettings() {
  const { openSettings } = usePanelCommands()
  const open = async (): Promise<void> => {
    const result = await openSettings()
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }
  return <IconButton icon={Settings} label={panelMessages.settings} onClick={() => void open()} />
}
