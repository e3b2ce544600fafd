import { contextBridge, ipcRenderer } from 'electron'
import type { Pose } from '@shared/body/pose'
import type { Sight } from '@shared/contract/body'
import { type Bridge, type BodyLine, CHANNELS } from '@shared/contract/bridge'
import type { RouteResult } from '@shared/contract/errors'
import type { Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'

/**
 * Gives a page `globalThis.familiar`. It forwards and knows no route: what a window may do is decided in main, by the
 * window itself and not by the kind named here. The page never holds `ipcRenderer` or an event of its, which would be
 * the whole of Electron's channels (Electron's security checklist, item 20).
 *
 * Deliberately without the validator: it would make the preload several times its size, and main parses what it gets.
 */
export function exposeBridge(window: WindowKind): void {
  contextBridge.exposeInMainWorld('familiar', bridgeOf(window))
}

function bridgeOf(window: WindowKind): Bridge {
  return {
    window,
    request: (route, input) =>
      ipcRenderer.invoke(CHANNELS.request, route, input).then(
        (result: RouteResult<unknown>) => result,
        // Main answers every request; this one did not reach it: the app is closing, or the input cannot be copied.
        () => NOT_ASKED,
      ),
    subscribe: (listener) => {
      const hear = (_event: unknown, push: Push): void => listener(push)
      ipcRenderer.on(CHANNELS.push, hear)
      return () => void ipcRenderer.off(CHANNELS.push, hear)
    },
    ready: () => ipcRenderer.send(CHANNELS.ready),
    onConnection: (listener) => {
      // Main outlives its windows: there is nothing to wait for and nothing to lose.
      listener(true)
      return () => undefined
    },
    body: window === 'pet' ? bodyLine : null,
  }
}

const bodyLine: BodyLine = {
  tell: (message) => ipcRenderer.send(CHANNELS.body, message),
  onPose: (listener) => {
    const hear = (_event: unknown, pose: Pose): void => listener(pose)
    ipcRenderer.on(CHANNELS.pose, hear)
    return () => void ipcRenderer.off(CHANNELS.pose, hear)
  },
  onSight: (listener) => {
    const hear = (_event: unknown, sight: Sight): void => listener(sight)
    ipcRenderer.on(CHANNELS.sight, hear)
    return () => void ipcRenderer.off(CHANNELS.sight, hear)
  },
}

const NOT_ASKED: RouteResult<unknown> = {
  ok: false,
  error: { code: 'INTERNAL', message: 'This could not be asked of Familiar.' },
}
