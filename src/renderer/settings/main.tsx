import '../ui/validate-without-eval'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { mountPage } from '../ui/mount-page'
import { SettingsPage } from './settings-page'
import { createSettingsWindow } from './store/settings-store'
import { SettingsContext } from './store/use-settings'

const settings = createSettingsWindow(connectBridge('settings'))

mountPage(
  <SettingsContext value={settings}>
    <SettingsPage />
  </SettingsContext>,
)
