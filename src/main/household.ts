import type { AppStatus } from '@shared/contract/app'
import type { UserId } from '@shared/domain/ids'
import type { Normalisers } from '@shared/domain/normalised-event'
import { type Device, openDevice } from './accounts/device'
import { ensureLocalProfile } from './accounts/local-profile'
import type { AppOptions } from './app'
import { record } from './audit/record'
import type { Database } from './database/connection'
import type { OpenedDatabase } from './database/open'
import { inTransaction } from './database/transaction'
import type { Host } from './host/host'
import type { Handlers } from './ipc/handlers'
import { appHandlers } from './ipc/handlers/app'
import { type DesktopPorts, desktopHandlers } from './ipc/handlers/desktop'
import { doctorHandlers } from './ipc/handlers/doctor'
import { gitHandlers } from './ipc/handlers/git'
import { connectionHandlers } from './ipc/handlers/connections'
import { type GoalPorts, goalHandlers } from './ipc/handlers/goals'
import { ledgerHandlers } from './ipc/handlers/ledger'
import { type PetPorts, petHandlers } from './ipc/handlers/pet'
import { type SettingsPorts, settingsHandlers } from './ipc/handlers/settings'
import { type SnoozePorts, snoozeHandlers } from './ipc/handlers/snooze'
import { updatesHandlers } from './ipc/handlers/updates'
import type { PushHub } from './ipc/push-hub'
import { beginDays } from './metrics/day-counts'
import type { KeyMemory } from './oauth/vault/key-memory'
import { createPet } from './pets/pets'
import { settleRoles } from './pets/roles'
import { type Pipeline, type PipelineListener, createPipeline } from './pipeline/pipeline'
import { noteDeviceTimeZone, rhythmSettings } from './settings/settings'
import { endpointNormaliser } from './sources/endpoint/posted-event'
import { familiarNormaliser } from './sources/familiar/events'
import { fitbitNormaliser } from './sources/fitbit/normalise'
import { gitNormaliser } from './sources/git/normalise'
import { githubNormaliser } from './sources/github/normalise'
import { notionNormaliser } from './sources/notion/normalise'
import { aboutService } from './wire-about'
import type { WhileAtRest } from './wire-account'
import { scheduleBackups } from './wire-backups'
import type { SmokeParts } from './smoke'
import { type Keeping, openKeeping } from './wire-keeping'
import { doctorService } from './wire-doctor'
import { afterTimeout } from './wire-focus'
import { goalsService } from './wire-goals'
import { ledgerService } from './wire-ledger'
import { petService } from './wire-pet'
import { type Observing, beginObserving } from './wire-observing'
import { type Publisher, createPublisher } from './wire-publishing'
import { reportFailures, scoringPorts } from './wire-scoring'
import { settingsService } from './wire-settings'
import { keepingDays } from './wire-time-zone'
import { type Sources, createSources } from './wire-sources'
import { watchStatus } from './wire-status'
import { openOutside } from './wire-outside'
import type { Tray } from './wire-tray'
import { openVault } from './wire-vault'
import { type Showcase, openShowcase } from './wire-showcase'
import { type SnoozeKeeper, snoozeService } from './wire-snooze'
import type { UpdatesKeeper } from './wire-updates'

export interface HouseholdOptions extends AppOptions {
  readonly opened: OpenedDatabase
  readonly hub: PushHub
  readonly keyMemory: KeyMemory
  /** Asks one's own handlers, as a window would. */
  readonly ask: SmokeParts['ask']
  readonly status: () => AppStatus
  readonly setStatus: (status: AppStatus) => void
  readonly quit: () => void
  readonly snooze: SnoozeKeeper
  readonly updates: UpdatesKeeper
  /** This household is at rest while the work runs, and gone afterwards. */
  readonly whileAtRest: WhileAtRest
}

/** The profile this device lives with: its pet, its goals, its sources, and who may ask what of them. */
export interface Household {
  readonly handlers: Handlers
  readonly tray: Tray
  /** Looks at everything now: the computer was asleep. */
  lookAgain(): void
  /** The database did not answer a request: what waits for it goes on once it does. */
  databaseAway(): void
  /** The computer goes to sleep. */
  suspend(): void
  /** Finishes what is under way; nothing is scored afterwards. */
  close(): Promise<void>
}

