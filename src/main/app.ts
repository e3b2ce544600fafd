import type { AppStatus } from '@shared/contract/app'
import type { Clock } from './clock'
import { type OpenedDatabase, openFamiliarDatabase } from './database/open'
import { Failure } from './failure'
import type { Flags } from './host/flags'
import type { Host } from './host/host'
import { createPushHub } from './ipc/push-hub'
import type { Handlers } from './ipc/handlers'
import { createRouter } from './ipc/router'
import type { Log } from './log'
import type { ProviderConfig } from './provider-config'
import { readBootSnapshot } from './pets/boot-snapshot'
import { type Household, openHousehold } from './household'

export interface AppOptions {
  readonly host: Host
  readonly flags: Flags
  readonly dataFolder: string
  readonly migrationsFolder: string
  readonly version: string
  /** `FAMILIAR_DATABASE_URL`; null for the embedded database. */
  readonly databaseUrl: string | null
  /** Where the providers are, and the OAuth clients this Familiar comes with. */
  readonly providers: ProviderConfig
  readonly clock: Clock
  readonly log: Log
}

export interface App {
  /** Resolves when everything is up. Rejects with a Failure that says what to do. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Resolves once it has been stopped, by whoever: the entry then ends the process. */
  readonly stopped: Promise<void>
}

/**
 * The composition root: builds everything below from a Host, in order, and takes it down in the opposite one. It does
 * not know where it runs. The instance lock is the entry's and comes before.
 */
export function createApp(options: AppOptions): App {
  const { host, dataFolder, clock, log } = options
  const hub = createPushHub()
  const handlers = deferred<Handlers>()
  let opened: OpenedDatabase | null = null
  let household: Household | null = null
  let starting: Promise<void> | null = null
  let stopping: Promise<void> | null = null
  let status: AppStatus = { database: { state: 'starting' }, quarantined: 0, troubles: [] }

  const setStatus = (next: AppStatus): void => {
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    hub.publish({ type: 'app.statusChanged', status })
  }

  const open = async (): Promise<void> => {
    const picture = await readBootSnapshot(dataFolder, log.for('pet'))
    // Windows hear of the pet as last seen before there is a database to ask.
    if (picture !== null) hub.publish({ type: 'pet.changed', pet: picture })
    hub.publish({ type: 'app.statusChanged', status })
    const router = createRouter({
      early: {
        'app.status': () => Promise.resolve(status),
        // The pet as last seen, until there is the real one.
        'pet.get': async (input, caller) =>
          household === null && picture !== null
            ? picture
            : (await handlers.promise)['pet.get'](input, caller),
      },
      handlers: handlers.promise,
      log: log.for('ipc'),
      unreachable: () => household?.lookAgain(),
    })
    await host.start({
      connect: (window, send) => {
        const subscription = hub.subscribe(window, send)
        return {
          request: (route, input) => router(window, route, input),
          ready: () => subscription.ready(),
          close: () => subscription.close(),
        }
      },
      trayAction: (action) => household?.trayAction(action),
      resumed: () => household?.lookAgain(),
      suspended: () => household?.suspend(),
      quitRequested: () => void stop(),
    })
    opened = await openFamiliarDatabase({
      dataFolder,
      migrationsFolder: options.migrationsFolder,
      url: options.databaseUrl,
      clock,
      log,
    })
    household = await openHousehold({
      ...options,
      opened,
      hub,
      status: () => status,
      setStatus,
      quit: () => void stop(),
    })
    handlers.resolve(household.handlers)
    host.announceReady()
  }

  const takeDown = async (): Promise<void> => {
    // A start under way is let come through first: half of it cannot be taken down in order.
    await starting?.catch(() => undefined)
    handlers.reject(new Failure('STOPPING', 'Familiar is being closed.'))
    await step('sources and scoring', household?.close())
    await step('windows', host.stop())
    await step('database', opened?.close())
  }

  /** One step of the way down: its failure is logged and the next still runs. */
  const step = async (what: string, work: Promise<void> | undefined): Promise<void> => {
    await work?.catch((error: unknown) => log.error(`closing the ${what} failed`, error))
  }

  const stopped = deferred<undefined>()
  const start = (): Promise<void> => (starting ??= open())
  const stop = (): Promise<void> => {
    stopping ??= takeDown().finally(() => stopped.resolve(undefined))
    return stopping
  }
  return { start, stop, stopped: stopped.promise }
}

interface Deferred<T> {
  readonly promise: Promise<T>
  resolve(value: T): void
  reject(error: unknown): void
}

function deferred<T>(): Deferred<T> {
  let settle: Pick<Deferred<T>, 'resolve' | 'reject'> | null = null
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Rejected with nobody waiting is no error here: there was no request to refuse.
  promise.catch(() => undefined)
  return {
    promise,
    resolve: (value) => settle?.resolve(value),
    reject: (error) => settle?.reject(error),
  }
}
