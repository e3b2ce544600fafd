import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { codeOf } from '../../failure'
import type { Log } from '../../log'
import { PAGE_POLICY } from '../page-policy'
import { PAGE_SCHEME } from './identity'
import { type PageFile, type PageFolders, pageFile } from './page-files'

/** No such file, a folder, or a file where a folder should be. */
const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR'])

/**
 * Makes `app:` a scheme with an origin, like https. Can be called only once and only before the app is ready; the pet's
 * page needs `supportFetchAPI` to fetch its species, and `codeCache` spares compiling the pages at every start.
 */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the pages and what they are made of. */
export function servePages(folders: PageFolders, log: Log): void {
  protocol.handle(PAGE_SCHEME, (request) => answer(request, folders, log))
}

/** No pages any more. */
export function stopServingPages(): void {
  if (protocol.isProtocolHandled(PAGE_SCHEME)) protocol.unhandle(PAGE_SCHEME)
}

async function answer(request: Request, folders: PageFolders, log: Log): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = pageFile(request.url, folders)
  if (file === null) {
    log.warn('refused to serve a path that is not of a page', { url: request.url.slice(0, 200) })
    return refusal(404)
  }
  try {
    // By `fs` and not by `net.fetch` of a file: URL: `fs` reads ASAR archives, and the fuse for file: URLs is off.
    const content = await readFirst(file)
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
      headers: { ...PAGE_POLICY, 'Content-Type': file.contentType },
    })
  } catch (error) {
    if (!MISSING.has(codeOf(error) ?? '')) log.error('a file of a page cannot be read', error)
    return refusal(404)
  }
}

async function readFirst({ path, otherwise }: PageFile): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (otherwise === null || !MISSING.has(codeOf(error) ?? '')) throw error
    return readFile(otherwise)
  }
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: PAGE_POLICY })
}
