import type { AppStatus } from '@shared/contract/app'
import type { ConnectionView } from '@shared/contract/connections'
import type { LevelProgress } from '@shared/domain/level'
import type { Mood } from '@shared/domain/pet-state'
import { trayMessages as tray } from '@shared/i18n/tray-messages'
import { troubleLine, troubledNames } from '@shared/i18n/trouble-words'

export type TrayAction =
  | 'toggle-pet'
  | 'bring-back'
  | 'snooze-hour'
  | 'snooze-tomorrow'
  | 'wake'
  | 'feed'
  | 'pet'
  | 'play'
  | 'focus-start'
  | 'focus-stop'
  | 'click-through'
  | 'pause-all'
  | 'go-on'
  | 'check-updates'
  | 'panel'
  | 'settings'
  | 'quit'

export type TrayItem =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'action'; readonly action: TrayAction; readonly label: string }
  /** A switch: chosen, it is the other way round. */
  | {
      readonly kind: 'switch'
      readonly action: TrayAction
      readonly label: string
      readonly on: boolean
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'separator' }

/** How the icon looks: as the pet feels, dimmed while it sleeps, or marked. */
export type TrayIcon =
  'usual' | 'happy' | 'hungry' | 'sleepy' | 'bored' | 'worried' | 'asleep' | 'trouble'

/** The tray as data; a host only draws it. Its items are the pet's own context menu too. */
export interface TrayModel {
  readonly icon: TrayIcon
  readonly tooltip: string
  readonly items: readonly TrayItem[]
}

export type TrayConnection = Pick<ConnectionView, 'provider' | 'state'>

export interface TrayState {
  readonly name: string
  readonly mood: Mood
  readonly progress: LevelProgress
  /** Earned today; null while it is not known. */
  readonly xpToday: number | null
  readonly petVisible: boolean
  /** The names of those that are to be seen on the screen; none where all are hidden. */
  readonly seen: readonly string[]
  /** Until when it sleeps out of sight, in words; null while it does not. */
  readonly asleepUntil: string | null
  /** Until when the user works undisturbed, in words; null while no focus session runs. */
  readonly focusUntil: string | null
  /** How long a session begun from here is, in minutes. */
  readonly focusMinutes: number
  /** Does the pointer go through the pet too? Null where the host cannot have it so. */
  readonly clickThrough: boolean | null
  /** All there could be. */
  readonly connections: readonly TrayConnection[]
  /** Is the reading of repositories paused? Null where no folder is watched. */
  readonly gitPaused: boolean | null
  /** Does the database not answer just now? */
  readonly databaseAway: boolean
  /** Connections that cannot be read just now. */
  readonly troubles: AppStatus['troubles']
  readonly updates: {
    /** Can a newer version be looked for from here? */
    readonly possible: boolean
    /** The one that waits for the user's word. */
    readonly waiting: string | null
    /** The version whose news have not been read yet. */
    readonly unread: string | null
  }
}

/** Of the moods, those that can be told from each other at the size of a tray's icon. */
const FACES: Readonly<Record<Mood, TrayIcon>> = {
  content: 'usual',
  happy: 'happy',
  ecstatic: 'happy',
  hungry: 'hungry',
  sleepy: 'sleepy',
  bored: 'bored',
  worried: 'worried',
}

const SEPARATOR: TrayItem = { kind: 'separator' }

/** The tray's menu for how things are. Everything in it can also be reached without a tray. */
export function trayModel(state: TrayState): TrayModel {
  const { name, databaseAway, troubles, asleepUntil } = state
  const status = isAllPaused(state) ? tray.allPaused(statusLine(state)) : statusLine(state)
  const groups: readonly (readonly TrayItem[])[] = [
    [
      { kind: 'label', label: status },
      ...(state.xpToday === null ? [] : [label(tray.xpToday(state.xpToday))]),
      ...(databaseAway ? [label(tray.databaseAway)] : []),
      ...troubles.map((trouble) => label(tray.trouble(troubleLine(trouble)))),
    ],
    whereabouts(state),
    [
      action('feed', tray.feed(name)),
      // Petted and played with is who can be seen.
      ...(asleepUntil === null
        ? [action('pet', tray.pet(name)), action('play', tray.play(name))]
        : []),
    ],
    [focus(state)],
    sources(state),
    [action('panel', tray.panel), action('settings', tray.settings), ...updates(state.updates)],
    [action('quit', tray.quit)],
  ]
  return {
    icon: isTroubled(state) ? 'trouble' : asleepUntil === null ? FACES[state.mood] : 'asleep',
    tooltip: tooltip(status, state),
    items: groups
      .filter((items) => items.length > 0)
      .flatMap((items, index) => (index === 0 ? items : [SEPARATOR, ...items])),
  }
}

