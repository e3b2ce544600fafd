import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { RequestListener, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { TICKET_META } from '@shared/contract/socket'
import { speciesIdSchema } from '@shared/contract/species'
import { SETTINGS_PAGE_IDS, WINDOW_KINDS, type WindowKind } from '@shared/contract/windows'
import type { Log } from '../../log'
import { refuse, urlOf } from '../loopback-server'
import { CONTENT_TYPES, PAGE_POLICY } from '../page-policy'
import type { Sessions } from './session'

export interface PageOptions {
  /** The built pages. */
  readonly rendererFolder: string
  /** Holds `<id>/pet.json` and its sheets. */
  readonly speciesFolder: string
  /** Behind it: the species that were brought in. */
  readonly importedFolder: string
  readonly sessions: Sessions
  readonly log: Log
}

const SIGN_IN = 'Open Familiar with the link it printed when it started; each link works once.'

/**
 * Serves the windows: `/open?token=…` exchanges the one-time token for a cookie and leads on, `/pet`, `/panel` and `/settings` are
 * the pages, everything else is a file of theirs. Without the cookie there is nothing to see.
 */
export function pageHandler(options: PageOptions): RequestListener {
  return (request, response) => {
    const url = urlOf(request)
    if (url === null) {
      refuse(response, 400, 'That address cannot be read.')
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'Pages can only be read.')
      return
    }
    for (const [name, value] of Object.entries(PAGE_POLICY)) response.setHeader(name, value)
    if (url.pathname === '/open') {
      open(url, options.sessions.hasSession(request), response, options.sessions)
      return
    }
    if (!options.sessions.hasSession(request)) {
      refuse(response, 401, SIGN_IN)
      return
    }
    // Pages are for windows: a script that could read one would find its ticket in it.
    const destination = request.headers['sec-fetch-dest']
    const asWindow = destination === undefined || destination === 'document'
    serve(url.pathname, asWindow, response, options).catch((error: unknown) => {
      options.log.error(`serving ${url.pathname} failed`, error)
      if (!response.headersSent)
        refuse(response, 500, 'Something went wrong inside Familiar. It is written in its log.')
    })
  }
}

function open(url: URL, isKnown: boolean, response: ServerResponse, sessions: Sessions): void {
  const session = sessions.redeem(url.searchParams.get('token') ?? '')
  // Whoever is let in already may come back by a link that is used up: a source of a stream loads its address again.
  if (session === null && !isKnown) {
    refuse(response, 401, SIGN_IN)
    return
  }
  const window = WINDOW_KINDS.find((kind) => kind === url.searchParams.get('window')) ?? 'pet'
  const page = SETTINGS_PAGE_IDS.find((id) => id === url.searchParams.get('page'))
  const overlay = window === 'pet' && url.searchParams.has('overlay') ? '?overlay' : ''
  const address = `/${window}${overlay}${page === undefined ? '' : `#${page}`}`
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(session !== null && {
      'Set-Cookie': `${sessions.cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    }),
  })
  // A page of our own that moves on, not a redirect: after a click on a link elsewhere, only what this page asks for
  // itself carries a SameSite=Strict cookie.
  response.end(
    `<!doctype html><title>Familiar</title><meta http-equiv="refresh" content="0;url=${address}">`,
  )
}

async function serve(
  path: string,
  asWindow: boolean,
  response: ServerResponse,
  options: PageOptions,
): Promise<void> {
  const window = WINDOW_KINDS.find((kind) => path === `/${kind}`)
  if (path === '/') {
    response.writeHead(302, { Location: '/pet' })
    response.end()
    return
  }
  if (window) {
    if (!asWindow) {
      refuse(response, 403, 'This page opens in a window of its own.')
      return
    }
    return servePage(window, response, options)
  }
  if (!path.startsWith('/species/'))
    return serveFile(options.rendererFolder, path.slice(1), response)
  const rest = path.slice('/species/'.length)
  const [id = ''] = rest.split('/')
  const isOurs =
    !speciesIdSchema.safeParse(id).success || (await isFolder(options.speciesFolder, id))
  return serveFile(isOurs ? options.speciesFolder : options.importedFolder, rest, response)
}

async function isFolder(folder: string, name: string): Promise<boolean> {
  const found = await stat(join(folder, name)).catch(() => null)
  return found?.isDirectory() ?? false
}

async function servePage(
  window: WindowKind,
  response: ServerResponse,
  options: PageOptions,
): Promise<void> {
  const html = await readFile(join(options.rendererFolder, window, 'index.html'), 'utf8')
  const ticket = options.sessions.issueTicket(window)
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(html.replace('<head>', `<head><meta name="${TICKET_META}" content="${ticket}">`))
}

async function serveFile(folder: string, encoded: string, response: ServerResponse): Promise<void> {
  const file = pathBelow(folder, encoded)
  const type = file === null ? undefined : CONTENT_TYPES[extname(file)]
  const found = file === null || type === undefined ? null : await stat(file).catch(() => null)
  // Pages have a ticket put in; as plain files they would be of no use.
  if (!file || !found?.isFile() || type === undefined || extname(file) === '.html') {
    refuse(response, 404, 'There is nothing here.')
    return
  }
  // The builder puts a digest in the name of what it makes; a species keeps its names when it changes.
  const lasting = file.includes(`${sep}assets${sep}`)
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': found.size,
    'Cache-Control': lasting ? 'private, max-age=31536000, immutable' : 'no-cache',
  })
  createReadStream(file).pipe(response)
}

/** The file a URL path names below a folder, or null when it would lead out of it. */
export function pathBelow(folder: string, encoded: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(encoded)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = normalize(join(folder, path))
  return file.startsWith(normalize(folder) + sep) ? file : null
}
