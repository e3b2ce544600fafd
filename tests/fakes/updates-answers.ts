import type { Push } from '@shared/contract/pushes'
import type { Updates } from '@shared/contract/updates'
import type { FakeHandlers } from './fake-handlers'
import { OFFER } from './worlds/offer'
import type { World } from './worlds/world'

type UpdatesRoute = Extract<keyof FakeHandlers, `updates.${string}`>

/** Answers for newer versions: a check finds `OFFER`, a download is there at once. */
export function updatesAnswers(
  world: World,
  push: (push: Push) => void,
): Pick<FakeHandlers, UpdatesRoute> {
  const set = (change: Partial<Updates>): Updates => {
    world.updates = { ...world.updates, ...change }
    push({ type: 'updates.changed', updates: world.updates })
    return world.updates
  }
  return {
    'updates.get': () => world.updates,
    'updates.check': () =>
      set({
        lastCheckedAt: new Date(Date.now()).toISOString(),
        now: world.isNewest ? { state: 'newest' } : { state: 'available', offer: OFFER },
      }),
    'updates.download': () => set({ now: { state: 'ready', offer: OFFER } }),
    'updates.install': () => set({ now: { state: 'installing', offer: OFFER } }),
    'updates.setChannel': ({ channel }) => set({ channel }),
    'updates.setByItself': ({ byItself }) => set({ byItself }),
    'updates.closeNews': () => set({ news: null }),
  }
}
