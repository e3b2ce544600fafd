import type { Bridge } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'

export interface FedStore {
  readonly onPush: (push: Push) => void
  readonly onConnection: (connected: boolean) => void
  /** Asks for every snapshot. */
  readonly loadAll: () => void
}

/**
 * Feeds a window's store for as long as the page lives. It listens before it asks, so that nothing falls between
 * snapshot and push, and asks again for everything when main was away.
 */
export function keepFed(bridge: Bridge, { onPush, onConnection, loadAll }: FedStore): void {
  let wasLost = false
  bridge.subscribe(onPush)
  bridge.onConnection((connected) => {
    onConnection(connected)
    if (connected && wasLost) loadAll()
    wasLost = !connected
  })
  bridge.ready()
  loadAll()
}
