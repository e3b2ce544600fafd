import { Settings } from 'lucide-react'
import { panelMessages } from '@shared/i18n/panel-messages'
import { IconButton } from '../../ui/controls/icon-button'
import { useOpenSettings } from './use-open-settings'

/** The way to the settings window. */
export function OpenSettings() {
  const openSettings = useOpenSettings()
  return (
    <IconButton icon={Settings} label={panelMessages.settings} onClick={() => openSettings()} />
  )
}
