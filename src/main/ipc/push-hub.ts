import { PUSH_AUDIENCE, type Push, type PushType, concerns } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import type { PetId } from '@shared/domain/ids'

/** A window's place in the hub. */
export interface Subscription {
  /** The page listens now: what was queued is let go. */
  ready(): void
  close(): void
}

/** Tells windows what has changed. */
export interface PushHub {
  /** `pet`: the only one the window shows. */
  subscribe(window: WindowKind, send: (push: Push) => void, pet?: PetId): Subscription
  publish(push: Push): void
}

/** Ledger entries a window that is not ready yet will still be shown; older ones it reads itself. */
const QUEUED_LEDGER_PUSHES = 20

/** Pushes of which a window that opens later is told the newest: the pet's page lives on them alone. */
const REMEMBERED: ReadonlySet<PushType> = new Set([
  'pets.changed',
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
  const latest = new Map<string, Push>()
  const members = new Set<{ deliver: (push: Push) => void }>()
  return {
    subscribe: (window, send, pet) => {
      const isFor = (push: Push): boolean =>
        PUSH_AUDIENCE[push.type].includes(window) && (pet === undefined || concerns(push, pet))
      let queue: Push[] | null = [...latest.values()].filter(isFor)
      const member = {
        deliver: (push: Push): void => {
          if (!isFor(push)) return
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
      // What was told of a pet before its list is in the list.
      if (push.type === 'pets.changed')
        for (const [subject, { type }] of latest)
          if (type === 'pet.changed' || type === 'pets.changed') latest.delete(subject)
      if (REMEMBERED.has(push.type)) latest.set(subjectOf(push), push)
      for (const { deliver } of members) deliver(push)
    },
  }
}

/** What a push tells the state of: a newer one of the same makes it needless. */
function subjectOf(push: Push): string {
  return push.type === 'pet.changed' ? `${push.type} ${push.pet.id}` : push.type
}

function enqueue(queue: readonly Push[], push: Push): Push[] {
  if (push.type !== 'ledger.appended') {
    const subject = subjectOf(push)
    return [...queue.filter((waiting) => subjectOf(waiting) !== subject), push]
  }
  const ledger = queue.filter(({ type }) => type === push.type)
  const oldest = ledger.length >= QUEUED_LEDGER_PUSHES ? ledger[0] : undefined
  return [...queue.filter((waiting) => waiting !== oldest), push]
}
