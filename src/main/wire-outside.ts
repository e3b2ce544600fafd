import type { AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { UserId } from '@shared/domain/ids'
import type { Database } from './database/connection'
import type { Host } from './host/host'
import type { PushHub } from './ipc/push-hub'
import { activityOf } from './metrics/day-counts'
import { type DesktopParts, type DesktopService, desktopService } from './wire-desktop'
import { afterTimeout } from './wire-focus'
import type { Showcase } from './wire-showcase'
import { type Tray, type TrayParts, openTray } from './wire-tray'
import { updateNews } from './wire-update-news'
import type { UpdatesKeeper } from './wire-updates'

export interface OutsideParts
  extends
    Omit<
      TrayParts,
      'xpOn' | 'after' | 'troubles' | 'databaseAway' | 'host' | 'seen' | 'comeOut' | 'updates'
    >,
    Pick<DesktopParts, 'clock' | 'log'> {
  readonly host: Host
  readonly updates: Pick<UpdatesKeeper, 'tellOfNewer' | 'tellNow'> & TrayParts['updates']
  readonly database: Database
  readonly userId: UserId
  readonly hub: PushHub
  readonly status: () => AppStatus
  readonly showcase: () => Pick<Showcase, 'called' | 'eating' | 'seen' | 'comeOut'>
}

/** What the user has of Familiar outside its windows: the tray, keys, notifications. */
export interface Outside {
  readonly tray: Tray
  readonly desktop: DesktopService
  /** What the pet has reached and the user has set before: none of it is news. */
  open(settings: Settings): void
  /** Other settings: windows hear of them too. */
  setSettings(settings: Settings): void
  /** Is the computer to be taken easy on: it is on its battery, and the user has not said otherwise? */
  readonly isSparing: () => boolean
  setFocus(focus: Focus): void
  setConnections(connections: Connections): void
  setGit(git: GitOverview): void
}

export function openOutside(parts: OutsideParts): Outside {
  const { database, userId, hub, showcase } = parts
  const eating = (): PetSnapshot | null => showcase().eating()
  const tray = openTray({
    ...parts,
    seen: () => showcase().seen(),
    comeOut: () => showcase().comeOut(),
    databaseAway: () => parts.status().database.state === 'down',
    troubles: () => parts.status().troubles,
    xpOn: async (day, calendar) =>
      (await activityOf(database, userId, day, 1, calendar))[0]?.xp ?? 0,
    after: afterTimeout,
  })
  const desktop = desktopService({
    ...parts,
    timeZone: () => eating()?.rhythm.timeZone ?? 'UTC',
    petName: (pet) => (pet && showcase().called(pet)) ?? eating()?.name ?? 'Familiar',
    onChange: (next) => hub.publish({ type: 'desktop.changed', desktop: next }),
  })
  const newer = updateNews(
    desktop,
    (push) => hub.publish(push),
    () => parts.updates.tellNow(),
  )
  parts.updates.tellOfNewer((version) => newer.tell(version))
  const both = [tray, desktop] as const
  let easyOnBattery = false
  const setSettings = (settings: Settings): void => {
    easyOnBattery = settings.easyOnBattery
    hub.publish({ type: 'settings.changed', settings })
    for (const one of both) one.setSettings(settings)
  }
  return {
    tray,
    desktop,
    open: (settings) => {
      const pet = eating()
      if (pet !== null) desktop.scored(pet.id, pet.state.xp, 0)
      setSettings(settings)
      newer.open()
    },
    setSettings,
    isSparing: () => easyOnBattery && parts.host.isOnBattery(),
    setFocus: (focus) => {
      for (const one of both) one.setFocus(focus)
      newer.setFocus(focus)
    },
    setGit: (git) => tray.setGit(git),
    setConnections: (connections) => both.forEach((one) => one.setConnections(connections)),
  }
}
