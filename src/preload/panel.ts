import { exposeBridge } from './expose-bridge'

exposeBridge('panel')
