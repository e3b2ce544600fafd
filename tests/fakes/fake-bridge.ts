import type { Pose } from '@shared/body/pose'
import type { BodyMessage, Sight } from '@shared/contract/body'
import type { Bridge } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import type { FakeMain } from './fake-main'
import { petsOf } from './pet-answers'

/** A bridge whose line can be cut. */
export interface FakeBridge extends Bridge {
  setConnected(connected: boolean): void
  /** What the page has told main of the pet's body. */
  readonly bodyMessages: readonly BodyMessage[]
  /** Main tells how the pet holds itself. */
  readonly pose: (pose: Pose) => void
  /** Main tells what it sees of the window. */
  readonly sight: (sight: Sight) => void
}

/** The newest of what carries a whole state. */
export function remembered({ world }: FakeMain): Push[] {
  return [
    { type: 'settings.changed', settings: world.settings },
    { type: 'app.statusChanged', status: world.status },
    { type: 'focus.changed', focus: world.focus },
    { type: 'snooze.changed', snooze: world.snooze },
    { type: 'pets.changed', pets: petsOf(world) },
  ]
}

/** A preload's bridge over a fake main: pushes wait until the page is ready, as the real hub has it. */
export function createFakeBridge(
  main: FakeMain,
  window: WindowKind,
  movedByMain = false,
): FakeBridge {
  const pushListeners = new Set<(push: Push) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  const poseListeners = new Set<(pose: Pose) => void>()
  const sightListeners = new Set<(sight: Sight) => void>()
  const bodyMessages: BodyMessage[] = []
  let connected = true
  let queue: Push[] | null = []

  main.listen(window, (push) => {
    if (!connected) return
    if (queue) queue.push(push)
    else for (const listener of pushListeners) listener(push)
  })

  return {
    window,
    request: (route, input) =>
      connected
        ? main.request(window, route, input)
        : Promise.resolve({
            ok: false,
            error: {
              code: 'UNREACHABLE',
              message: 'Familiar is not running, so this was not done.',
            },
          }),
    subscribe: (listener) => {
      pushListeners.add(listener)
      return () => void pushListeners.delete(listener)
    },
    ready: () => {
      const waiting = queue ?? []
      queue = null
      // The pet's page asks for nothing: it lives on what the real hub remembers for a window that opens.
      if (window === 'pet') waiting.unshift(...remembered(main))
      for (const push of waiting) for (const listener of pushListeners) listener(push)
    },
    onConnection: (listener) => {
      connectionListeners.add(listener)
      listener(connected)
      return () => void connectionListeners.delete(listener)
    },
    body: movedByMain
      ? {
          tell: (message) => void bodyMessages.push(message),
          onPose: (listener) => {
            poseListeners.add(listener)
            return () => void poseListeners.delete(listener)
          },
          onSight: (listener) => {
            sightListeners.add(listener)
            return () => void sightListeners.delete(listener)
          },
        }
      : null,
    bodyMessages,
    pose: (pose) => {
      for (const listener of poseListeners) listener(pose)
    },
    sight: (sight) => {
      for (const listener of sightListeners) listener(sight)
    },
    setConnected: (now) => {
      connected = now
      for (const listener of connectionListeners) listener(now)
    },
  }
}
