import { join } from 'node:path'
import { Menu, app, nativeTheme, screen, session } from 'electron'
import type { Rectangle } from '@shared/body/areas'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import { assertNever } from '@shared/domain/assert-never'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import type { HostPorts } from '../host'
import type { TrayAction, TrayModel } from '../tray-model'
import { setApplicationMenu } from './application-menu'
import { type ElectronDesktop, createDesktop } from './desktop'
import { currentDisplays, watchDisplays } from './displays'
import { dockedPets } from './docked'
import type { FollowCommand } from './follow-command'
import { watchFullscreen } from './fullscreen'
import type { FullscreenWatch, OpenFrontWindows } from './fullscreen-windows'
import { hardenSession } from './hardening'
import type { CreateInspector } from './inspector-port'
import { listenToWindows } from './ipc'
import type { PageFolders } from './page-files'
import { servePages, stopServingPages } from './pages'
import { createPetPlace } from './pet-place'
import { type PetWindows, createPetWindows } from './pet-windows'
import { openPositionMemory, placesOf } from './position-memory'
import { type SystemListener, watchSystem } from './system-events'
import type { After } from './timers'
import { createAppTray } from './tray'
import { trayTemplate } from './tray-menu'
import {
  type DisplayFacts,
  type DisplaySystem,
  WAYLAND_SENTENCE,
  displaySystem,
  knowsPointer,
} from './wayland'
import { type WindowSetting, desktopPlatform } from './window-options'
import { type Windows, createWindows } from './windows'

export interface StageOptions extends Omit<PageFolders, 'importedFolder'> {
  readonly preloadFolder: string
  readonly iconsFolder: string
  readonly dataFolder: string
  readonly clock: Clock
  readonly after: After
  readonly follow: FollowCommand
  /** How other apps' windows are asked about on Windows. */
  readonly openFrontWindows: OpenFrontWindows
  readonly log: Log
  /** Says one line to whoever started the app from a terminal. */
  readonly say: (sentence: string) => void
  /** Null in all that users get. */
  readonly createInspector: CreateInspector | null
}

/** Windows, tray and what they listen to: all that exists between a host's start and its stop. */
export interface Stage {
  readonly pets: PetWindows
  /** Do they live in the panel? */
  readonly isDocked: boolean
  /** In the tray, and where the right button is pressed on a pet. */
  drawMenu(model: TrayModel): void
  readonly desktop: ElectronDesktop
  openWindow(kind: WindowKind, page?: SettingsPageId): Promise<void>
  close(): Promise<void>
}

