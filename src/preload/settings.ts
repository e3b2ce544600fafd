import { exposeBridge } from './expose-bridge'

exposeBridge('settings')
