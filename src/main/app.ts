import type { AppStatus } from '@shared/contract/app'
import type { PetList } from '@shared/contract/pet'
import type { Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import type { PetId } from '@shared/domain/ids'
import type { Clock } from './clock'
import { type OpenedDatabase, openFamiliarDatabase } from './database/open'
import { type Deferred, type Doors, createDoors, deferred } from './doors'
import { Failure } from './failure'
import type { Flags } from './host/flags'
import type { Host, WindowConnection } from './host/host'
import type { Handlers } from './ipc/handlers'
import { type PushHub, createPushHub } from './ipc/push-hub'
import type { Log } from './log'
import { createKeyMemory } from './oauth/vault/key-memory'
import type { ProviderConfig } from './provider-config'
import { readBootSnapshot } from './pets/boot-snapshot'
import { withdrawCredentials } from './sources/endpoint/credentials'
import { shownPets } from './wire-showcase'
import { type Household, openHousehold } from './household'
import type { StopOutcome } from './stopping'
import { afterTimeout } from './wire-focus'
import { createSnooze } from './wire-snooze'
import { type UpdatesKeeper, createUpdates } from './wire-updates'
import { smokeReport, smokeTest } from './smoke'

export interface AppOptions {
  readonly host: Host
  readonly flags: Flags
  readonly dataFolder: string
  readonly migrationsFolder: string
  /** The species that come with Familiar. */
  readonly speciesFolder: string
  /** What reads pets from elsewhere, built as a thread of its own; null where they are read in place. */
  readonly speciesThread: string | null
  /** What is new in which version. */
  readonly changelogFile: string
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
  /** Takes everything down, whatever fails on the way. */
  stop(): Promise<StopOutcome>
  /** Whether every part of it works, asked once it is up: `--smoke`. The text to print. */
  smoke(): Promise<{ readonly ok: boolean; readonly report: string }>
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
  const keyMemory = createKeyMemory()
  const petListens = deferred<undefined>()
  let picture: PetList | null = null
  let opened: OpenedDatabase | null = null
  let household: Household | null = null
  let starting: Promise<void> | null = null
  let resting: Promise<unknown> | null = null
  let stopping: Promise<StopOutcome> | null = null
  let status: AppStatus = { database: { state: 'starting' }, quarantined: 0, troubles: [] }

  const setStatus = (next: AppStatus): void => {
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    hub.publish({ type: 'app.statusChanged', status })
    household?.tray.redraw()
  }

  const snooze = createSnooze({ ...options, after: afterTimeout }, (next) => {
    hub.publish({ type: 'snooze.changed', snooze: next })
    host.setPetAsleep(next.until !== null)
    household?.tray.redraw()
  })
  const updates = updatesOf(options, hub, () => household?.tray.redraw())

  const doors = createDoors({
    early: (handlers) => ({
      'app.status': () => Promise.resolve(status),
      ...lastSeen(() => (household === null && resting === null ? picture : null), handlers),
    }),
    log: log.for('ipc'),
    unreachable: () => household?.databaseAway(),
  })

  const open = async (): Promise<void> => {
    picture = await readBootSnapshot(dataFolder, log.for('pet'))
    if (picture !== null) showLastSeen(picture, hub, host)
    hub.publish({ type: 'app.statusChanged', status })
    for (const one of [snooze, updates]) await one.open()
    await host.start({
      connect: (window, send, pet) => lineOf({ window, pet }, send, hub, doors, petListens),
      trayAction: (action) => household?.tray.act(action),
      shortcut: (shortcut) => household?.tray.press(shortcut),
      resumed: () => [snooze, household, updates].forEach((one) => one?.lookAgain()),
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
    await furnish(opened)
    host.announceReady()
  }

  const furnish = async (database: OpenedDatabase): Promise<void> => {
    household = await openHousehold({
      ...options,
      snooze,
      updates,
      opened: database,
      hub,
      keyMemory,
      ask: (window, route) => doors.answer(window, route, undefined),
      status: () => status,
      setStatus,
      quit: () => void stop(),
      whileAtRest: (work) => (resting = rest(database, work)),
    })
    doors.open(household.handlers)
  }

  /** The household moves out, the work is done, and whoever lives there moves in: also when the first could not rest. */
  const rest = async <T>(database: OpenedDatabase, work: () => Promise<T>): Promise<T> => {
    if (stopping !== null) throw new Failure('STOPPING', 'Familiar is being closed.')
    await resting?.catch(() => undefined)
    doors.close()
    const left = household
    household = null
    try {
      await left?.close()
      return await work()
    } finally {
      await furnish(database).then(
        () => hub.publish({ type: 'data.replaced' }),
        (error: unknown) => {
          log.error('the household could not be opened again', error)
          const problem = 'Familiar could not go on by itself. Close it and start it again.'
          setStatus({ ...status, database: { state: 'down', problem } })
          doors.lock(new Failure('DATABASE_UNAVAILABLE', problem, { cause: error }))
        },
      )
    }
  }

  const takeDown = async (): Promise<StopOutcome> => {
    // A start under way is let come through first: half of it cannot be taken down in order.
    await starting?.catch(() => undefined)
    await resting?.catch(() => undefined)
    doors.lock(new Failure('STOPPING', 'Familiar is being closed.'))
    for (const one of [snooze, updates]) await stepDown(log, 'snooze or updates', one.close())
    await stepDown(log, 'sources and scoring', household?.close())
    await stepDown(log, 'endpoint', withdrawCredentials(dataFolder, log))
    await stepDown(log, 'windows', host.stop())
    const isClosed = await stepDown(log, 'database', opened?.close())
    return isClosed ? 'in order' : 'in disorder'
  }

  const stopped = deferred<undefined>()
  const start = (): Promise<void> => (starting ??= open())
  const stop = (): Promise<StopOutcome> =>
    (stopping ??= takeDown().finally(() => stopped.resolve(undefined)))
  const smoke = (): ReturnType<App['smoke']> => smokeOf(options, doors, petListens.promise)
  return { start, stop, smoke, stopped: stopped.promise }
}

/** The updates of this copy: windows hear of each change, and the tray of what waits. */
function updatesOf(options: AppOptions, hub: PushHub, redraw: () => void): UpdatesKeeper {
  const { updater } = options.host
  return createUpdates(
    { ...options, updater, after: afterTimeout, random: Math.random },
    (updates) => {
      hub.publish({ type: 'updates.changed', updates })
      redraw()
    },
  )
}

/** Windows hear of the pets as last seen before there is a database to ask. */
function showLastSeen(pets: PetList, hub: PushHub, host: Host): void {
  hub.publish({ type: 'pets.changed', pets })
  host.setPets(shownPets(pets))
}

/** The pets as last seen, until there are the real ones. */
function lastSeen(
  seen: () => PetList | null,
  handlers: () => Promise<Handlers>,
): Pick<Handlers, 'pet.get' | 'pet.list'> {
  return {
    'pet.get': async (input, caller) => {
      const { pet: own } = caller
      const pet = seen()?.find(({ id, eats }) => (own === undefined ? eats : id === own))
      return pet ?? (await handlers())['pet.get'](input, caller)
    },
    'pet.list': async (input, caller) => seen() ?? (await handlers())['pet.list'](input, caller),
  }
}

/** A window's line to the app: it asks at the doors, and hears of the hub. */
function lineOf(
  { window, pet }: { readonly window: WindowKind; readonly pet: PetId | undefined },
  send: (push: Push) => void,
  hub: PushHub,
  doors: Doors,
  petListens: Deferred<undefined>,
): WindowConnection {
  const subscription = hub.subscribe(window, send, pet)
  return {
    request: (route, input) => doors.answer(window, route, input, pet),
    ready: () => {
      if (window === 'pet') petListens.resolve(undefined)
      subscription.ready()
    },
    close: () => subscription.close(),
  }
}

/** Asks every part as its windows would. */
async function smokeOf(
  { host, flags, version }: AppOptions,
  doors: Doors,
  petListens: Promise<void>,
): ReturnType<App['smoke']> {
  const findings = await smokeTest({
    ask: (window, route) => doors.answer(window, route, undefined),
    petListens: flags.open && host.hasPetWindow() ? petListens : null,
    now: () => performance.now(),
    after: afterTimeout,
  })
  const platform = `${process.platform} ${process.arch}`
  const report = smokeReport(findings, { version, runtime: host.runtime, platform })
  return { ok: findings.every(({ ok }) => ok), report }
}

/** One step of the way down: its failure is logged and the next still runs. Resolves to whether it went well. */
async function stepDown(log: Log, what: string, work: Promise<void> | undefined): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    log.error(`closing the ${what} failed`, error)
    return false
  }
}
