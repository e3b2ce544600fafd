import type { RequestListener } from 'node:http'
import type { RouteResult } from '@shared/contract/errors'
import type { Push } from '@shared/contract/pushes'
import type { PetId } from '@shared/domain/ids'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import type { Shortcut } from '@shared/domain/shortcut'
import type { DesktopHost } from './desktop'
import type { SecretStore } from './secret-store'
import type { TrayAction, TrayModel } from './tray-model'
import type { Updater } from './updater'

/** One open window's line to the app. The host has made sure which kind of window it is. */
export interface WindowConnection {
  /** Answers a request; never rejects. `input` is whatever the page sent. */
  request(route: string, input: unknown): Promise<RouteResult<unknown>>
  /** The page listens: pushes queued for it are let go. */
  ready(): void
  /** The window is gone. */
  close(): void
}

/** What the app offers a host. */
export interface HostPorts {
  /** `pet`: the one the window shows, where it shows one only. */
  connect(window: WindowKind, send: (push: Push) => void, pet?: PetId): WindowConnection
  trayAction(action: TrayAction): void
  /** Keys the desktop was asked for were pressed, in whatever program. */
  shortcut(shortcut: Shortcut): void
  /** The computer woke up, or the session was unlocked. */
  resumed(): void
  /** The computer goes to sleep. */
  suspended(): void
  /** The user wants the app to end. */
  quitRequested(): void
}

/** A pet that is to be seen on the screen. */
export interface ShownPet {
  readonly id: PetId
  readonly name: string
}

/** Where the app runs: everything it needs of the world around its windows. */
export interface Host {
  readonly kind: 'electron' | 'browser'
  /** Name and version of what runs it, for the about page. */
  readonly runtime: string
  /** Begins to serve windows and opens the pet. Comes before the database: the pet is painted from its last snapshot. */
  start(ports: HostPorts): Promise<void>
  /** Opens a window, or brings it to the front; `page` is the page of the settings it then shows. */
  openWindow(window: WindowKind, page?: SettingsPageId): Promise<void>
  /** Which pets are to be seen, the one that eats first. Can be told before the start. */
  setPets(pets: readonly ShownPet[]): void
  /** Have the pets a window of their own here, or do they live in the panel? Only once it has started. */
  hasPetWindow(): boolean
  /** Are the pets on the screen? */
  isPetVisible(): boolean
  setPetVisible(visible: boolean): void
  /** The pets sleep out of sight from now on, or not any more; whether they are shown otherwise stays as it is. */
  setPetAsleep(asleep: boolean): void
  /** Shows the pets where they first appeared, wherever they have got to. */
  bringPetBack(): void
  /** The tray, and the pet's own context menu. */
  setTray(model: TrayModel): void
  /** Can the pointer be let through all of the pet's window? */
  readonly canClickThrough: boolean
  /** The pointer goes through the pets too from now on, or not any more. */
  setClickThrough(on: boolean): void
  /** How a newer Familiar is fetched here, or why it cannot be. There from the start on. */
  readonly updater: Updater
  /** What only a desktop app has of the system; null in a browser. There from the start on. */
  readonly desktop: DesktopHost | null
  /** Opens an https address, or one on this computer, in the user's own browser. False: none could be opened. */
  openExternal(url: string): Promise<boolean>
  /** For how many ms the user has touched neither keyboard nor pointer; null where that cannot be known. */
  userIdleMs(): number | null
  /** Does the computer live on its battery just now? Never, where that cannot be known. Only once it has started. */
  isOnBattery(): boolean
  /** What this computer offers to keep a key safe with. */
  readonly secrets: SecretStore
  /** Serves HTTP on 127.0.0.1 below a path such as `/v1/`. Returns the port. */
  serve(prefix: string, handler: RequestListener): Promise<number>
  /** Everything is up. */
  announceReady(): void
  /** Closes windows and servers. */
  stop(): Promise<void>
}
