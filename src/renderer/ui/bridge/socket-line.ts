import { SOCKET_PATH, TICKET_META } from '@shared/contract/bridge'
import type { SocketReply, SocketRequest } from '@shared/contract/socket'

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 8_000
/** Main's answer to whoever has no session with it. */
const UNKNOWN = 401

export interface SocketLine {
  send(message: SocketRequest): void
}

export interface SocketLineEvents {
  readonly onReply: (reply: SocketReply) => void
  /** Main has welcomed us. */
  readonly onOpen: () => void
  /** The line broke, or could not be made. */
  readonly onClose: () => void
}

/**
 * Keeps one WebSocket to main open: tickets, and new attempts after 0.5 s, 1 s … 8 s. A hidden page waits until it is
 * seen again, so that it costs nothing meanwhile.
 */
export function openSocketLine({ onReply, onOpen, onClose }: SocketLineEvents): SocketLine {
  let socket: WebSocket | null = null
  let ticket = ticketIn(document)
  let delayMs = FIRST_DELAY_MS

  const connect = (): void => {
    if (ticket === null) {
      void reloadIfLetIn().then((letIn) => {
        if (!letIn) retry()
      })
      return
    }
    const opened = new WebSocket(addressFor(ticket))
    ticket = null
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      const reply = readReply(data)
      if (reply === null) return
      if (reply.kind === 'welcome') {
        socket = opened
        ticket = reply.ticket
        delayMs = FIRST_DELAY_MS
        onOpen()
      } else onReply(reply)
    }
    opened.onclose = () => {
      socket = null
      retry()
    }
  }

  const retry = (): void => {
    onClose()
    if (document.hidden) {
      document.addEventListener('visibilitychange', connect, { once: true })
      return
    }
    setTimeout(connect, delayMs)
    delayMs = Math.min(2 * delayMs, LONGEST_DELAY_MS)
  }

  connect()
  return { send: (message) => socket?.send(JSON.stringify(message)) }
}

function addressFor(ticket: string): string {
  const { protocol, host } = location
  const scheme = protocol === 'https:' ? 'wss:' : 'ws:'
  return `${scheme}//${host}${SOCKET_PATH}?ticket=${encodeURIComponent(ticket)}`
}

function ticketIn(page: Document): string | null {
  return page.querySelector(`meta[name="${TICKET_META}"]`)?.getAttribute('content') ?? null
}

/**
 * A ticket is used up even by a connection that broke before its welcome. Only a page in a window of its own is given
 * a new one, so once main lets it in the page is loaded anew. A main that has been started again does so when its own
 * link has been opened; before, the page would be gone for words that nothing leads on from. Resolves to whether it does.
 */
async function reloadIfLetIn(): Promise<boolean> {
  try {
    const { status } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' })
    if (status === UNKNOWN) return false
  } catch {
    // Main is not there; the next attempt asks again.
    return false
  }
  location.reload()
  return true
}

/** Main is trusted, so its words are told apart by their kind and not validated. */
function readReply(data: unknown): SocketReply | null {
  if (typeof data !== 'string') return null
  const reply: unknown = JSON.parse(data)
  return isReply(reply) ? reply : null
}

function isReply(value: unknown): value is SocketReply {
  return typeof value === 'object' && value !== null && 'kind' in value
}
