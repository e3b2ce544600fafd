import type { RouteResult } from '@shared/contract/errors'
import type { Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import type { PetId } from '@shared/domain/ids'
import type { Shortcut } from '@shared/domain/shortcut'
import type { HostPorts } from '../../../../src/main/host/host'
import type { TrayAction } from '../../../../src/main/host/tray-model'
import { createPushHub } from '../../../../src/main/ipc/push-hub'

export interface TestPorts extends HostPorts {
  readonly heard: {
    /** `pet`: whose window it was; left out where it is nobody's. */
    readonly requests: {
      window: WindowKind
      route: string
      input: unknown
      pet?: PetId
    }[]
    readonly trayActions: TrayAction[]
    readonly shortcuts: Shortcut[]
    resumed: number
    suspended: number
    quitRequested: number
  }
  /** What the next requests are answered with. */
  answer: (route: string, input: unknown) => RouteResult<unknown> | Promise<RouteResult<unknown>>
  publish(push: Push): void
  /** Windows that are connected now. */
  connected(): WindowKind[]
}

/** The app's side of a host: the real push hub, and requests that are written down. */
export function createTestPorts(): TestPorts {
  const hub = createPushHub()
  const connected = new Set<{ window: WindowKind }>()
  const ports: TestPorts = {
    heard: {
      requests: [],
      trayActions: [],
      shortcuts: [],
      resumed: 0,
      suspended: 0,
      quitRequested: 0,
    },
    answer: (route) => ({ ok: true, data: route }),
    publish: (push) => hub.publish(push),
    connected: () => [...connected].map(({ window }) => window),
    connect: (window, send, pet) => {
      const subscription = hub.subscribe(window, send, pet)
      const connection = { window }
      connected.add(connection)
      return {
        request: async (route, input) => {
          ports.heard.requests.push({ window, route, input, ...(pet !== undefined && { pet }) })
          return ports.answer(route, input)
        },
        ready: () => subscription.ready(),
        close: () => {
          connected.delete(connection)
          subscription.close()
        },
      }
    },
    trayAction: (action) => void ports.heard.trayActions.push(action),
    shortcut: (shortcut) => void ports.heard.shortcuts.push(shortcut),
    resumed: () => {
      ports.heard.resumed += 1
    },
    suspended: () => {
      ports.heard.suspended += 1
    },
    quitRequested: () => {
      ports.heard.quitRequested += 1
    },
  }
  return ports
}

/** A push that can be told from others of its kind. */
export function statusPush(quarantined: number): Push {
  return {
    type: 'app.statusChanged',
    status: { database: { state: 'up' }, quarantined, troubles: [] },
  }
}
