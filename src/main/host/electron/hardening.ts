import { type Session, type WebContents, app } from 'electron'
import type { Log } from '../../log'
import { openExternally } from './external-links'

/**
 * Shuts every page in before there is one: no renderer without a sandbox, no page that leaves its own, no window or
 * webview of its own making (Electron's security checklist, items 4 and 12 to 14). Must come before the app is ready.
 */
export function hardenApp(log: () => Log): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => shutIn(contents, log))
}

/** Grants a page nothing: no camera, no notifications, no device, no file to keep (item 5). */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

function shutIn(contents: WebContents, log: () => Log): void {
  const refuse = (details: Navigation): void => {
    details.preventDefault()
    log().warn('refused a navigation', { to: details.url.slice(0, 200) })
  }
  contents.on('will-navigate', (details) => {
    // A page may reload itself, which is how it recovers from an error of its own.
    if (!sameDocument(details.url, contents.getURL())) refuse(details)
  })
  contents.on('will-frame-navigate', (details) => {
    // The main frame's have been judged above; none of our pages holds another frame.
    if (!details.isMainFrame) refuse(details)
  })
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log().warn('refused a webview')
  })
  contents.setWindowOpenHandler(({ url }) => {
    openExternally(url, log())
    return { action: 'deny' }
  })
}

interface Navigation {
  readonly url: string
  preventDefault(): void
}

function sameDocument(a: string, b: string): boolean {
  const withoutHash = (url: string): string => url.split('#')[0] ?? url
  return withoutHash(a) === withoutHash(b)
}