const NORMALISERS: Normalisers = {
  git: gitNormaliser,
  familiar: familiarNormaliser,
  endpoint: endpointNormaliser,
  github: githubNormaliser,
  fitbit: fitbitNormaliser,
  notion: notionNormaliser,
}

/** Furnishes the household, works off what an earlier run left, and opens its doors. */
export async function openHousehold(options: HouseholdOptions): Promise<Household> {
  const { opened, hub, dataFolder, clock, log } = options
  const { database } = opened
  const device = await openDevice(dataFolder, { clock, log: log.for('device') })
  const userId = await moveIn(options, device)
  const own = { database, userId, device }

  const pets = petService({
    database,
    userId,
    clock,
    wake: () => pipeline.wake(),
    onChange: (pet) => showcase.show(pet),
    onPets: (all) => showcase.showAll(all),
    checkSpecies: (id) => keeping.checkSpecies(id),
  })
  const goals = goalsService(database, userId, clock, (views) =>
    hub.publish({ type: 'goals.changed', goals: views }),
  )
  const settings = settingsService(database, userId, clock, options.host, (next) => {
    outside.setSettings(next)
    // A new time zone or night changes how the pet is now, and where a goal's day ends.
    void showcase.refresh()
  })
  const snooze = snoozeService(options.snooze, () => rhythmSettings(database, userId), clock)
  const { tray, desktop, isSparing, ...outside } = openOutside({
    ...options,
    ...own,
    pets,
    snooze,
    focus: () => keeping.focus,
    sources: () => observed,
    updateSettings: (patch) => settings.update(patch),
    showcase: () => showcase,
  })
  const showcase = openShowcase({ ...options, pets, goals, tray })
  const publisher = createPublisher(
    (push) => hub.publish(push),
    (news) => showcase.news(news),
  )
  const watch = watchStatus(
    opened,
    options.status,
    (next) => tellStatus(options, tray, next),
    () => pipeline.wake(),
    log.for('status'),
  )
  const pipeline = householdPipeline(options, {
    scored: (batch) => {
      if (batch.userId !== userId) return
      publisher.scored(batch)
      desktop.scored(batch.petId, batch.state.xp, batch.completedGoals)
      observed?.connections.scored()
    },
    quarantined: (more) => watch.quarantined(more),
    unreachable: (error) => watch.unreachable(error),
    swept: (recovered) => {
      watch.reachable()
      if (recovered) resume(sources, keeping)
      // No system tells that its clock was set.
      options.snooze.lookAgain()
      void showcase.refresh()
    },
  })
  const sources = createSources()
  // What an earlier run left is scored before there are any.
  let observed: Observing | null = null
  const vault = await openVault({ ...options, ...own })
  const keeping = openKeeping({
    ...options,
    userId,
    pipeline,
    status: watch,
    readPet: (pet) => pets.read(pet),
    petChanged: (pet) => showcase.show(pet),
    petsChanged: () => showcase.refresh(),
    focusChanged: (next) => outside.setFocus(next),
    passwordChanged: (...change) => vault.passwordChanged(...change),
    passwordKept: () => vault.passwordKept(),
    signedIn: (who, password) => vault.signedIn(who, password),
  })
  const stopListening = whenConnectionsAreLost(database, () => pipeline.wake())
  await watch.start()
  await pipeline.start()
  await keeping.open()
  await showcase.refresh()
  outside.open(await settings.read())
  const observing = await beginObserving({
    ...options,
    ...own,
    vault,
    pipeline,
    sources,
    pet: pets,
    data: keeping.data,
    tellTroubles: (next) => tellStatus(options, tray, { ...options.status(), troubles: next }),
    outside,
    onSilence: () => void showcase.refresh(),
    isSparing,
  })
  observed = observing
  const stopBackups = scheduleBackups(opened, log.for('backup'))
  const served = { pets, goals, settings, snooze, desktop, showcase, observing, keeping, isSparing }
  return {
    handlers: handlersOf(options, userId, served),
    tray,
    lookAgain: () => {
      pipeline.wake()
      sources.resume()
      keeping.lookAgain()
    },
    databaseAway: () => pipeline.suspect(),
    suspend: () => sources.suspend(),
    close: async () => {
      for (const stop of [stopBackups, stopListening]) stop()
      ;[keeping, tray].forEach((one) => one.close())
      await comeToRest(sources, pipeline, publisher, showcase)
    },
  }
}

