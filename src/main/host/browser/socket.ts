import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { SOCKET_PATH, type SocketReply, socketRequestSchema } from '@shared/contract/socket'
import type { WindowKind } from '@shared/contract/windows'
import type { Log } from '../../log'
import type { HostPorts } from '../host'
import { type UpgradeListener, urlOf } from '../loopback-server'
import type { Sessions } from './session'

/** Above the contract's own limit, so that a page hears TOO_LARGE in words; what is larger still ends the connection. */
const MAX_MESSAGE_BYTES = 256 * 1024
/** A page that does not read what it is sent is let go; it comes back and reads the whole state. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024

export interface Sockets {
  readonly onUpgrade: UpgradeListener
  count(window: WindowKind): number
  close(): void
}

/** Carries the contract over WebSockets: same origin, signed in, and with a ticket that says which window it is. */
export function createSockets(ports: HostPorts, sessions: Sessions, log: Log): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  const open = new Map<WebSocket, WindowKind>()

  const onUpgrade: UpgradeListener = (request, socket, head) => {
    const url = urlOf(request)
    if (url?.pathname !== SOCKET_PATH || !isSameOrigin(request) || !sessions.hasSession(request)) {
      reject(socket, '403 Forbidden')
      return
    }
    const window = sessions.useTicket(url.searchParams.get('ticket') ?? '')
    if (window === null) {
      reject(socket, '401 Unauthorized')
      return
    }
    server.handleUpgrade(request, socket, head, (page) => serve(page, window))
  }

  const serve = (page: WebSocket, window: WindowKind): void => {
    open.set(page, window)
    const send = (reply: SocketReply): void => {
      if (page.readyState !== page.OPEN) return
      if (page.bufferedAmount > MAX_BACKLOG_BYTES) page.terminate()
      else page.send(JSON.stringify(reply))
    }
    const connection = ports.connect(window, (push) => send({ kind: 'push', push }))
    page.on('message', (data: Buffer, isBinary) => {
      const message = isBinary ? null : parseMessage(data)
      if (message === null) {
        page.close(1003, 'not a message of the contract')
        return
      }
      if (message.kind === 'ready') {
        connection.ready()
        return
      }
      void connection
        .request(message.route, message.input)
        .then((result) => send({ kind: 'result', id: message.id, result }))
    })
    page.on('error', (error) => log.debug(`the socket of the ${window} failed`, error))
    page.once('close', () => {
      open.delete(page)
      connection.close()
    })
    send({ kind: 'welcome', ticket: sessions.issueTicket(window) })
  }

  return {
    onUpgrade,
    count: (window) => [...open.values()].filter((kind) => kind === window).length,
    close: () => {
      for (const page of open.keys()) page.close(1001, 'Familiar was closed')
      server.close()
    },
  }
}

function parseMessage(data: Buffer) {
  try {
    return socketRequestSchema.parse(JSON.parse(data.toString('utf8')))
  } catch {
    return null
  }
}

/** Browsers always say where a socket comes from; another origin, or none, is not one of our pages. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin === `http://${headers.host ?? ''}`
}

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}
