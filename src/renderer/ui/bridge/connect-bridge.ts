import type { Bridge } from '@shared/contract/bridge'
import type { WindowKind } from '@shared/contract/windows'
import { socketBridge } from './socket-bridge'

declare global {
  interface Window {
    /** Put there by the preload under Electron. */
    readonly familiar?: Bridge
  }
}

/**
 * A page's line to main: the preload's where there is one, else the browser host's socket. Nothing here knows React or
 * the validator, because the pet's page loads it too.
 */
export function connectBridge(kind: WindowKind): Bridge {
  return window.familiar ?? socketBridge(kind)
}
