import { connectBridge } from '../ui/bridge/connect-bridge'
import { mountPage } from '../ui/mount-page'
import { PanelPage } from './panel-page'
import { createPanel } from './store/panel-store'
import { PanelContext } from './store/use-panel'

const panel = createPanel(connectBridge('panel'))

mountPage(
  <PanelContext value={panel}>
    <PanelPage />
  </PanelContext>,
)
