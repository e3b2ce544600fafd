import { exposeBridge } from './expose-bridge'

exposeBridge('pet')
