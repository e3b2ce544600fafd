import type { Bridge } from '@shared/contract/bridge'
import type { ResultOf, Route, RouteInput, RouteOf } from '@shared/contract/contract'
import type { WindowKind } from '@shared/contract/windows'
import { uiMessages } from '@shared/i18n/ui-messages'

/** The contract's types over a bridge, narrowed to the routes a window may call. */
export interface Api<W extends WindowKind> {
  request<R extends Route & RouteOf<W>>(route: R, input: RouteInput<R>): Promise<ResultOf<R>>
}

/**
 * Makes a window's api. The validator is a third of a page's script and is first needed when an answer is there, so it
 * is fetched beside the first request instead of before the first drawing.
 */
export function apiOver<W extends WindowKind>(bridge: Bridge): Api<W> {
  const loadReader = () => import('./contract-reader')
  // Begun now; whether it succeeded is asked with each answer.
  loadReader().catch(() => undefined)
  return {
    request: async <R extends Route & RouteOf<W>>(
      route: R,
      input: RouteInput<R>,
    ): Promise<ResultOf<R>> => {
      const result = await bridge.request(route, input)
      if (!result.ok) return result
      try {
        const { readAnswer } = await loadReader()
        return readAnswer(route, result.data)
      } catch {
        // Only the fetch can fail: main went away while the page was loading.
        return { ok: false, error: { code: 'UNREACHABLE', message: uiMessages.notRunning } }
      }
    },
  }
}
