import type { WebContents } from 'electron'
import type { Pose } from '@shared/body/pose'
import type { Sight } from '@shared/contract/body'
import { CHANNELS } from '@shared/contract/bridge'
import type { RouteResult } from '@shared/contract/errors'
import type { WindowKind } from '@shared/contract/windows'
import type { PetId } from '@shared/domain/ids'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import type { HostPorts, WindowConnection } from '../host'

/** The line between one window and the app, whatever page is in the window at the time. */
export interface PageLine {
  request(route: string, input: unknown): Promise<RouteResult<unknown>>
  ready(): void
  /** How the pet holds itself. Only the newest counts: nothing is kept for a page that does not listen yet. */
  tellPose(pose: Pose): void
  /** What main sees of the window. As with the pose, only the newest counts. */
  tellSight(sight: Sight): void
  /** Another document is in the window: it has subscribed to nothing yet. */
  renew(): void
  close(): void
}

/**
 * Connects a window to the app. Each document has a connection of its own, so that what was promised to one is not
 * delivered to the next, and pushes wait until the new one is ready as well.
 */
export function openPageLine(
  contents: WebContents,
  { kind, pet }: { readonly kind: WindowKind; readonly pet: PetId | null },
  ports: HostPorts,
  log: Log,
): PageLine {
  const send = (channel: string, message: unknown): void => {
    try {
      contents.send(channel, message)
    } catch (error) {
      // Page or frame can be gone an instant before their event arrives here; other windows must still hear.
      log.warn('a push did not reach its window', { kind, problem: messageOf(error) })
    }
  }
  const connect = (): WindowConnection =>
    ports.connect(kind, (push) => send(CHANNELS.push, push), pet ?? undefined)

  // None before there is a document: it begins with a snapshot of everything, not with what was pushed before it.
  let current: WindowConnection | null = null
  return {
    request: (route, input) => {
      current ??= connect()
      return current.request(route, input)
    },
    ready: () => {
      current ??= connect()
      current.ready()
    },
    tellPose: (pose) => send(CHANNELS.pose, pose),
    tellSight: (sight) => send(CHANNELS.sight, sight),
    renew: () => {
      current?.close()
      current = connect()
    },
    close: () => {
      current?.close()
      current = null
    },
  }
}
