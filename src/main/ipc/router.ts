import { CONTRACT, MAX_REQUEST_BYTES, type Route, isRoute } from '@shared/contract/contract'
import type { RouteError, RouteResult } from '@shared/contract/errors'
import { type Parsed, parseForeign } from '@shared/contract/parse-foreign'
import type { WindowKind } from '@shared/contract/windows'
import type { PetId } from '@shared/domain/ids'
import { isUnreachable } from '../database/connection'
import { Failure } from '../failure'
import type { Log } from '../log'
import { storable } from '../raw-event'
import type { Caller, Handlers } from './handlers'

/** Answers requests of windows. Never rejects. */
export type Router = (
  window: WindowKind,
  route: string,
  input: unknown,
  /** The one pet the window shows, as the host has made sure of it. */
  pet?: PetId,
) => Promise<RouteResult<unknown>>

export interface RouterOptions {
  /** Answered at once, before the app is up: what the pet is painted from. */
  readonly early: Partial<Handlers>
  /** All handlers, as soon as the app is up. */
  readonly handlers: Promise<Handlers>
  readonly log: Log
  /** The database did not answer a request. */
  readonly unreachable?: () => void
}

/**
 * Looks up, checks, calls. A window may only call routes that name it; input is parsed, and so is output, which takes
 * out whatever the contract does not mention. Expected failures travel as they are, unexpected ones only as INTERNAL.
 */
export function createRouter({ early, handlers, log, unreachable }: RouterOptions): Router {
  const answer = async (caller: Caller, name: string, input: unknown): Promise<unknown> => {
    if (!isRoute(name))
      throw new Failure('UNKNOWN_ROUTE', 'This Familiar does not know that request.')
    const definition = CONTRACT[name]
    if (!definition.windows.some((allowed) => allowed === caller.window)) {
      throw new Failure('NOT_ALLOWED', 'This window may not do that.')
    }
    if (sizeOf(input) > MAX_REQUEST_BYTES) {
      throw new Failure('TOO_LARGE', `A request may be ${MAX_REQUEST_BYTES / 1024} KiB at most.`)
    }
    const parsed = parseForeign<unknown>(definition.input, input)
    if (!parsed.success) throw badInput(parsed)
    // The types cannot follow that this name's handler takes this name's input; the line above has proved it.
    const handler = (early[name] ?? (await handlers)[name]) as (
      input: unknown,
      caller: Caller,
    ) => Promise<unknown>
    // Characters that a page can send and the database cannot keep are made good here, once for all routes.
    return definition.output.parse(await handler(storable(parsed.data), caller))
  }
  return async (window, route, input, pet) => {
    try {
      return { ok: true, data: await answer({ window, pet }, route, input) }
    } catch (error) {
      if (isUnreachable(error)) unreachable?.()
      return { ok: false, error: errorFor(route, error, log) }
    }
  }
}

/** The first complaint for reading, all of them, by field, for a form. */
function badInput({ issues }: Extract<Parsed<unknown>, { success: false }>): Failure {
  const fields = issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  return new Failure('BAD_INPUT', fields[0]?.message ?? 'That cannot be read.', { details: fields })
}

function errorFor(route: string, error: unknown, log: Log): RouteError {
  if (error instanceof Failure) {
    const { code, message, details } = error
    return details === undefined ? { code, message } : { code, message, details }
  }
  if (isUnreachable(error)) {
    return {
      code: 'DATABASE_UNAVAILABLE',
      message: 'The database does not answer just now. Nothing is lost; Familiar keeps trying.',
    }
  }
  log.error(`the request ${route.slice(0, 100)} failed`, error)
  return {
    code: 'INTERNAL',
    message: 'Something went wrong inside Familiar. It is written in its log.',
  }
}

/** Bytes of a request's JSON text; what has none (a cycle, a function) is too large for any limit. */
function sizeOf(input: unknown): number {
  if (input === undefined) return 0
  try {
    return Buffer.byteLength(JSON.stringify(input))
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** The routes a window may call, for the hosts' own checks. */
export function routesOf(window: WindowKind): Route[] {
  return Object.entries(CONTRACT).flatMap(([name, { windows }]) =>
    isRoute(name) && windows.some((allowed) => allowed === window) ? [name] : [],
  )
}
