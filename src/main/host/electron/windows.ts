import { BrowserWindow, type RenderProcessGoneDetails, type WebContents } from 'electron'
import type { PetId } from '@shared/domain/ids'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import type { Log } from '../../log'
import type { HostPorts } from '../host'
import type { Point } from '@shared/body/areas'
import { type PageLine, openPageLine } from './page-line'
import { type WindowSetting, windowOptions } from './window-options'
import { WINDOWS } from './window-registry'

/** A window that exists. */
export interface LiveWindow {
  readonly kind: WindowKind
  /** Whose window it is; null for one that is no pet's, or of a pet nobody knows yet. */
  readonly pet: PetId | null
  readonly window: BrowserWindow
  readonly line: PageLine
  /** Resolves to whether the page came up; false also when the window was closed before it did. */
  readonly loaded: Promise<boolean>
}

/** Where a new window goes, and what it shows first; what is missing is the kind's own. */
export interface Opening {
  readonly at?: Point | undefined
  readonly page?: SettingsPageId | undefined
  readonly pet?: PetId | null | undefined
}

export interface WindowsOptions {
  readonly ports: HostPorts
  readonly setting: () => WindowSetting
  readonly log: Log
  /** A window's renderer died, or its page could not be loaded. The window still exists. */
  readonly onLost: (live: LiveWindow, reason: string) => void
  /** Opens the menu for the right button on a pet; null while there is none, and the page has its card. */
  readonly petMenu: () => ((window: BrowserWindow) => void) | null
}

/** The windows of the app, at most one of each kind, and for each pet one. */
export interface Windows {
  create(kind: WindowKind, opening?: Opening): LiveWindow
  get(kind: WindowKind, pet?: PetId | null): LiveWindow | null
  /** Shows another page of the settings in their window, whose document stays. */
  turnTo(page: SettingsPageId): void
  /** The window a message came from; null for anything else that can send one. */
  of(contents: WebContents): LiveWindow | null
  destroy(kind: WindowKind, pet?: PetId | null): void
  destroyAll(): void
}

export function createWindows(options: WindowsOptions): Windows {
  const { ports, log } = options
  const live = new Map<string, LiveWindow>()

  const create = (kind: WindowKind, opening: Opening = {}): LiveWindow => {
    const { at, page, pet = null } = opening
    const key = keyOf(kind, pet)
    destroy(kind, pet)
    const window = new BrowserWindow(windowOptions(kind, options.setting(), at))
    const { webContents } = window
    const line = openPageLine(webContents, { kind, pet }, ports, log)
    webContents.on('did-navigate', () => line.renew())
    webContents.on('preload-error', (_event, _path, error) => {
      log.error(`the preload of ${kind} failed`, error)
    })
    logConsole(kind, webContents, log)
    if (kind === 'pet') onRightButton(window, options.petMenu)
    const loaded = load(kind, addressOf(kind, page, pet), window, log)
    const created: LiveWindow = { kind, pet, window, line, loaded }
    const lost = (reason: string): void => {
      line.close()
      if (live.get(key) === created) options.onLost(created, reason)
    }
    webContents.on('render-process-gone', (_event, details) => lost(describe(details)))
    window.on('unresponsive', () => log.warn(`the page of ${kind} does not answer`))
    // Windows only: the session ends whatever we do, so end in order.
    window.on('session-end', () => ports.quitRequested())
    window.on('closed', () => {
      line.close()
      if (live.get(key) === created) live.delete(key)
    })
    live.set(key, created)
    void created.loaded.then((up) => {
      if (!up && !window.isDestroyed()) lost('its page could not be loaded')
    })
    return created
  }

  const turnTo = (page: SettingsPageId): void => {
    const window = live.get(keyOf('settings'))?.window
    const url = addressOf('settings', page)
    // Where it shows that page already, the same address would load its document anew.
    if (window === undefined || window.isDestroyed() || window.webContents.getURL() === url) return
    window
      .loadURL(url)
      .catch((error: unknown) => log.warn(`the settings did not turn to ${page}`, error))
  }

  const destroy = (kind: WindowKind, pet?: PetId | null): void => destroyAt(keyOf(kind, pet))
  const destroyAt = (key: string): void => {
    const existing = live.get(key)
    live.delete(key)
    existing?.line.close()
    // `destroy`, not `close`: the pet's window refuses to be closed.
    if (existing && !existing.window.isDestroyed()) existing.window.destroy()
  }

  return {
    create,
    get: (kind, pet) => live.get(keyOf(kind, pet)) ?? null,
    turnTo,
    of: (contents) => [...live.values()].find(({ window }) => isOf(window, contents)) ?? null,
    destroy,
    destroyAll: () => [...live.keys()].forEach(destroyAt),
  }
}

async function load(
  kind: WindowKind,
  address: string,
  window: BrowserWindow,
  log: Log,
): Promise<boolean> {
  try {
    await window.loadURL(address)
    return !window.isDestroyed()
  } catch (error) {
    // Closing a window while it loads ends here too, and is nobody's failure.
    if (!window.isDestroyed()) log.error(`the page of ${kind} could not be loaded`, error)
    return false
  }
}

/** A page that tells its console of the same trouble for ever does not fill the log with it. */
const MOST_TOLD = 50

/** What a page tells its console of trouble goes to the log; nobody sees the console of an app. */
function logConsole(kind: WindowKind, webContents: WebContents, log: Log): void {
  let told = 0
  webContents.on('did-navigate', () => (told = 0))
  webContents.on('console-message', ({ level, message, lineNumber, sourceId }) => {
    if (level !== 'error' && level !== 'warning') return
    told += 1
    if (told > MOST_TOLD) return
    const where = { file: sourceId.split('/').at(-1), line: lineNumber }
    if (level === 'error') log.error(`the page of ${kind} says: ${message}`, where)
    else log.warn(`the page of ${kind} says: ${message}`, where)
    if (told === MOST_TOLD) log.warn(`the page of ${kind} says too much; no more is written down`)
  })
}

/** Where a menu opens, the page hears nothing of it: it would open its card beside the menu. */
function onRightButton(window: BrowserWindow, menu: WindowsOptions['petMenu']): void {
  window.webContents.on('before-mouse-event', (event, { type, button }) => {
    if (button !== 'right' || (type !== 'mouseDown' && type !== 'mouseUp')) return
    const open = menu()
    if (open === null) return
    event.preventDefault()
    if (type === 'mouseUp') open(window)
  })
}

function keyOf(kind: WindowKind, pet?: PetId | null): string {
  return `${kind} ${pet ?? ''}`
}

function addressOf(kind: WindowKind, page?: SettingsPageId, pet?: PetId | null): string {
  const { url } = WINDOWS[kind]
  const whose = pet === undefined || pet === null ? '' : `?pet=${pet}`
  return `${url}${whose}${page === undefined ? '' : `#${page}`}`
}

function isOf(window: BrowserWindow, contents: WebContents): boolean {
  return !window.isDestroyed() && window.webContents === contents
}

function describe({ reason, exitCode }: RenderProcessGoneDetails): string {
  return `its renderer is gone: ${reason}, ${exitCode}`
}
