import type { ParsedInput, Route, RouteOutput } from '@shared/contract/contract'
import type { PetId } from '@shared/domain/ids'
import type { WindowKind } from '@shared/contract/windows'

/** Who is asking, as the host has made sure of it. */
export interface Caller {
  readonly window: WindowKind
  /** The one pet it shows, where it shows one only. It speaks for no other. */
  readonly pet?: PetId | undefined
}

/** One handler for every route: a missing one fails the build. */
export type Handlers = {
  readonly [R in Route]: (input: ParsedInput<R>, caller: Caller) => Promise<RouteOutput<R>>
}

/** The handlers of one domain of the contract. */
export type HandlersOf<R extends Route> = Pick<Handlers, R>
