import type { AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { PetSnapshot } from '@shared/contract/pet'
import type { Settings, SettingsPatch } from '@shared/contract/settings'
import { assertNever } from '@shared/domain/assert-never'
import { levelProgress } from '@shared/domain/level'
import type { Shortcut } from '@shared/domain/shortcut'
import { type Calendar, type LocalDate, calendarFor } from '@shared/domain/local-day'
import { untilWords } from '@shared/i18n/time-words'
import { trayMessages as words } from '@shared/i18n/tray-messages'
import type { Clock } from './clock'
import { isUnreachable } from './database/connection'
import { Failure } from './failure'
import type { Host } from './host/host'
import { type TrayAction, type TrayState, isSignedIn, trayModel } from './host/tray-model'
import type { ConnectionPorts } from './ipc/handlers/connections'
import type { FocusPorts } from './ipc/handlers/focus'
import type { GitPorts } from './ipc/handlers/git'
import type { SnoozePorts } from './ipc/handlers/snooze'
import type { Log } from './log'
import { type PetService, nowOf } from './wire-pet'
import type { UpdatesKeeper } from './wire-updates'

export interface TrayParts {
  readonly host: Pick<
    Host,
    | 'bringPetBack'
    | 'canClickThrough'
    | 'desktop'
    | 'isPetVisible'
    | 'openWindow'
    | 'setClickThrough'
    | 'setPetVisible'
    | 'setTray'
  >
  readonly pets: Pick<PetService, 'care'>
  /** Names of the pets that are to be seen on the screen; none where all are hidden. */
  readonly seen: () => readonly string[]
  /** Somebody wants to see a pet: where all are hidden, the one that eats is so no more. */
  readonly comeOut: () => Promise<void>
  /** Does the database not answer just now? */
  readonly databaseAway: () => boolean
  /** Connections that cannot be read just now. */
  readonly troubles: () => AppStatus['troubles']
  readonly snooze: SnoozePorts
  readonly focus: () => FocusPorts
  /** What Familiar reads by itself; null before it is opened. */
  readonly sources: () => {
    readonly connections: Pick<ConnectionPorts, 'setPaused'>
    readonly git: Pick<GitPorts, 'setPaused'>
  } | null
  readonly updateSettings: (patch: SettingsPatch) => Promise<unknown>
  /** What the user earned on a day of theirs. */
  readonly xpOn: (day: LocalDate, calendar: Calendar) => Promise<number>
  readonly updates: Pick<UpdatesKeeper, 'check' | 'possible' | 'unread' | 'waiting'>
  readonly quit: () => void
  readonly clock: Clock
  /** Runs something once, so many ms from now; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly log: Log
}

/** The tray and the pet's own menu, kept as things are. */
export interface Tray {
  /** How the pet is that eats. */
  show(pet: PetSnapshot): void
  /** Something else it tells of may be another. */
  redraw(): void
  setFocus(focus: Focus): void
  setSettings(settings: Settings): void
  setConnections(connections: Connections): void
  setGit(git: GitOverview): void
  /** Does what was chosen. Never rejects: what went wrong is in the log. */
  act(action: TrayAction): void
  /** Does what keys were pressed for: it depends on how things are. */
  press(shortcut: Shortcut): void
  close(): void
}

/** After a change of the pet, in ms, until the day's XP is counted anew: a flood is counted once. */
const COUNT_AFTER_MS = 1_000

/** Keeps it; nothing is drawn before the first `show`. */
export function openTray(parts: TrayParts): Tray {
  const { host, clock } = parts
  const log = parts.log.for('tray')
  let pet: PetSnapshot | null = null
  let focus: Focus['running'] = null
  let settings: Pick<Settings, 'clickThrough' | 'focusMinutes'> | null = null
  let connections: Connections['connections'] = []
  let gitPaused: boolean | null = null
  let drawn = ''
  let closed = false
  const xp = { of: '', today: null as number | null, callOff: null as (() => void) | null }

  const draw = (): void => {
    if (pet === null || closed) return
    const now = clock()
    const calendar = calendarFor(pet.rhythm.timeZone)
    const { state } = nowOf(pet, now)
    const { until } = parts.snooze.read()
    const inWords = (at: string): string => untilWords(Date.parse(at), now, calendar)
    const model = trayModel({
      name: pet.name,
      mood: state.traits.mood,
      progress: levelProgress(state.xp),
      xpToday: xp.today,
      petVisible: isAnySeen(parts),
      seen: parts.seen(),
      asleepUntil: until && inWords(until),
      focusUntil: focus && inWords(focus.endsAt),
      focusMinutes: settings?.focusMinutes ?? 25,
      clickThrough: host.canClickThrough ? (settings?.clickThrough ?? false) : null,
      connections,
      gitPaused,
      databaseAway: parts.databaseAway(),
      troubles: parts.troubles(),
      updates: updatesOf(parts),
    })
    // Some desktops rebuild the whole menu for every change: only change what changes.
    const text = JSON.stringify(model)
    if (text === drawn) return
    drawn = text
    host.setTray(model)
  }
  const count = (): void => {
    if (pet === null) return
    xp.callOff = null
    const calendar = calendarFor(pet.rhythm.timeZone)
    const day = calendar.dateAt(clock())
    parts.xpOn(day, calendar).then(
      (today) => {
        xp.today = today
        draw()
      },
      (error: unknown) => log.warn('what was earned today could not be counted', error),
    )
  }
  const countSoon = (): void => {
    if (pet === null) return
    const of = `${pet.version} ${calendarFor(pet.rhythm.timeZone).dateAt(clock())}`
    if (of === xp.of) return
    xp.of = of
    xp.callOff ??= parts.after(COUNT_AFTER_MS, count)
  }

  const act = (action: TrayAction): void =>
    void perform(action, parts, { settings, connections, gitPaused })
      .then(draw)
      .catch((error: unknown) => {
        log.error(`${action} failed`, error)
        tellFailure(error, pet?.name ?? 'Familiar', host)
      })

  return {
    show: (next) => {
      pet = next
      countSoon()
      draw()
    },
    redraw: draw,
    setFocus: ({ running }) => {
      focus = running
      draw()
    },
    setSettings: (next) => {
      if (next.clickThrough !== settings?.clickThrough) host.setClickThrough(next.clickThrough)
      settings = next
      draw()
    },
    setConnections: (next) => {
      connections = next.connections
      draw()
    },
    setGit: ({ folders, paused }) => {
      gitPaused = folders.length === 0 ? null : paused
      draw()
    },
    act,
    press: (shortcut) => {
      if (shortcut === 'toggle-pet') act(parts.snooze.read().until === null ? 'toggle-pet' : 'wake')
      else if (shortcut === 'focus') act(focus === null ? 'focus-start' : 'focus-stop')
      else act(shortcut)
    },
    close: () => {
      closed = true
      xp.callOff?.()
    },
  }
}

/** Who chose something in a menu, or pressed its keys, sees no window in which it could say that it did not work. */
function tellFailure(error: unknown, title: string, host: TrayParts['host']): void {
  if (host.desktop?.canNotify() !== true) return
  // Of several that went wrong at once, the first stands for all.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const unexpected = isUnreachable(first) ? words.failed.database : words.failed.unknown
  const body = first instanceof Failure ? first.message : unexpected
  host.desktop.notify(
    { title, body },
    {
      onClick: () => void host.openWindow('settings', 'help').catch(() => undefined),
      // The log has it.
      onFailed: () => undefined,
    },
  )
}

function updatesOf({ updates }: TrayParts): TrayState['updates'] {
  return {
    possible: updates.possible,
    waiting: updates.waiting(),
    unread: updates.unread(),
  }
}

function isAnySeen({ host, seen }: Pick<TrayParts, 'host' | 'seen'>): boolean {
  return host.isPetVisible() && seen().length > 0
}

interface Present {
  readonly settings: Pick<Settings, 'clickThrough' | 'focusMinutes'> | null
  readonly connections: Connections['connections']
  /** Null where no folder is watched. */
  readonly gitPaused: boolean | null
}

/** Does what was chosen in the tray, or in the pet's menu. */
async function perform(action: TrayAction, parts: TrayParts, present: Present): Promise<void> {
  const { host, pets, snooze } = parts
  switch (action) {
    case 'toggle-pet': {
      const visible = !isAnySeen(parts)
      if (visible) await parts.comeOut()
      host.setPetVisible(visible)
      return
    }
    case 'bring-back':
      await parts.comeOut()
      host.bringPetBack()
      return
    case 'wake':
      await snooze.end()
      return
    case 'snooze-hour':
      await snooze.begin('hour')
      return
    case 'snooze-tomorrow':
      await snooze.begin('tomorrow')
      return
    case 'feed':
    case 'pet':
    case 'play':
      return pets.care(action)
    case 'focus-start':
      await parts.focus().begin(present.settings?.focusMinutes ?? 25, null)
      return
    case 'focus-stop':
      await parts.focus().end()
      return
    case 'click-through':
      await parts.updateSettings({ clickThrough: !(present.settings?.clickThrough ?? false) })
      return
    case 'pause-all':
    case 'go-on':
      return pauseAll(action === 'pause-all', parts, present)
    case 'check-updates':
      // Where it is shown how the check does, and what came of it.
      await host.openWindow('settings', 'about')
      if (parts.updates.possible) await parts.updates.check()
      return
    case 'panel':
    case 'settings':
      return host.openWindow(action)
    case 'quit':
      parts.quit()
      return
    default:
      return assertNever(action, 'tray action')
  }
}

/** One that cannot be paused keeps none of the others from it. */
async function pauseAll(paused: boolean, { sources }: TrayParts, present: Present): Promise<void> {
  const of = sources()
  if (of === null) return
  const others = present.connections.filter(
    (one) => isSignedIn(one) && (one.state === 'paused') !== paused,
  )
  const asked = await Promise.allSettled<unknown>([
    ...others.map(({ provider }) => of.connections.setPaused(provider, paused)),
    ...(present.gitPaused === !paused ? [of.git.setPaused(paused)] : []),
  ])
  const problems = asked.flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason] : [],
  )
  if (problems.length > 0) throw new AggregateError(problems, 'not all of it has changed')
}
