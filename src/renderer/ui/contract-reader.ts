import './validate-without-eval'
import { CONTRACT, type ResultOf, type Route, type RouteOutput } from '@shared/contract/contract'
import { uiMessages } from '@shared/i18n/ui-messages'

interface Schema<T> {
  safeParse(data: unknown): { success: true; data: T } | { success: false }
}

/** The contract's outputs, in a shape through which the types can follow a route's name to what it answers. */
const ANSWERS: { readonly [R in Route]: { readonly output: Schema<RouteOutput<R>> } } = CONTRACT

/** Reads what main answered with the route's own schema, so that what a page holds is what its types say. */
export function readAnswer<R extends Route>(route: R, data: unknown): ResultOf<R> {
  const parsed = ANSWERS[route].output.safeParse(data)
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, error: { code: 'INTERNAL', message: uiMessages.unreadableAnswer } }
}
