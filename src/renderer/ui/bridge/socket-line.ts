import { SOCKET_PATH, TICKET_META } from '@shared/contract/bridge'
import type { SocketReply, SocketRequest } from '@shared/contract/socket'

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 8_000

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

  const connect = async (): Promise<void> => {
    const used = ticket ?? (await freshTicket())
    ticket = null
    if (used === null) {
      retry()
      return
    }
    const opened = new WebSocket(addressFor(used))
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
      document.addEventListener('visibilitychange', () => void connect(), { once: true })
      return
    }
    setTimeout(() => void connect(), delayMs)
    delayMs = Math.min(2 * delayMs, LONGEST_DELAY_MS)
  }

  void connect()
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

/** A ticket is used up even by a connection that broke before its welcome; the page itself always holds a new one. */
async function freshTicket(): Promise<string | null> {
  try {
    const response = await fetch(location.href, { cache: 'no-store' })
    if (!response.ok) return null
    return ticketIn(new DOMParser().parseFromString(await response.text(), 'text/html'))
  } catch {
    // Main is not there; the next attempt asks again.
    return null
  }
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
