import { PUSH_AUDIENCE, type Push, type PushType } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'

/** A window's place in the hub. */
export interface Subscription {
  /** The page listens now: what was queued is let go. */
  ready(): void
  close(): void
}

/** Tells windows what has changed. */
export interface PushHub {
  subscribe(window: WindowKind, send: (push: Push) => void): Subscription
  publish(push: Push): void
}

/** Ledger entries a window that is not ready yet will still be shown; older ones it reads itself. */
const QUEUED_LEDGER_PUSHES = 20

/** Pushes of which a window that opens later is told the newest: the pet's page lives on them alone. */
const REMEMBERED: ReadonlySet<PushType> = new Set([
  'pet.changed',
  'settings.changed',
  'app.statusChanged',
  'focus.changed',
  'snooze.changed',
])

/**
 * Makes a hub. Until a page says it is ready, its pushes wait: of those that carry a whole state only the newest, of
 * ledger entries the latest few.
 */
export function createPushHub(): PushHub {
  const latest = new Map<PushType, Push>()
  const members = new Set<{ window: WindowKind; deliver: (push: Push) => void }>()
  return {
    subscribe: (window, send) => {
      let queue: Push[] | null = [...latest.values()].filter(({ type }) =>
        PUSH_AUDIENCE[type].includes(window),
      )
      const member = {
        window,
        deliver: (push: Push): void => {
          if (queue === null) send(push)
          else queue = enqueue(queue, push)
        },
      }
      members.add(member)
      return {
        ready: () => {
          const waiting = queue ?? []
          queue = null
          waiting.forEach(send)
        },
        close: () => void members.delete(member),
      }
    },
    publish: (push) => {
      if (REMEMBERED.has(push.type)) latest.set(push.type, push)
      for (const { window, deliver } of members) {
        if (PUSH_AUDIENCE[push.type].includes(window)) deliver(push)
      }
    },
  }
}

function enqueue(queue: readonly Push[], push: Push): Push[] {
  if (push.type !== 'ledger.appended')
    return [...queue.filter(({ type }) => type !== push.type), push]
  const ledger = queue.filter(({ type }) => type === push.type)
  const oldest = ledger.length >= QUEUED_LEDGER_PUSHES ? ledger[0] : undefined
  return [...queue.filter((waiting) => waiting !== oldest), push]
}
