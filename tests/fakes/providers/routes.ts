import type { Answer, FakeRequest } from './exchange'

export type Params = Readonly<Record<string, string>>
export type Handler = (request: FakeRequest, params: Params) => Answer

interface Route {
  readonly method: string
  readonly pattern: RegExp
  readonly handle: Handler
}

/** Paths of one provider, with `:name` for a segment. */
export class Routes {
  private readonly routes: Route[] = []

  on(method: string, path: string, handle: Handler): this {
    const pattern = path
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:([a-zA-Z]+)/g, '(?<$1>[^/]+)')
    this.routes.push({ method, pattern: new RegExp(`^${pattern}$`), handle })
    return this
  }

  /** The answer of the first route that fits; null when there is none. */
  answer(request: FakeRequest): Answer | null {
    for (const { method, pattern, handle } of this.routes) {
      const match = method === request.method ? pattern.exec(request.path) : null
      if (match !== null) return handle(request, decoded(match.groups ?? {}))
    }
    return null
  }
}

function decoded(groups: Record<string, string>): Params {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  )
}
