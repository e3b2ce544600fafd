import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WindowKind } from '@shared/contract/windows'

/** A ticket is used within moments of being handed out: by the page it was served with, or after a reconnect. */
const TICKET_MS = 24 * 60 * 60_000
const MAX_TICKETS = 200

/**
 * Who may see the pages: a one-time token from the printed link is exchanged for a cookie, and each served page gets a
 * ticket for one socket, bound to its kind of window.
 */
export interface Sessions {
  /** A token for one visit. */
  issueToken(): string
  /** Uses a token up. The value of the new session's cookie, or null. */
  redeem(token: string): string | null
  hasSession(request: IncomingMessage): boolean
  readonly cookieName: string
  issueTicket(window: WindowKind): string
  /** Uses a ticket up. The window it was for, or null. */
  useTicket(ticket: string): WindowKind | null
}

/** Sessions of one run; nothing outlives it. The cookie's name holds the port, as cookies do not tell ports apart. */
export function createSessions(port: number, clock: () => number): Sessions {
  const tokens = new Set<string>()
  const sessions = new Set<string>()
  const tickets = new Map<string, { window: WindowKind; until: number }>()
  const cookieName = `familiar_${port}`
  return {
    cookieName,
    issueToken: () => {
      const token = secret()
      tokens.add(digest(token))
      return token
    },
    redeem: (token) => {
      if (!tokens.delete(digest(token))) return null
      const session = secret()
      sessions.add(digest(session))
      return session
    },
    hasSession: (request) => {
      const given = cookieOf(request, cookieName)
      return given !== null && [...sessions].some((known) => equal(known, digest(given)))
    },
    issueTicket: (window) => {
      const ticket = secret()
      const oldest = tickets.size >= MAX_TICKETS ? tickets.keys().next().value : undefined
      if (oldest !== undefined) tickets.delete(oldest)
      tickets.set(digest(ticket), { window, until: clock() + TICKET_MS })
      return ticket
    },
    useTicket: (ticket) => {
      const found = tickets.get(digest(ticket))
      tickets.delete(digest(ticket))
      return found && found.until > clock() ? found.window : null
    },
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Secrets are looked up by digest: what a timing could tell of a digest leads back to no secret. */
function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

function equal(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value !== undefined) return value
  }
  return null
}
