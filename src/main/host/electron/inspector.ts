import { enable, initialize, isInitialized } from '@electron/remote/main'
import { BrowserWindow, type WebContents, app } from 'electron'
import { INSPECTOR_REPORT } from '@shared/contract/inspector'
import { messageOf } from '../../failure'
import type { CreateInspector } from './inspector-port'
import { inspect } from './inspector-report'
import { INSPECTOR_WINDOW } from './inspector-window'
import { optionsOf } from './window-options'

/** What `@electron/remote` asks before it hands anything of main to a page; all of it is refused unless let through. */
const ASKED = [
  'remote-require',
  'remote-get-builtin',
  'remote-get-global',
  'remote-get-current-window',
  'remote-get-current-web-contents',
] as const

/** The library's own event: no event of Electron's, and so without `preventDefault()`, whatever its README says. */
interface RemoteEvent {
  returnValue: unknown
  defaultPrevented: boolean
}

/**
 * The window in which a developer sees the others, and the only place that knows `@electron/remote`: the customer's list
 * of libraries names it, and here it can do no harm (`docs/decisions/electron-remote.md`). It is let through one thing,
 * a text. No object of main's ever gets into the library, which would be the way to all of main: from any object one can
 * walk to its constructor, and from there to code of one's own.
 */
export const createInspector: CreateInspector = ({ windows, setting, log }) => {
  let open: BrowserWindow | null = null

  const answer = (name: string, event: RemoteEvent, contents: WebContents, what: unknown): void => {
    event.defaultPrevented = true
    const mayAsk = open !== null && !open.isDestroyed() && open.webContents === contents
    if (mayAsk && name === 'remote-get-global' && what === INSPECTOR_REPORT)
      event.returnValue = JSON.stringify(inspect(BrowserWindow.getAllWindows(), windows))
    else log.warn('refused what was asked by @electron/remote', { name })
  }
  // The app hears of every page's asking, before the page's own listeners, of which there are none.
  const heard: NodeJS.EventEmitter = app
  const listeners = ASKED.map((name) => {
    const listener = (event: RemoteEvent, contents: WebContents, what: unknown): void =>
      answer(name, event, contents, what)
    heard.on(name, listener)
    return () => heard.off(name, listener)
  })

  const show = (): void => {
    if (open !== null && !open.isDestroyed()) {
      open.show()
      return
    }
    // Not before somebody wants to look: until then main does not listen to the library's channels at all.
    if (!isInitialized()) initialize()
    const window = new BrowserWindow(optionsOf(INSPECTOR_WINDOW, setting()))
    open = window
    enable(window.webContents)
    window.webContents.on('preload-error', (_event, _path, error) => {
      log.error('the preload of the inspector failed', error)
    })
    window.webContents.on('render-process-gone', () => window.destroy())
    window.on('closed', () => {
      if (open === window) open = null
    })
    window.loadURL(INSPECTOR_WINDOW.url).then(
      () => {
        if (!window.isDestroyed()) window.show()
      },
      (error: unknown) => {
        log.warn('the inspector did not open', { problem: messageOf(error) })
        if (!window.isDestroyed()) window.destroy()
      },
    )
  }

  return {
    menu: { label: 'Develop', submenu: [{ label: 'Inspector', click: show }] },
    close: () => {
      for (const off of listeners) off()
      if (open !== null && !open.isDestroyed()) open.destroy()
    },
  }
}