function isTroubled({ databaseAway, troubles }: TrayState): boolean {
  return databaseAway || troubles.length > 0
}

/** What is worst is said; there is more in the menu. */
function tooltip(status: string, { databaseAway, troubles }: TrayState): string {
  if (databaseAway) return tray.withoutDatabase(status)
  return troubles.length === 0 ? status : tray.troubled(status, troubledNames(troubles))
}

function statusLine({ name, mood, progress, asleepUntil }: TrayState): string {
  return asleepUntil === null
    ? tray.status(name, progress.level, mood)
    : tray.asleep(name, asleepUntil)
}

/** A pet that sleeps can only be woken: to show it or to bring it back would be to wake it. */
function whereabouts(state: TrayState): TrayItem[] {
  const { name, petVisible, seen, asleepUntil, clickThrough } = state
  // They come and go together, and only one of them is named above.
  const who = seen.length > 1 ? tray.all : (seen[0] ?? name)
  if (asleepUntil !== null) return [action('wake', tray.wake(who))]
  return [
    action('toggle-pet', tray.togglePet(who, petVisible)),
    action('bring-back', tray.bringBack(who)),
    ...(clickThrough === null
      ? []
      : [
          {
            kind: 'switch',
            action: 'click-through',
            label: tray.clickThrough(who),
            on: clickThrough,
          } as const,
        ]),
    action('snooze-hour', tray.snoozeHour(who)),
    action('snooze-tomorrow', tray.snoozeTomorrow(who)),
  ]
}

function focus({ focusUntil, focusMinutes }: TrayState): TrayItem {
  return focusUntil === null
    ? action('focus-start', tray.focusStart(focusMinutes))
    : action('focus-stop', tray.focusStop(focusUntil))
}

/** The same door, named for what is behind it. */
function updates({ possible, waiting, unread }: TrayState['updates']): TrayItem[] {
  if (waiting !== null) return [action('check-updates', tray.updateWaits(waiting))]
  if (unread !== null) return [action('check-updates', tray.updateNews(unread))]
  return possible ? [action('check-updates', tray.checkUpdates)] : []
}

/** How everything does that Familiar reads by itself, and one switch for all of it. Nothing where there is none. */
function sources(state: TrayState): TrayItem[] {
  const signedIn = state.connections.filter(isSignedIn)
  const lines = [
    ...(state.gitPaused === null ? [] : [label(tray.git(state.gitPaused))]),
    ...signedIn.map((one) => label(tray.connection(one.provider, one.state))),
  ]
  if (lines.length === 0) return []
  return [
    { kind: 'submenu', label: tray.connections, items: lines },
    isAllPaused(state) ? action('go-on', tray.goOn) : action('pause-all', tray.pauseAll),
  ]
}

/** Is everything paused that Familiar reads by itself, and is there such a thing? */
function isAllPaused({ connections, gitPaused }: TrayState): boolean {
  const signedIn = connections.filter(isSignedIn)
  return (gitPaused ?? signedIn.length > 0) && signedIn.every(({ state }) => state === 'paused')
}

/** Is there something to pause, or to go on with? */
export function isSignedIn({ state }: TrayConnection): boolean {
  return state !== 'disconnected' && state !== 'connecting'
}

function action(chosen: TrayAction, words: string): TrayItem {
  return { kind: 'action', action: chosen, label: words }
}

function label(words: string): TrayItem {
  return { kind: 'label', label: words }
}
