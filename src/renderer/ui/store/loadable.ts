import type { RouteError } from '@shared/contract/errors'

/** A piece of main's state as a page holds it: on its way, there, or not to be had. What is there stays while it is asked for again. */
export interface Loadable<T> {
  readonly data: T | null
  readonly error: RouteError | null
}

/** Nothing yet, and nothing wrong. */
export const ON_ITS_WAY: Loadable<never> = { data: null, error: null }
