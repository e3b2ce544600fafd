import type { Host, ShownPet } from '../host'
import { type LoopbackServer, openLoopbackServer } from '../loopback-server'
import { openAddress } from './external-links'
import { isOnBattery, userIdleMs } from './power'
import { createSafeStorage } from './safe-storage'
import { type Stage, type StageOptions, setStage } from './stage'
import { type UpdaterOptions, createUpdater } from './updater'

export interface ElectronHostOptions extends StageOptions, UpdaterOptions {
  /** Port on 127.0.0.1 for `serve`; 0 takes a free one. */
  readonly port: number
  /** Whether the pet shows itself at start. */
  readonly open: boolean
}

/** Runs the app in Electron. Can be made any time; is started once the app is ready. */
export function createElectronHost(options: ElectronHostOptions): Host {
  let stage: Stage | null = null
  let pets: readonly ShownPet[] | null = null
  let server: Promise<LoopbackServer> | null = null
  /** Said before there is a stage too: a pet that sleeps does not show itself first. */
  let asleep = false

  let begin: (stage: Stage) => void = () => undefined
  const begun = new Promise<Stage>((resolve) => {
    begin = resolve
  })

  const theStage = (): Stage => {
    if (stage === null) throw new Error('the Electron host is not running')
    return stage
  }

  return {
    kind: 'electron',
    runtime: `Electron ${process.versions.electron}`,
    start: async (ports) => {
      stage = await setStage(options, ports)
      if (pets !== null) stage.pets.setPets(pets)
      begin(stage)
      stage.pets.setAbsent('snoozed', asleep)
      if (options.open) stage.pets.setVisible(true)
    },
    // A second start can ask for a window before there is a first.
    openWindow: async (kind, page) => (await begun).openWindow(kind, page),
    setPets: (next) => {
      pets = next
      stage?.pets.setPets(next)
    },
    hasPetWindow: () => !theStage().isDocked,
    isPetVisible: () => stage?.pets.isVisible() ?? false,
    setPetVisible: (visible) => theStage().pets.setVisible(visible),
    setPetAsleep: (next) => {
      asleep = next
      stage?.pets.setAbsent('snoozed', asleep)
    },
    bringPetBack: () => theStage().pets.bringBack(),
    setTray: (model) => theStage().drawMenu(model),
    canClickThrough: true,
    setClickThrough: (on) => stage?.pets.setClickThrough(on),
    updater: createUpdater(options),
    get desktop() {
      return stage?.desktop ?? null
    },
    openExternal: (url) => openAddress(url, options.log),
    userIdleMs,
    isOnBattery,
    secrets: createSafeStorage(),
    serve: async (prefix, handler) => {
      server ??= openLoopbackServer({ port: options.port, log: options.log.for('server') })
      const opened = await server
      opened.mount(prefix, handler)
      return opened.port
    },
    // Deliberately nothing: the pet has been on the screen since `start`, and nobody waits at a splash.
    announceReady: () => undefined,
    stop: async () => {
      const closing = stage
      stage = null
      await closing?.close()
      // One that could not be opened has told its caller.
      const opened = await server?.catch(() => null)
      await opened?.close()
    },
  }
}
