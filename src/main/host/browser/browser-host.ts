import { join } from 'node:path'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import type { Host, HostPorts } from '../host'
import { type LoopbackServer, openLoopbackServer } from '../loopback-server'
import { createKeyFile } from './key-file'
import { openAddress } from './open-address'
import { openBrowserWindow } from './open-window'
import { pageHandler } from './pages'
import { type Sessions, createSessions } from './session'
import { type Sockets, createSockets } from './socket'
import { watchForWaking } from './wake-watch'

export interface BrowserHostOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number
  /** Whether windows open by themselves. */
  readonly open: boolean
  /** Where the key lies that keeps other keys. */
  readonly dataFolder: string
  readonly rendererFolder: string
  readonly speciesFolder: string
  readonly clock: Clock
  readonly log: Log
  /** Says the one line, with the link, when everything is up. */
  readonly onReady: (url: string) => void
  /** No browser could be started: the user has to follow the link. */
  readonly onNoBrowser: () => void
}

interface Open {
  readonly server: LoopbackServer
  readonly sessions: Sessions
  readonly sockets: Sockets
  readonly stopWatching: () => void
}

/** Runs the app in plain Node: its windows are pages on 127.0.0.1, shown by a browser of this computer. */
export function createBrowserHost(options: BrowserHostOptions): Host {
  let running: Open | null = null

  const theRunning = (): Open => {
    if (running === null) throw new Error('the browser host has not started')
    return running
  }
  const linkTo = (window: WindowKind, page?: SettingsPageId): string => {
    const { server, sessions } = theRunning()
    const asked = page === undefined ? '' : `&page=${page}`
    return `http://127.0.0.1:${server.port}/open?token=${sessions.issueToken()}&window=${window}${asked}`
  }
  const show = async (window: WindowKind, page?: SettingsPageId): Promise<void> => {
    if (!options.open) return
    if (!(await openBrowserWindow(window, linkTo(window, page), options.log))) options.onNoBrowser()
  }

  return {
    kind: 'browser',
    runtime: `Node ${process.version}`,
    start: async (ports: HostPorts) => {
      const server = await openLoopbackServer({ port: options.port, log: options.log })
      const sessions = createSessions(server.port, options.clock)
      const sockets = createSockets(ports, sessions, options.log)
      const stopWatching = watchForWaking({ clock: options.clock, onWake: () => ports.resumed() })
      running = { server, sessions, sockets, stopWatching }
      server.mount(
        '/',
        pageHandler({
          ...options,
          importedFolder: join(options.dataFolder, 'species'),
          sessions,
        }),
      )
      server.onUpgrade(sockets.onUpgrade)
      await show('pet')
    },
    openWindow: show,
    // The page of the pets hears itself which there are.
    setPets: () => undefined,
    hasPetWindow: () => true,
    isPetVisible: () => theRunning().sockets.count('pet') > 0,
    // A page cannot be hidden from here; the user closes or opens it.
    setPetVisible: (visible) => {
      if (visible) void show('pet')
    },
    // The page hears of it by itself, and takes the pet off.
    setPetAsleep: () => undefined,
    // On a page the pet's card brings it back; it cannot leave the page.
    bringPetBack: () => void show('pet'),
    // A browser has no tray: all it offers is on the pages.
    setTray: () => undefined,
    // A page takes clicks, or has no pet.
    canClickThrough: false,
    setClickThrough: () => undefined,
    // What runs in plain Node is a checkout: git updates it.
    updater: { possible: false, why: 'browser', page: null },
    desktop: null,
    openExternal: async (url) => options.open && (await openAddress(url, options.log)),
    // Nobody tells plain Node of the keyboard; the pet's page knows of what is typed on it.
    userIdleMs: () => null,
    // Nobody tells plain Node of the battery either.
    isOnBattery: () => false,
    secrets: createKeyFile(options),
    serve: (prefix, handler) => {
      const { server } = theRunning()
      server.mount(prefix, handler)
      return Promise.resolve(server.port)
    },
    announceReady: () => options.onReady(linkTo('pet')),
    stop: async () => {
      running?.stopWatching()
      running?.sockets.close()
      await running?.server.close()
      running = null
    },
  }
}
