import type { RouteResult } from '@shared/contract/errors'
import type { Loadable } from './loadable'

/** Keeps one whole piece of main's state up to date from a snapshot, from pushes, and from what commands answer. */
export interface Feed<T> {
  load(): Promise<void>
  /** Asks again for what could not be had; of what is there or on its way, nothing. */
  loadMissing(): void
  push(data: T): void
  /**
   * Runs a command and takes its answer in: `apply` makes the new whole of the answer and what is held, or null where
   * that cannot be done and the whole is to be asked for.
   */
  command<A>(
    ask: () => Promise<RouteResult<A>>,
    apply: (answer: A, held: T | null) => T | null,
  ): Promise<RouteResult<A>>
}

export interface FeedOptions<T> {
  readonly fetch: () => Promise<RouteResult<T>>
  readonly get: () => Loadable<T>
  readonly set: (held: Loadable<T>) => void
  /** Is `next` at least as new as what is held? Without it, the order of arrival decides. */
  readonly isCurrent?: (next: T, held: T) => boolean
}

/**
 * Makes a feed. Pushes carry the whole piece and arrive in order, but an answer may have been read before a push that
 * overtook it. So an answer counts only if no push came while it was on its way: whatever it would have added, a push
 * has brought or will bring. A snapshot overtaken by a command's answer is asked for again.
 */
export function createFeed<T>({ fetch, get, set, isCurrent }: FeedOptions<T>): Feed<T> {
  let pushes = 0
  let arrivals = 0

  const take = (data: T): void => {
    arrivals += 1
    const held = get().data
    const isOld = held !== null && isCurrent?.(data, held) === false
    set({ data: isOld ? held : data, error: null })
  }

  const load = async (): Promise<void> => {
    const [pushesBefore, arrivalsBefore] = [pushes, arrivals]
    const result = await fetch()
    if (!result.ok) set({ data: get().data, error: result.error })
    else if (arrivals === arrivalsBefore) take(result.data)
    else if (pushes === pushesBefore) await load()
  }

  return {
    load,
    loadMissing: () => {
      if (get().error !== null) void load()
    },
    push: (data) => {
      pushes += 1
      take(data)
    },
    command: async (ask, apply) => {
      const pushesBefore = pushes
      const result = await ask()
      if (!result.ok || pushes !== pushesBefore) return result
      const whole = apply(result.data, get().data)
      if (whole === null) void load()
      else take(whole)
      return result
    },
  }
}