interface Served {
  readonly pets: PetPorts
  readonly goals: GoalPorts
  readonly settings: SettingsPorts
  readonly snooze: SnoozePorts
  readonly showcase: Showcase
  readonly desktop: DesktopPorts
  readonly observing: Observing
  readonly keeping: Keeping
  readonly isSparing: () => boolean
}

/** The database is back: what has waited for it goes on. */
function resume(sources: Sources, keeping: Keeping): void {
  sources.goOn()
  keeping.lookAgain()
}

/** What windows may ask of the household. */
function handlersOf(options: HouseholdOptions, userId: UserId, served: Served): Handlers {
  const { host, opened, clock } = options
  const { pets, goals, settings, snooze, desktop, showcase, observing, keeping } = served
  return {
    ...appHandlers({
      status: options.status,
      about: aboutService({ ...options, endpoint: observing.endpoint }),
      userIdleMs: () => (served.isSparing() ? 0 : host.userIdleMs()),
      openWindow: opensWindows(host, snooze, showcase),
    }),
    ...petHandlers(pets),
    ...goalHandlers(goals),
    ...ledgerHandlers(ledgerService(opened.database, userId, clock)),
    ...settingsHandlers(settings),
    ...snoozeHandlers(snooze),
    ...desktopHandlers(desktop),
    ...updatesHandlers(options.updates),
    ...doctorHandlers(doctorService({ ...options, ...served, ...observing, after: afterTimeout })),
    ...gitHandlers(observing.git),
    ...connectionHandlers(observing.connections),
    ...keeping.handlers,
  }
}

/** Opens windows for whoever asks: who wants to see the pet wants it neither asleep nor hidden. */
function opensWindows(host: Host, snooze: SnoozePorts, showcase: Showcase): Host['openWindow'] {
  return async (window, page) => {
    if (window === 'pet') {
      await snooze.end()
      await showcase.comeOut()
    }
    await host.openWindow(window, page)
  }
}

/** Lost connections are the first sign that the server has gone away: a query tells, long before the next sweep. */
function whenConnectionsAreLost(database: Database, run: () => void): () => void {
  database.$client.on('error', run)
  return () => void database.$client.off('error', run)
}

/** Ends all of it, whatever has become of the parts before; rejects when one has failed. */
async function comeToRest(
  sources: Sources,
  pipeline: Pipeline,
  publisher: Publisher,
  showcase: Showcase,
): Promise<void> {
  const steps: readonly (() => Promise<void> | void)[] = [
    () => sources.stop(),
    () => pipeline.stop(),
    () => publisher.flush(),
    () => publisher.stop(),
    () => showcase.close(),
  ]
  const problems: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      problems.push(error)
    }
  }
  if (problems.length > 0) throw new AggregateError(problems, 'not everything came to rest')
}

/** Windows hear of a new status by themselves; the tray is drawn anew. */
function tellStatus(options: HouseholdOptions, tray: Tray, next: AppStatus): void {
  options.setStatus(next)
  tray.redraw()
}

function householdPipeline(
  { opened, clock, log }: HouseholdOptions,
  listener: PipelineListener,
): Pipeline {
  return createPipeline({
    database: opened.database,
    normalisers: NORMALISERS,
    reportFailures,
    scoring: scoringPorts,
    listener,
    clock,
    log: log.for('pipeline'),
  })
}

/** Whose pet lives here: the profile is made on the first run, with its pet, and asks nothing. */
async function moveIn(
  { opened, dataFolder, clock }: HouseholdOptions,
  device: Device,
): Promise<UserId> {
  const userId = await ensureLocalProfile({
    database: opened.database,
    dataFolder,
    device,
    kind: opened.description.kind,
    location: opened.description.location,
    furnish: async (tx, id) => {
      const petId = await createPet(tx, id, clock())
      await beginDays(tx, id)
      await record(tx, {
        userId: id,
        action: 'profile.created',
        targetType: 'pet',
        targetId: petId,
      })
    },
  })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  await inTransaction(opened.database, async (tx) => {
    await keepingDays(tx, userId, clock(), () => noteDeviceTimeZone(tx, userId, zone))
    await settleRoles(tx, userId, clock())
  })
  return userId
}
