import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { Failure, codeOf } from '../failure'
import type { Log } from '../log'

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** An HTTP server that only this computer can reach. */
export interface LoopbackServer {
  readonly port: number
  /** Gives every path below `prefix` to a handler; the longest prefix wins. */
  mount(prefix: string, handler: RequestListener): void
  /** Takes over connections that ask to become something else, such as WebSockets. */
  onUpgrade(listener: UpgradeListener): void
  close(): Promise<void>
}

export const LOOPBACK = '127.0.0.1'
const LOCAL_NAMES: ReadonlySet<string> = new Set([LOOPBACK, 'localhost', '[::1]'])

/**
 * Opens a server on 127.0.0.1. Every request must name this computer in its Host header: a web page that has its own
 * domain point here (DNS rebinding) is refused before any handler sees it.
 */
export async function openLoopbackServer(options: {
  port: number
  log: Log
}): Promise<LoopbackServer> {
  const handlers = new Map<string, RequestListener>()
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    if (!namesThisComputer(request)) {
      refuse(response, 403, 'Familiar answers this computer only.')
      return
    }
    const url = urlOf(request)
    if (url === null) {
      refuse(response, 400, 'That address cannot be read.')
      return
    }
    const path = url.pathname
    const prefix = [...handlers.keys()]
      .filter((candidate) => path.startsWith(candidate))
      .sort((a, b) => b.length - a.length)[0]
    const handler = prefix === undefined ? undefined : handlers.get(prefix)
    if (!handler) {
      refuse(response, 404, 'There is nothing here.')
      return
    }
    handler(request, response)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.maxHeadersCount = 100
  server.on('clientError', (error, socket) => {
    options.log.debug('a request could not be read', error)
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  const port = await listen(server, options.port)
  return {
    port,
    mount: (prefix, handler) => void handlers.set(prefix, handler),
    onUpgrade: (listener) =>
      void server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (namesThisComputer(request)) listener(request, socket, head)
        else socket.destroy()
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Is the request addressed to this computer by a name of its own? */
export function namesThisComputer(request: IncomingMessage): boolean {
  const host = request.headers.host ?? ''
  return LOCAL_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())
}

/** The address a request asks for; null when it is none. Only its path and query are the client's. */
export function urlOf(request: IncomingMessage): URL | null {
  const path = request.url ?? '/'
  // Joined, not resolved: resolved, `//name` would be another host.
  const text = `http://${LOOPBACK}${path}`
  return path.startsWith('/') && URL.canParse(text) ? new URL(text) : null
}

/** Ends a request with a plain sentence. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(`${sentence}\n`)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const taken = codeOf(cause) === 'EADDRINUSE' || codeOf(cause) === 'EACCES'
      reject(
        taken
          ? new Failure(
              'PORT_IN_USE',
              `Port ${port} is not free. Choose another with --port, or leave it out to take any free one.`,
              { cause },
            )
          : cause,
      )
    })
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
