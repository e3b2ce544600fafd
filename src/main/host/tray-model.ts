import type { AppStatus } from '@shared/contract/app'
import type { LevelProgress } from '@shared/domain/level'
import type { Mood } from '@shared/domain/pet-state'
import { messages } from '@shared/i18n/messages'
import { troubleLine, troubledNames } from '@shared/i18n/trouble-words'

export type TrayAction =
  | 'toggle-pet'
  | 'bring-back'
  | 'snooze-hour'
  | 'snooze-tomorrow'
  | 'wake'
  | 'feed'
  | 'panel'
  | 'settings'
  | 'quit'

export type TrayItem =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'action'; readonly action: TrayAction; readonly label: string }
  | { readonly kind: 'separator' }

/** The tray as data; a host only draws it. */
export interface TrayModel {
  readonly tooltip: string
  readonly items: readonly TrayItem[]
}

export interface TrayState {
  readonly name: string
  readonly mood: Mood
  readonly progress: LevelProgress
  readonly petVisible: boolean
  /** The names of those that are to be seen on the screen; none where all are hidden. */
  readonly seen: readonly string[]
  /** Until when it sleeps out of sight, in words; null while it does not. */
  readonly asleepUntil: string | null
  /** Connections that cannot be read just now. */
  readonly troubles: AppStatus['troubles']
}

/** The tray's menu for how things are. Everything in it can also be reached without a tray. */
export function trayModel(state: TrayState): TrayModel {
  const { name, mood, progress, asleepUntil, troubles } = state
  const status =
    asleepUntil === null
      ? messages.tray.status(name, progress.level, mood)
      : messages.tray.asleep(name, asleepUntil)
  return {
    tooltip:
      troubles.length === 0 ? status : messages.tray.troubled(status, troubledNames(troubles)),
    items: [
      { kind: 'label', label: status },
      ...troubles.map((trouble): TrayItem => ({
        kind: 'label',
        label: messages.tray.trouble(troubleLine(trouble)),
      })),
      { kind: 'separator' },
      ...whereabouts(state),
      { kind: 'action', action: 'feed', label: messages.tray.feed(name) },
      { kind: 'separator' },
      { kind: 'action', action: 'panel', label: messages.tray.panel },
      { kind: 'action', action: 'settings', label: messages.tray.settings },
      { kind: 'separator' },
      { kind: 'action', action: 'quit', label: messages.tray.quit },
    ],
  }
}

/** A pet that sleeps can only be woken: to show it or to bring it back would be to wake it. */
function whereabouts({ name, petVisible, seen, asleepUntil }: TrayState): TrayItem[] {
  const { tray } = messages
  // They come and go together, and only one of them is named above.
  const who = seen.length > 1 ? tray.all : (seen[0] ?? name)
  if (asleepUntil !== null) return [{ kind: 'action', action: 'wake', label: tray.wake(who) }]
  return [
    { kind: 'action', action: 'toggle-pet', label: tray.togglePet(who, petVisible) },
    { kind: 'action', action: 'bring-back', label: tray.bringBack(who) },
    { kind: 'action', action: 'snooze-hour', label: tray.snoozeHour(who) },
    { kind: 'action', action: 'snooze-tomorrow', label: tray.snoozeTomorrow(who) },
  ]
}
