import type { Bridge } from '@shared/contract/bridge'
import { isRecord, numberIn } from '../species/read'

/**
 * Gives what says for how many ms the user has not touched the computer; null where nobody knows.
 *
 * On the desktop main asks the system. In a browser there is only what this page itself sees: keys pressed while it has the
 * focus, and nothing more; what is typed in another tab or program is none of its business, and cannot be seen from here.
 * So a page knows of typing, and never that the user is away. Which key it was is not looked at.
 */
export function watchUserIdle(
  bridge: Pick<Bridge, 'body' | 'request'>,
  clock: () => number,
): () => Promise<number | null> {
  if (bridge.body !== null) {
    return async () => {
      const result = await bridge.request('app.userIdle', undefined)
      return result.ok && isRecord(result.data) ? numberIn(result.data, 'idleMs') : null
    }
  }
  let lastKey: number | null = null
  document.addEventListener('keydown', () => (lastKey = clock()), { passive: true, capture: true })
  return () => {
    const idle = lastKey === null ? null : clock() - lastKey
    return Promise.resolve(idle !== null && idle < KNOWN_FOR_MS ? idle : null)
  }
}

/** A page that has seen no key for this long knows nothing: the user may be at work elsewhere. */
const KNOWN_FOR_MS = 60_000
