import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { codeOf } from '../../failure'
import type { Log } from '../../log'
import { PAGE_HEADERS, type Page, pages, renderPage } from './pages'

/** Where a browser comes back to after signing in (RFC 8252 §7.3), for one sign-in. */
export interface Listener {
  readonly port: number
  /** Leads on to the sign-in page, and holds nothing that would have to be kept secret longer than this. */
  readonly startUrl: string
  /** What the provider sent back with the browser, once. */
  readonly answer: Promise<URLSearchParams>
  /** Lets the page be shown to its end, then takes the port down. */
  close(): Promise<void>
}

export interface ListenerOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly path: string
  /** Whom it is about, for the pages. */
  readonly name: string
  /** Which answer is the one waited for. */
  readonly state: string
  /** The address of the sign-in page, for the port that was taken. */
  readonly authorizeUrl: (port: number) => string
  readonly log: Log
}

const LOOPBACK = '127.0.0.1'
/** A page on its way is let come through for so long. */
const LAST_PAGE_MS = 1_000

/** Null: the port is taken. */
export async function openListener(options: ListenerOptions): Promise<Listener | null> {
  const { path, name, state, authorizeUrl, log } = options
  const start = `/start/${randomBytes(24).toString('base64url')}`
  let answered: (parameters: URLSearchParams) => void = () => undefined
  const answer = new Promise<URLSearchParams>((resolve) => (answered = resolve))
  let isUsed = false
  let lastPage: Promise<void> = Promise.resolve()

  const comeBack = (parameters: URLSearchParams, response: ServerResponse): void => {
    const [given, ...more] = parameters.getAll('state')
    if (given === undefined || more.length > 0 || !isSame(given, state)) {
      log.warn('somebody knocked with a state that is not ours')
      send(response, pages.notOurs)
      return
    }
    if (isUsed) {
      send(response, pages.used)
      return
    }
    isUsed = true
    lastPage = new Promise((resolve) => response.once('close', () => resolve()))
    send(response, parameters.has('error') ? pages.declined(name) : pages.done(name))
    answered(parameters)
  }

  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Referrer-Policy', 'no-referrer')
    // No connection outlives its answer, so that none holds the port.
    response.setHeader('Connection', 'close')
    const url = urlOf(request, portOf(server))
    if (url === null) refuse(response, 403)
    else if (request.method !== 'GET') refuse(response, 405)
    else if (isSame(url.pathname, start) && !isUsed) {
      response.writeHead(302, { Location: authorizeUrl(portOf(server)) }).end()
    } else if (url.pathname === path) comeBack(url.searchParams, response)
    else send(response, pages.nothing)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 10_000
  server.maxHeadersCount = 100
  server.on('clientError', (_error, socket) => socket.destroy())
  if (!(await listen(server, options.port))) return null
  return {
    port: portOf(server),
    startUrl: `http://${LOOPBACK}:${portOf(server)}${start}`,
    answer,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const patience = setTimeout(() => server.closeAllConnections(), LAST_PAGE_MS)
      await lastPage
      clearTimeout(patience)
      // Browsers open connections ahead that never ask for anything.
      server.closeAllConnections()
      await closed
    },
  }
}

/** Null when it is addressed by another name: a page whose own domain points here (DNS rebinding). */
function urlOf(request: IncomingMessage, port: number): URL | null {
  const origin = `http://${LOOPBACK}:${port}`
  const path = request.url ?? ''
  if (request.headers.host !== `${LOOPBACK}:${port}` || !path.startsWith('/')) return null
  return URL.canParse(`${origin}${path}`) ? new URL(`${origin}${path}`) : null
}

function send(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, PAGE_HEADERS).end(renderPage(page))
}

function refuse(response: ServerResponse, status: 403 | 405): void {
  response.writeHead(status, status === 405 ? { Allow: 'GET' } : {}).end()
}

/** In a time that does not tell how much of it was right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '')) resolve(false)
      else reject(error)
    })
    server.listen(port, LOOPBACK, () => resolve(true))
  })
}
