import type { EpochMs } from '@shared/domain/local-day'

/** Notion's own clock, as its answers tell it. */
export interface TheirClock {
  /** The given `fetch`, listened to. */
  readonly fetch: typeof globalThis.fetch
  /** What it showed at the last answer; null while none has told it. */
  now(): EpochMs | null
}

/** Listens to the `Date` of answers (RFC 9110 §6.6.1). */
export function listenToClock(fetch: typeof globalThis.fetch): TheirClock {
  let shown: EpochMs | null = null
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      const at = Date.parse(response.headers.get('date') ?? '')
      if (Number.isFinite(at)) shown = at
      return response
    },
    now: () => shown,
  }
}
