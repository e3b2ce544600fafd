import type { z } from 'zod'
import type { WindowKind } from './windows'

/** One request a window may make of main. */
export interface RouteDefinition {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** The windows that may call it; the router refuses all others. */
  readonly windows: readonly WindowKind[]
}

/** Checks a domain's routes while keeping their exact types. */
export function defineRoutes<const T extends Record<string, RouteDefinition>>(routes: T): T {
  return routes
}
