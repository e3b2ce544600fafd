import type { CustomScheme, Protocol } from 'electron'
import { app } from './app'

type Handler = Parameters<Protocol['handle']>[1]

class FakeProtocol implements Pick<
  Protocol,
  'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
> {
  /** For tests. */
  schemes: readonly CustomScheme[] = []
  private readonly handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    app.mustNotBeReady('protocol.registerSchemesAsPrivileged')
    if (this.schemes.length > 0) throw new Error('registerSchemesAsPrivileged was called twice')
    this.schemes = schemes
  }

  handle(scheme: string, handler: Handler): void {
    app.mustBeReady('protocol')
    if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been handled already`)
    this.handlers.set(scheme, handler)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme)
  }

  /** For tests and the other fakes: a page asks for a URL. Null when nobody serves its scheme. */
  async load(url: string, method = 'GET'): Promise<Response | null> {
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    return handler ? handler(new Request(url, { method })) : null
  }
}

export const protocol = new FakeProtocol()
