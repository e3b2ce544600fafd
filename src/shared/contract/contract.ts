import type { z } from 'zod'
import { accountRoutes } from './account'
import { appRoutes } from './app'
import { connectionsRoutes } from './connections'
import { dataRoutes } from './data'
import { desktopRoutes } from './desktop'
import { doctorRoutes } from './doctor'
import type { RouteResult } from './errors'
import { focusRoutes } from './focus'
import { gitRoutes } from './git'
import { goalsRoutes } from './goals'
import { ledgerRoutes } from './ledger'
import { petRoutes } from './pet'
import { settingsRoutes } from './settings'
import { snoozeRoutes } from './snooze'
import { speciesRoutes } from './species'
import { updatesRoutes } from './updates'
import type { WindowKind } from './windows'

/** Every request between windows and main. The whole of what a window can ask. */
export const CONTRACT = {
  ...appRoutes,
  ...petRoutes,
  ...ledgerRoutes,
  ...goalsRoutes,
  ...gitRoutes,
  ...settingsRoutes,
  ...connectionsRoutes,
  ...accountRoutes,
  ...dataRoutes,
  ...desktopRoutes,
  ...doctorRoutes,
  ...focusRoutes,
  ...speciesRoutes,
  ...snoozeRoutes,
  ...updatesRoutes,
}

export type Contract = typeof CONTRACT
export type Route = keyof Contract
/** A route's input as a window may write it, before defaults. */
export type RouteInput<R extends Route> = z.input<Contract[R]['input']>
/** A route's input as its handler receives it. */
export type ParsedInput<R extends Route> = z.output<Contract[R]['input']>
export type RouteOutput<R extends Route> = z.output<Contract[R]['output']>
export type ResultOf<R extends Route> = RouteResult<RouteOutput<R>>

/** The routes a window may call, by its kind. */
export type RouteOf<W extends WindowKind> = {
  [R in Route]: W extends Contract[R]['windows'][number] ? R : never
}[Route]

/** Is this a route of the contract? */
export function isRoute(name: string): name is Route {
  return Object.hasOwn(CONTRACT, name)
}

/** Largest request, in bytes of its JSON text. */
export const MAX_REQUEST_BYTES: number = 64 * 1024