/** Builds it; the app must be ready. Nothing is shown yet. */
export async function setStage(options: StageOptions, ports: HostPorts): Promise<Stage> {
  const { clock, after, log } = options
  const platform = desktopPlatform(process.platform)
  const system = theDisplaySystem(options)
  hardenSession(session.defaultSession)
  servePages({ ...options, importedFolder: join(options.dataFolder, 'species') }, log.for('pages'))
  const act = (action: TrayAction): void => ports.trayAction(action)
  let menu: TrayModel | null = null
  const memory = await openPositionMemory({ ...options, log: log.for('pet window') })
  const setting = (): WindowSetting => ({
    platform,
    preloadFolder: options.preloadFolder,
    dark: nativeTheme.shouldUseDarkColors,
    packaged: app.isPackaged,
  })
  const windows = createWindows({
    ports,
    setting,
    log: log.for('windows'),
    onLost: ({ kind, pet }, reason) => {
      // A page of a window the user opened can be opened again; the pet has to come back by itself.
      if (kind === 'pet') pets.of(pet)?.lost(reason)
      else {
        log.error(`the window ${kind} is closed: ${reason}`)
        windows.destroy(kind)
      }
    },
    petMenu: () => {
      const shown = menu
      if (shown === null) return null
      return (window) => Menu.buildFromTemplate(trayTemplate(shown, act)).popup({ window })
    },
  })
  const fullscreen = theFullscreenWatch(options, system, (window) => pets.setFullscreen(window))
  const free = createPetWindows({
    windows,
    placeOf: (pet) => createPetPlace({ displays: currentDisplays, memory: placesOf(memory, pet) }),
    cursor: () => screen.getCursorScreenPoint(),
    displays: currentDisplays,
    platform,
    knowsPointer: knowsPointer(displayFacts()),
    clock,
    after,
    random: Math.random,
    onExpected: fullscreen.setNeeded,
    log: log.for('pet window'),
  })
  const tray = createAppTray({ ...options, platform, act, log: log.for('tray') })
  const desktop = createDesktop(
    platform,
    system,
    (shortcut) => ports.shortcut(shortcut),
    log.for('desktop'),
  )
  const openPanel = (): void => void openWindow('panel')
  const isDocked = system === 'wayland'
  const pets = isDocked ? dockedPets(free, { windows, openPanel, desktop }) : free
  let closed = false
  const openWindow = async (kind: WindowKind, page?: SettingsPageId): Promise<void> => {
    if (closed) return
    switch (kind) {
      case 'pet':
        pets.setVisible(true)
        return
      case 'panel':
        return openOrFocus(kind, windows)
      case 'settings':
        return openOrFocus(kind, windows, page)
      default:
        return assertNever(kind, 'window')
    }
  }
  const inspector =
    options.createInspector?.({ windows, setting, log: log.for('inspector') }) ?? null
  setApplicationMenu(
    platform,
    app.isPackaged,
    (kind) => void openWindow(kind),
    inspector?.menu ?? null,
  )
  const leave = [
    listenToWindows({
      windows,
      onBody: (pet, message) => pets.of(pet)?.hear(message),
      onPetReady: (pet) => pets.of(pet)?.pageReady(),
      log: log.for('ipc'),
    }),
    watchDisplays(pets.settle),
    watchSystem(systemListener(pets, ports), log),
    fullscreen.stop,
  ]

  return {
    pets,
    isDocked,
    drawMenu: (model) => {
      menu = model
      tray.draw(model)
    },
    desktop,
    openWindow,
    close: async () => {
      closed = true
      pets.stop()
      for (const stopListening of leave) stopListening()
      tray.remove()
      desktop.close()
      inspector?.close()
      windows.destroyAll()
      stopServingPages()
      await memory.flush()
    },
  }
}

async function openOrFocus(
  kind: 'panel' | 'settings',
  windows: Windows,
  page?: SettingsPageId,
): Promise<void> {
  const { window, loaded } = windows.get(kind) ?? windows.create(kind, { page })
  if (!(await loaded) || window.isDestroyed()) return
  if (page !== undefined) windows.turnTo(page)
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  // Asked for from a tray or by a second start, the app is not the active one, and macOS would open it behind.
  if (process.platform === 'darwin') app.focus({ steal: true })
}

/** What sleep, locks and lost processes are to the pets and the app. */
function systemListener(pets: PetWindows, ports: HostPorts): SystemListener {
  return {
    onWake: () => {
      pets.settle()
      pets.setAbsent('suspended', false)
      ports.resumed()
    },
    onSleep: () => {
      pets.setAbsent('suspended', true)
      ports.suspended()
    },
    onLock: (locked) => pets.setAbsent('locked', locked),
    onShutdown: () => ports.quitRequested(),
    onGpuLost: pets.lost,
    onUpdate: pets.stop,
  }
}

function theFullscreenWatch(
  options: StageOptions,
  displaySystem: DisplaySystem,
  onChange: (window: Rectangle | null) => void,
): FullscreenWatch {
  return watchFullscreen({
    ...options,
    platform: desktopPlatform(process.platform),
    displaySystem,
    toDip: (point) => screen.screenToDipPoint(point),
    onChange,
    log: options.log.for('fullscreen'),
  })
}

function theDisplaySystem({ log, say }: StageOptions): DisplaySystem {
  const system = displaySystem(displayFacts())
  if (system === 'wayland') {
    log.warn(WAYLAND_SENTENCE)
    say(WAYLAND_SENTENCE)
  }
  return system
}

function displayFacts(): DisplayFacts {
  return {
    platform: process.platform,
    env: process.env,
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
  }
}
